import { type CaseAction, type CaseFacts, ownerOf } from './case.ts'
import type { Channel } from './channel.ts'
import { isGroup, type Person, samePerson } from './person.ts'
import { type Role, roleOf, roles, type Team } from './team.ts'

/** Why somebody may not do something. */
export type Denial =
  /** They are not of the team. */
  | 'not-of-the-team'
  /** It wants a higher role. */
  | 'role'
  /** The case is of another brand than those of the channel. */
  | 'other-brand'
  /** Brands are kept apart, and the place is none of the settings' channels. */
  | 'unknown-place'

/** The least role for each action; taking a case out of somebody's hands is asked for apart. */
const least: Record<CaseAction, Role> = {
  ...{ claim: 'agent', reply: 'agent', resolve: 'agent', release: 'agent', assign: 'agent', snooze: 'agent' },
  ...{ wake: 'agent', note: 'agent', dismiss: 'agent', 'not-us': 'agent', 'not-negative': 'agent' },
  ...{ mute: 'agent', reopen: 'agent', thank: 'agent', 'ask-quote': 'agent', 'never-ask': 'agent' },
}

/** What takes a case from the person who has it: theirs to do, or a manager's. */
const takesAway: CaseAction[] = ['release', 'assign']

/** What is asked for: who does what, and where they pressed. */
export interface Asked {
  action: CaseAction
  who: Person
  /** The channel of the settings; null: none is known. */
  channel: Pick<Channel, 'brands'> | null
}

/** Whether somebody may do something to a case; null: they may. Pure. */
export function denialOf(
  { action, who, channel }: Asked,
  subject: Pick<CaseFacts, 'state'> & { brandId: string },
  { team, apart }: { team: Team; apart: boolean },
): Denial | null {
  const role = roleOf(team, who)
  if (role === null) return 'not-of-the-team'
  if (channel?.brands && !channel.brands.includes(subject.brandId)) return 'other-brand'
  if (apart && !channel) return 'unknown-place'
  const owner = ownerOf(subject.state)
  const others = owner !== null && !isGroup(owner) && !samePerson(owner, who)
  const wanted = takesAway.includes(action) && others ? 'manager' : least[action]
  return isAtLeast(role, wanted) ? null : 'role'
}

/** Whether somebody is of the team at all. */
export const memberMay = (team: Team, who: Person): boolean => roleOf(team, who) !== null

/** Whether somebody may say where a channel's cards go: customers' words follow. */
export function mayConnect(team: Team, who: Person): boolean {
  const role = roleOf(team, who)
  return role !== null && isAtLeast(role, 'manager')
}

/** Whether somebody may read the audit log. */
export const mayAudit = (team: Team, who: Person): boolean => roleOf(team, who) === 'admin'

const isAtLeast = (role: Role, wanted: Role) => roles.indexOf(role) >= roles.indexOf(wanted)

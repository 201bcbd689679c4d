import { emailOf, isGroup, type Owner, type Person, samePerson } from '../core/person.ts'
import { rotaWeek } from '../core/rota-week.ts'
import type { Work } from '../core/store-ports.ts'
import { asGroup, asPerson, type Called, managersOf, onCallAt, type Team } from '../core/team.ts'
import type { Parts } from './parts.ts'

/** Of those who act in the chats, the last seen. */
const mostSeen = 500

/** Who a case can be given to: the groups and people of the settings, then whoever acts in the chats; each once. */
export async function listOwners(
  { directory }: Pick<Work, 'directory'>,
  { settings: { team } }: Pick<Parts, 'settings'>,
): Promise<Owner[]> {
  const people = [...team.people.map(asPerson), ...(await directory.list(mostSeen))]
  const once = people.filter((each, n) => !people.slice(0, n).some((other) => samePerson(each, other)))
  return [...team.groups.map(asGroup), ...once]
}

/** Those that reminders may call at an instant. */
export function callable({ settings: { team, timezone } }: Pick<Parts, 'settings'>, now: Date) {
  return { onCall: onCallAt(team, rotaWeek(team.rota, now, timezone)), managers: managersOf(team) }
}

/** What each chat needs to call some people and groups: their ids there, as the settings or their own clicks tell. */
export async function calledFor(
  owners: Owner[],
  { directory }: Pick<Work, 'directory'>,
  { settings: { team } }: Pick<Parts, 'settings'>,
  except: Owner | null = null,
): Promise<Called[]> {
  if (owners.length === 0) return []
  const seen = await directory.list(mostSeen)
  const called = owners.flatMap((owner) =>
    isGroup(owner) ? callGroup(owner.id, team, seen, except) : [callPerson(owner, team, seen)],
  )
  return called.filter((each, n) => called.findIndex((other) => sameCall(each, other)) === n)
}

/**
 * Slack calls a user group as a whole; elsewhere, and without one, its members are called. Where somebody of it is not to
 * be called, the others are, one by one.
 */
function callGroup(id: string, team: Team, seen: Person[], except: Owner | null): Called[] {
  const group = team.groups.find((each) => each.id === id)
  if (!group) return []
  const people = group.members.map((email): Person => {
    const member = team.people.find((each) => each.email === email)
    return member ? asPerson(member) : { platform: 'web', id: email, name: email, email }
  })
  const others = people.filter((each) => !except || !samePerson(each, except))
  const members = others.map((person) => callPerson(person, team, seen))
  if (others.length < people.length || (!group.slack && members.length > 0)) return members
  const whole: Called = { name: group.name, email: null, slack: group.slack, teams: null }
  // In Slack the group stands for all of its members: they are named for Teams alone.
  const inTeams = members.filter(({ teams }) => teams).map((each) => ({ ...each, slack: null, email: null }))
  return [whole, ...inTeams]
}

function callPerson(person: Person, { people }: Team, seen: Person[]): Called {
  const email = emailOf(person)
  const same = [person, ...people.map(asPerson), ...seen].filter((each) => samePerson(each, person))
  const member = people.find((each) => (email ? each.email === email : samePerson(asPerson(each), person)))
  const idIn = (platform: Person['platform']) => same.find((each) => each.platform === platform)?.id ?? null
  return {
    name: person.name,
    email: email ?? same.map(emailOf).find((each) => each !== null) ?? null,
    slack: member?.slack ?? idIn('slack'),
    teams: member?.teams ?? idIn('teams'),
  }
}

const sameCall = (a: Called, b: Called) => a.name === b.name && a.slack === b.slack && a.teams === b.teams

import { emailOf, type Group, type Owner, type Person, type Platform } from './person.ts'

/** What somebody may do: see `access.ts`. `nobody` may do nothing. */
export const roles = ['agent', 'manager', 'admin'] as const

export type Role = (typeof roles)[number]

/** Somebody of the settings, by whatever is known of them. */
export interface TeamMember {
  /** In small letters; null: only the chats' ids are known. */
  email: string | null
  name: string
  role: Role
  /** Their ids in the chats; null: found out by the e-mail address where the chat allows. */
  slack: string | null
  teams: string | null
}

/** A shift or desk that cases are given to, and that is called. */
export interface TeamGroup {
  id: string
  name: string
  /** E-mail addresses of those in it, in small letters. */
  members: string[]
  /** A Slack user group (S…), which Slack calls as a whole; null: its members are called one by one. */
  slack: string | null
}

/** Who is on call: a plain weekly rota. Each turn is an e-mail address or a group's id. */
export interface Rota {
  turns: string[]
  /** The day (`2026-11-02`) on which the first turn began; each lasts a week from its weekday and hour. */
  since: string
  /** Minutes from midnight, when one hands over to the next. */
  at: number
}

/** The people of the settings. */
export interface Team {
  people: TeamMember[]
  groups: TeamGroup[]
  /** Null: nobody is. */
  rota: Rota | null
  /** The role of those that `people` does not list; null: they may do nothing. */
  everybody: Role | null
  /** The same in the web inbox, where people say who they are themselves. */
  web: Role | null
}

/** Somebody that a message calls, with what each chat needs to call them. */
export interface Called {
  name: string
  email: string | null
  /** A person's id in Slack (U…) or a user group's (S…). */
  slack: string | null
  teams: string | null
}

/** The team member that a person is: by their id in the chat, which stands above an address that two may share. */
function memberOf({ people }: Pick<Team, 'people'>, person: Person): TeamMember | null {
  const email = emailOf(person)
  const hasId = (member: TeamMember) =>
    (person.platform === 'slack' && member.slack === person.id) ||
    (person.platform === 'teams' && member.teams === person.id)
  const hasEmail = (member: TeamMember) => email !== null && member.email === email
  return people.find(hasId) ?? people.find(hasEmail) ?? null
}

/** The role of a person; null: they may do nothing. In the web inbox nobody is known for who they say they are. */
export function roleOf(team: Team, person: Person): Role | null {
  if (person.platform === 'web') return team.web
  return memberOf(team, person)?.role ?? team.everybody
}

/** A team member as an owner of cases. Without an id in a chat the address stands for one. */
export function asPerson({ email, name, slack, teams }: TeamMember): Person {
  const [platform, id]: [Platform, string] = slack
    ? ['slack', slack]
    : teams
      ? ['teams', teams]
      : ['web', email ?? name]
  return { platform, id, name, ...(email && { email }) }
}

export const asGroup = ({ id, name }: TeamGroup): Group => ({ platform: 'group', id, name })

/** Those on call at an instant. */
export function onCallAt(team: Pick<Team, 'rota' | 'people' | 'groups'>, week: number | null): Owner[] {
  if (!team.rota || week === null || team.rota.turns.length === 0) return []
  const { turns } = team.rota
  const turn = turns[((week % turns.length) + turns.length) % turns.length]!
  const group = team.groups.find(({ id }) => id === turn)
  if (group) return [asGroup(group)]
  const member = team.people.find(({ email }) => email === turn)
  return [member ? asPerson(member) : { platform: 'web', id: turn, name: turn, email: turn }]
}

/** The managers of the settings. */
export const managersOf = ({ people }: Pick<Team, 'people'>): Owner[] =>
  people.filter(({ role }) => role === 'manager').map(asPerson)

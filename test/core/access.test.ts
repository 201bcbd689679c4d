import { describe, expect, it } from 'vitest'
import { type Denial, denialOf, mayAudit, mayConnect, memberMay } from '../../src/core/access.ts'
import { type CaseAction, type CaseState, caseActions } from '../../src/core/case.ts'
import type { Owner, Person, Platform } from '../../src/core/person.ts'
import { type Role, roleOf, roles, type Team } from '../../src/core/team.ts'

/** Whose the case is. */
const belongings = ['own', "another's", "nobody's", "a group's"] as const

/** The least role for each action, by whose the case is: the whole of it, on one look. */
const leastRole: Record<CaseAction, Record<(typeof belongings)[number], Role>> = {
  claim: { own: 'agent', "another's": 'agent', "nobody's": 'agent', "a group's": 'agent' },
  reply: { own: 'agent', "another's": 'agent', "nobody's": 'agent', "a group's": 'agent' },
  resolve: { own: 'agent', "another's": 'agent', "nobody's": 'agent', "a group's": 'agent' },
  release: { own: 'agent', "another's": 'manager', "nobody's": 'agent', "a group's": 'agent' },
  assign: { own: 'agent', "another's": 'manager', "nobody's": 'agent', "a group's": 'agent' },
  snooze: { own: 'agent', "another's": 'agent', "nobody's": 'agent', "a group's": 'agent' },
  wake: { own: 'agent', "another's": 'agent', "nobody's": 'agent', "a group's": 'agent' },
  note: { own: 'agent', "another's": 'agent', "nobody's": 'agent', "a group's": 'agent' },
  dismiss: { own: 'agent', "another's": 'agent', "nobody's": 'agent', "a group's": 'agent' },
  'not-us': { own: 'agent', "another's": 'agent', "nobody's": 'agent', "a group's": 'agent' },
  'not-negative': { own: 'agent', "another's": 'agent', "nobody's": 'agent', "a group's": 'agent' },
  mute: { own: 'agent', "another's": 'agent', "nobody's": 'agent', "a group's": 'agent' },
  reopen: { own: 'agent', "another's": 'agent', "nobody's": 'agent', "a group's": 'agent' },
  thank: { own: 'agent', "another's": 'agent', "nobody's": 'agent', "a group's": 'agent' },
  'ask-quote': { own: 'agent', "another's": 'agent', "nobody's": 'agent', "a group's": 'agent' },
  'never-ask': { own: 'agent', "another's": 'agent', "nobody's": 'agent', "a group's": 'agent' },
}

/** Which roles are enough where one is wanted. */
const enough: Record<Role, Role[]> = {
  agent: ['agent', 'manager', 'admin'],
  manager: ['manager', 'admin'],
  admin: ['admin'],
}

/** Where it is pressed, and what that comes to where brands are kept apart and where they are not. */
const places = [
  { place: 'a channel of the brand', channel: { brands: ['acme', 'other'] }, apart: null, together: null },
  { place: 'a channel of all brands', channel: { brands: null }, apart: null, together: null },
  { place: 'another brand’s', channel: { brands: ['other'] }, apart: 'other-brand', together: 'other-brand' },
  { place: 'an unknown place', channel: null, apart: 'unknown-place', together: null },
] as const

const email = 'aino@acme.example'
const member = { email, name: 'Aino', slack: 'U1', teams: 'T1' }
const chats: Record<Platform, Person> = {
  slack: { platform: 'slack', id: 'U1', name: 'Aino' },
  teams: { platform: 'teams', id: 'T1', name: 'Aino' },
  web: { platform: 'web', id: 'w1', name: 'Aino' },
}
const makeTeam = (role: Role | null, changes: Partial<Team> = {}): Team => ({
  people: role ? [{ ...member, role }] : [],
  ...{ groups: [], rota: null, everybody: null, web: role },
  ...changes,
})

const at = new Date('2026-11-21T12:00:00Z')
const claimedBy = (owner: Owner): CaseState => ({ state: 'claimed', owner, at, lapsesAt: null })
const stateOf = (belongs: (typeof belongings)[number], who: Person): CaseState => {
  if (belongs === "nobody's") return { state: 'open' }
  if (belongs === 'own') return claimedBy(who)
  if (belongs === "a group's") return claimedBy({ platform: 'group', id: 'night', name: 'Night' })
  return claimedBy({ platform: who.platform, id: 'X9', name: 'Veikko' })
}

interface Row {
  action: CaseAction
  role: Role | null
  belongs: (typeof belongings)[number]
  where: (typeof places)[number]
  apart: boolean
}

function expected({ action, role, belongs, where, apart }: Row): Denial | null {
  if (role === null) return 'not-of-the-team'
  const place = apart ? where.apart : where.together
  return place ?? (enough[leastRole[action][belongs]].includes(role) ? null : 'role')
}

const chatNames = Object.keys(chats) as Platform[]
const cells = caseActions.flatMap((action) =>
  [...roles, 'nobody' as const].flatMap((role) => chatNames.map((chat) => ({ action, role, chat }))),
)

describe('who may do what', () => {
  it.each(cells)('$action by $role in $chat', ({ action, role: name, chat }) => {
    const role = name === 'nobody' ? null : name
    const who = chats[chat]
    for (const belongs of belongings)
      for (const where of places)
        for (const apart of [true, false]) {
          const subject = { state: stateOf(belongs, who), brandId: 'acme' }
          const { channel: known } = where
          const channel = known && { brands: known.brands && [...known.brands] }
          const denial = denialOf({ action, who, channel }, subject, { team: makeTeam(role), apart })
          const said = `${belongs}, ${where.place}, ${apart ? 'apart' : 'together'}`
          expect(denial, said).toBe(expected({ action, role, belongs, where, apart }))
        }
  })

  it('goes by who has it while it rests and when it is answered, and by nobody once it is closed', () => {
    const others = claimedBy(chats.teams)
    const by = chats.teams
    const after = others as Extract<CaseState, { state: 'claimed' }>
    const snoozed: CaseState = { state: 'snoozed', by, at, until: at, reason: 'depot', after }
    const answered: CaseState = { state: 'answered', owner: by, by, at, reply: null }
    const resolved: CaseState = { state: 'resolved', by, at, answeredAt: at, outcome: null }
    const who: Person = { platform: 'slack', id: 'U7', name: 'Liisa' }
    const team = makeTeam(null, { everybody: 'agent' })
    const asked = { action: 'assign', who, channel: null } as const
    const denials = [others, snoozed, answered, resolved].map((state) =>
      denialOf(asked, { state, brandId: 'acme' }, { team, apart: false }),
    )
    expect(denials).toEqual(['role', 'role', 'role', null])
  })

  it('lets the owner release a case in another chat, by the address', () => {
    const state = claimedBy({ ...chats.slack, id: 'U9', email })
    const team = makeTeam(null, { everybody: 'agent' })
    const release = (who: Person) =>
      denialOf({ action: 'release', who, channel: null }, { state, brandId: 'acme' }, { team, apart: false })
    expect(release({ ...chats.teams, email: 'AINO@acme.example' })).toBeNull()
    expect(release(chats.teams)).toBe('role')
  })
})

describe('who somebody is', () => {
  const team = makeTeam('admin', { everybody: 'agent', web: 'manager' })
  const stranger = { platform: 'slack', id: 'U5', name: 'Aino' } as const

  it.each<[string, Person, Role]>([
    ['by their id in Slack', chats.slack, 'admin'],
    ['by their id in Teams', chats.teams, 'admin'],
    ['by the address', { ...stranger, email }, 'admin'],
    ['by the address in any letters', { ...stranger, email: ' Aino@ACME.Example ' }, 'admin'],
    ['not by the name', stranger, 'agent'],
    ['not by another one’s address', { ...stranger, email: 'aino@acme.example.org' }, 'agent'],
    ['not by the id of another chat', { ...stranger, platform: 'teams', id: 'U1' }, 'agent'],
    ['not by what they say in the web inbox', { ...chats.web, id: 'U1', email }, 'manager'],
  ])('is known %s', (_, who, role) => {
    expect(roleOf(team, who)).toBe(role)
    expect(mayAudit(team, who)).toBe(role === 'admin')
  })

  it('is what the id says where the address says another', () => {
    const boss = { ...member, role: 'admin' as const, slack: null, teams: null }
    const people = [boss, { ...member, email: 'v@acme.example', role: 'agent' as const }]
    expect(roleOf({ ...team, people }, { ...chats.slack, email })).toBe('agent')
  })

  it('is nobody where neither the list nor everybody else has a role', () => {
    const closed = makeTeam('agent', { web: null })
    expect([chats.slack, stranger, chats.web].map((who) => memberMay(closed, who))).toEqual([
      ...[true, false, false],
    ])
  })
})

it('lets managers and admins say where the cards of a channel go', () => {
  const who = { platform: 'teams', id: 'T9', name: 'Somebody' } as const
  const may = (['agent', 'manager', 'admin', null] as const).map((everybody) =>
    mayConnect({ people: [], groups: [], rota: null, everybody, web: null }, who),
  )
  expect(may).toEqual([false, true, true, false])
})

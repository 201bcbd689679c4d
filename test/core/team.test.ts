import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { authorKey } from '../../src/core/author.ts'
import { takesBrand } from '../../src/core/channel.ts'
import { treatmentScore, treatments } from '../../src/core/outcome.ts'
import { cleanPerson, type Person, samePerson } from '../../src/core/person.ts'
import { rotaWeek } from '../../src/core/rota-week.ts'
import { asPerson, managersOf, onCallAt, type Team } from '../../src/core/team.ts'
import { aino, ainoInTeams, night, veikko } from './histories.ts'

const helsinki = 'Europe/Helsinki'
/** From Monday 5 October 2026 at nine. */
const rota = { turns: ['aino@acme.example', 'night', 'v@acme.example'], since: '2026-10-05', at: 540 }
const member = { email: 'aino@acme.example', name: 'Aino', role: 'agent', slack: 'U1', teams: 'T1' } as const
const team: Team = {
  people: [
    member,
    { ...member, email: null, name: 'Liisa', role: 'manager', slack: null, teams: 'T8' },
    { ...member, email: 'b@acme.example', name: 'Bo', role: 'manager', slack: null, teams: null },
    { ...member, email: 'root@acme.example', name: 'Root', role: 'admin' },
  ],
  groups: [{ id: 'night', name: 'Night shift', members: ['v@acme.example'], slack: 'S1' }],
  ...{ rota, everybody: null, web: null },
}

describe('the rota', () => {
  it.each([
    ['2026-10-05T05:59Z', -1],
    ['2026-10-05T06:00Z', 0],
    ['2026-10-12T05:59Z', 0],
    ['2026-10-12T06:00Z', 1],
    // Winter time has begun: nine o'clock is an hour later in UTC.
    ['2026-10-26T06:59Z', 2],
    ['2026-10-26T07:00Z', 3],
    ['2027-03-29T05:59Z', 24],
    ['2027-03-29T06:00Z', 25],
  ])('at %s is in week %i', (now, week) => {
    expect(rotaWeek(rota, new Date(now), helsinki)).toBe(week)
  })

  it('hands over once a week and never back', () => {
    const at = fc.integer({ min: 0, max: 400 * 1440 }).map((n) => new Date(Date.UTC(2026, 0, 1) + n * 60_000))
    fc.assert(
      fc.property(at, at, (a, b) => {
        const [first, second] = [a, b]
          .toSorted((one, other) => +one - +other)
          .map((each) => rotaWeek(rota, each, helsinki)!)
        expect(second).toBeGreaterThanOrEqual(first!)
        expect(second! - first!).toBeLessThanOrEqual(Math.ceil(Math.abs(+a - +b) / (167 * 3_600_000)))
      }),
    )
  })

  it.each([
    [0, { platform: 'slack', id: 'U1', name: 'Aino', email: 'aino@acme.example' }],
    [1, night],
    [2, { platform: 'web', id: 'v@acme.example', name: 'v@acme.example', email: 'v@acme.example' }],
    [3, { platform: 'slack', id: 'U1', name: 'Aino', email: 'aino@acme.example' }],
    [7, night],
    [-1, { platform: 'web', id: 'v@acme.example', name: 'v@acme.example', email: 'v@acme.example' }],
    [-3, { platform: 'slack', id: 'U1', name: 'Aino', email: 'aino@acme.example' }],
  ])('in week %i has its turn on call, over and over', (week, onCall) => {
    expect(onCallAt(team, week)).toEqual([onCall])
  })

  it('may be missing', () => {
    expect(rotaWeek(null, new Date(0), helsinki)).toBeNull()
    expect(onCallAt({ ...team, rota: null }, 0)).toEqual([])
    expect(onCallAt({ ...team, rota: { ...rota, turns: [] } }, 0)).toEqual([])
    expect(onCallAt(team, null)).toEqual([])
  })
})

describe('people', () => {
  it('are owners by the id that a chat knows them by, else by the address', () => {
    expect(team.people.map(asPerson).map(({ platform, id }) => `${platform} ${id}`)).toEqual([
      ...['slack U1', 'teams T8', 'web b@acme.example', 'slack U1'],
    ])
    expect(managersOf(team).map(({ name }) => name)).toEqual(['Liisa', 'Bo'])
  })

  it.each<[Person, Person, boolean]>([
    [aino, { ...aino, name: 'Aino K.' }, true],
    [aino, ainoInTeams, true],
    [ainoInTeams, aino, true],
    [aino, veikko, false],
    [veikko, { ...veikko, platform: 'slack' }, false],
    [{ ...veikko, email: '' }, { ...aino, email: '' }, false],
  ])('%o and %o are one: %s', (one, other, same) => {
    expect(samePerson(one, other)).toBe(same)
  })

  it('are never a group, whatever its id', () => {
    expect(samePerson(night, { platform: 'slack', id: 'night', name: 'Night shift' })).toBe(false)
    expect(samePerson(night, { ...night, name: 'Nights' })).toBe(true)
  })

  it('have names and addresses that every chat and database can hold', () => {
    const odd = {
      platform: 'slack',
      id: 'U1',
      name: '\u0000 Ai\nno \ud800',
      email: ' A@Acme.Example ',
    } as const
    expect(cleanPerson(odd)).toEqual({ ...odd, name: 'Ai no \ufffd', email: 'a@acme.example' })
    const { email: _, ...rest } = odd
    expect(cleanPerson({ ...odd, name: '\n', email: 'no address' })).toEqual({ ...rest, name: 'U1' })
  })
})

describe('channels and authors', () => {
  it.each([
    [null, true],
    [['acme'], true],
    [['other', 'acme'], true],
    [['other'], false],
    [[], false],
  ])('a channel of %j takes the cases of acme: %s', (brands, takes) => {
    expect(takesBrand({ brands }, 'acme')).toBe(takes)
  })

  it.each([
    [' Maija M. ', 'maija m.'],
    ['Anonyymi', null],
    ['A Google user', null],
    ['[deleted]', null],
    ['  ', null],
    [null, null],
  ])('the author %j is told from others as %j', (author, key) => {
    expect(authorKey(author)).toBe(key)
  })

  it.each([
    [[], 0],
    [['kind'], 50],
    [['personal', 'point'], 50],
    [['point', 'kind', 'kind'], 75],
    [[...treatments], 100],
  ] as const)('to be treated %j is worth %i', (treated, score) => {
    expect(treatmentScore({ treated: [...treated] })).toBe(score)
  })
})

import { describe, expect, it } from 'vitest'
import { loadSettings } from '../../config/load-settings.ts'
import { kinds } from '../../src/collect/kinds/index.ts'
import { faultLines, refusalOf } from './faults-of.ts'

const start =
  'brands: [{ id: acme, name: Acme }, { id: routa, name: Routa }]\nsources: [{ id: news, url: "https://a.example" }]\n'
const load = (text: string) => loadSettings(start + text, 'korva.yaml', kinds)

describe('promises, people and noise in the settings', () => {
  it('keeps what is written, with addresses in small letters and hours by weekday', () => {
    const settings = load(`
promise:
  respond: 2h
  hours: office
  rules:
    - { when: { severity: high, brand: acme, source: news }, respond: 30m, hours: always }
    - { when: { brand: routa } }
hours: [{ id: office, open: { mon-thu: "08:00-12:00, 12:30-16:00", fri: "08:00-24:00" }, holidays: FI, closed: ["2026-12-31"] }]
claims: { lease: never }
people: [{ email: Aino@Example.COM, name: Aino, role: admin, slack: U0123456789 }, { name: Bot, teams: abc }]
groups: [{ id: night, name: Night, members: [Aino@example.com], slack: S0123456789 }]
oncall: { turns: [night, AINO@example.com], since: "2026-11-02" }
access: { everybody: nobody, web: agent, apart: true }
quiet: { from: "22:30", to: "06:15" }
cardsPerHour: 5
channels: [{ id: praise, platform: web, brands: [acme] }]
praise: { to: [praise] }
retention: { days: 30 }
`)
    const week = [
      ...Array(4).fill([
        { from: 480, to: 720 },
        { from: 750, to: 960 },
      ]),
      [{ from: 480, to: 1440 }],
      [],
      [],
    ]
    const office = { id: 'office', week, holidays: 'FI', closed: ['2026-12-31'] }
    expect(settings).toMatchObject({
      promise: {
        respondMs: 7_200_000,
        hours: office,
        rules: [
          { when: { severity: 'high', brand: 'acme', source: 'news' }, respondMs: 1_800_000, hours: null },
          { when: { brand: 'routa' }, respondMs: 7_200_000, hours: office },
        ],
      },
      claims: null,
      people: [
        { email: 'aino@example.com', name: 'Aino', role: 'admin', slack: 'U0123456789', teams: null },
        { email: null, name: 'Bot', role: 'agent', slack: null, teams: 'abc' },
      ],
      groups: [{ id: 'night', name: 'Night', members: ['aino@example.com'], slack: 'S0123456789' }],
      oncall: { turns: ['night', 'aino@example.com'], since: '2026-11-02', at: 480 },
      access: { everybody: 'nobody', web: 'agent', apart: true },
      quiet: { from: 1350, to: 375 },
      cardsPerHour: 5,
      praise: { to: ['praise'], from: 0.5 },
      retention: { days: 30 },
    })
    expect(settings.channels).toMatchObject([{ id: 'praise', brands: ['acme'] }])
  })

  it.each([
    ['a team that sets nothing', '', { leaseMs: 1_800_000, remindMs: 600_000 }],
    ['a short lease', 'claims: { lease: 15m }', { leaseMs: 900_000, remindMs: 450_000 }],
    ['a long one', 'claims: { lease: 7d }', { leaseMs: 604_800_000, remindMs: 600_000 }],
    ['one that says so', 'claims: { lease: 45m, remind: 20m }', { leaseMs: 2_700_000, remindMs: 1_200_000 }],
    ['none', 'claims: { lease: never, remind: 20m }', null],
  ])('has whoever claimed be told in time: %s', (_what, text, claims) => {
    expect(load(text).claims).toEqual(claims)
  })

  it('takes every field of a list as left out that is', () => {
    const { people, groups, oncall, channels, praise } = load(`
people: [{ name: Aino, slack: U0123456789 }]
groups: [{ id: night, name: Night, slack: S0123456789 }]
oncall: { turns: [night], since: 2026-11-02, at: 7:30 }
channels: [{ id: a, platform: web }]
praise: { to: [a], from: 1 }
`)
    expect(people).toEqual([{ email: null, name: 'Aino', role: 'agent', slack: 'U0123456789', teams: null }])
    expect(groups).toEqual([{ id: 'night', name: 'Night', members: [], slack: 'S0123456789' }])
    expect(oncall).toEqual({ turns: ['night'], since: '2026-11-02', at: 450 })
    expect([channels, praise]).toEqual([
      [{ id: 'a', platform: 'web', target: null, brands: null }],
      { to: ['a'], from: 1 },
    ])
  })

  const anybody = 'people: [{ name: A, email: a@b.fi }]\n'
  const table: [string, string, string[]][] = [
    [
      'an unknown brand and source in a rule',
      'promise: { rules: [{ when: { brand: acne, source: newz } }] }\n',
      [
        '3:37 promise.rules[0].when.brand is "acne", which is no brand; allowed: acme, routa; did you mean acme?',
        '3:51 promise.rules[0].when.source is "newz", which is no source; allowed: news; did you mean news?',
      ],
    ],
    [
      'a promise of no length',
      'promise: { respond: 10s }\n',
      ['3:21 promise.respond is "10s"; allowed: a duration from 1m to 30d, such as 30s, 5m, 1h or 1d'],
    ],
    [
      'somebody by whom nobody is known',
      'people: [{ name: Aino }]\n',
      ['3:10 people[0].email is missing; allowed: an e-mail address, or an id in slack or teams'],
    ],
    [
      'people that are another one',
      'people:\n  - { name: A, email: a@b.fi, slack: U01 }\n  - { name: B, email: A@B.fi }\n  - { name: C, slack: U01, teams: x }\n  - { name: D, teams: x }\n',
      [
        '5:23 people[1].email is "A@B.fi", as people[0].email is; allowed: an address of their own',
        '6:23 people[2].slack is "U01", as people[0].slack is; allowed: an id of their own',
        '7:23 people[3].teams is "x", as people[2].teams is; allowed: an id of their own',
      ],
    ],
    [
      'an address, a role and an id that are none',
      'people: [{ name: A, email: aino, role: boss, slack: aino }]\n',
      [
        '3:28 people[0].email is "aino"; allowed: an e-mail address',
        '3:40 people[0].role is "boss"; allowed: one of agent, manager, admin',
        '3:53 people[0].slack is "aino"; allowed: a member id of Slack, such as U0123456789',
      ],
    ],
    [
      'groups of one id, and what are no members',
      'groups: [{ id: a, name: A }, { id: a, name: B, members: [aino], slack: night }]\n',
      [
        '3:36 groups[1].id is "a", as groups[0] is; allowed: an id of its own',
        '3:58 groups[1].members[0] is "aino"; allowed: an e-mail address',
        '3:72 groups[1].slack is "night"; allowed: the id of a user group in Slack, such as S0123456789',
      ],
    ],
    [
      'a turn of nobody',
      `${anybody}groups: [{ id: night, name: N }]\noncall: { turns: [a@c.fi, nihgt, night], since: 2026-11-02 }\n`,
      [
        `5:19 oncall.turns[0] is "a@c.fi", which is no person's address and no group; allowed: a@b.fi, night; did you mean a@b.fi?`,
        `5:27 oncall.turns[1] is "nihgt", which is no person's address and no group; allowed: a@b.fi, night; did you mean night?`,
        '5:34 oncall.turns[2] is "night", a group that nobody is in; allowed: a group with members, or with a user group of Slack',
      ],
    ],
    [
      'a rota without anybody, and one that begins never',
      'oncall: { turns: [a], since: 2026-02-30, at: 24:00 }\n',
      [
        `3:19 oncall.turns[0] is "a", which is no person's address and no group; allowed: none, since there are no people and no groups`,
        '3:30 oncall.since is "2026-02-30"; allowed: a day, such as "2026-12-24"',
        '3:46 oncall.at is "24:00"; allowed: a time of day, such as "08:00"',
      ],
    ],
    [
      'a rota of no turns',
      'oncall: { turns: [] }\n',
      [
        '3:1 oncall.since is missing; allowed: a day, such as "2026-12-24"',
        '3:11 oncall.turns is an empty list; allowed: a list of e-mail addresses of people, or ids of groups, at least 1',
      ],
    ],
    [
      'a reminder after the lease',
      'claims: { lease: 10m, remind: 10m }\n',
      ['3:31 claims.remind is "10m"; allowed: shorter than the lease, which is 10m'],
    ],
    [
      'a reminder after the usual lease',
      'claims: { remind: 45m }\n',
      ['3:19 claims.remind is "45m"; allowed: shorter than the lease, which is 30m'],
    ],
    [
      'a lease of no length',
      'claims: { lease: 0 }\n',
      ['3:18 claims.lease is 0; allowed: a duration from 5m to 7d, such as 30m, or never'],
    ],
    [
      'access for what is no role',
      'access: { everybody: none, web: viewer, apart: sometimes }\n',
      [
        '3:22 access.everybody is "none"; allowed: one of agent, manager, admin, nobody',
        '3:33 access.web is "viewer"; allowed: one of agent, manager, admin, nobody',
        '3:48 access.apart is "sometimes"; allowed: true or false',
      ],
    ],
    [
      'praise for a channel that is not there, and stronger than there is',
      'praise: { to: [thanks], from: 5 }\n',
      [
        '3:16 praise.to[0] is "thanks", which is no channel; allowed: inbox',
        '3:31 praise.from is 5; allowed: a number from 0 to 1, such as 0.5',
      ],
    ],
    [
      'a channel of an unknown brand, and one of none',
      'channels: [{ id: a, platform: web, brands: [acne] }, { id: b, platform: web, brands: [] }]\n',
      [
        '3:45 channels[0].brands[0] is "acne", which is no brand; allowed: acme, routa; did you mean acme?',
        '3:78 channels[1].brands is an empty list; allowed: a list of brand ids, at least 1',
      ],
    ],
    [
      'a route to a channel of another brand',
      'channels: [{ id: a, platform: web, brands: [routa] }]\nroutes: [{ when: { brand: acme }, to: [inbox, a] }]\n',
      [
        '4:40 routes[0].to[0] is "inbox", which is no channel; allowed: a',
        '4:47 routes[0].to[1] is "a", which does not take acme; allowed: a channel whose brands hold acme, or a with it',
      ],
    ],
    [
      'no cards at all',
      'cardsPerHour: 0\n',
      ['3:15 cardsPerHour is 0; allowed: a whole number from 1 to 1000'],
    ],
    [
      'what is kept for ever',
      'retention: { days: 4000 }\n',
      ['3:20 retention.days is 4000; allowed: a whole number from 1 to 3650'],
    ],
  ]
  it.each(table)('refuses %s by its line', (_what, text, expected) => {
    expect(faultLines(refusalOf(start + text))).toEqual(expected)
  })

  it('refuses a route of a source that brings none of the brands of its channel', () => {
    const text = (source: string) =>
      `brands: [{ id: acme, name: Acme }, { id: routa, name: Routa }]\nsources: [{ id: news, url: "https://a.example", ${source} }]\nchannels: [{ id: a, platform: web, brands: [routa] }]\nroutes: [{ when: { source: news }, to: [a] }]\n`
    for (const source of ['about: acme', 'brands: [acme]']) {
      expect(faultLines(refusalOf(text(source)))).toEqual([
        '4:41 routes[0].to[0] is "a", which does not take acme; allowed: a channel whose brands hold acme, or a with it',
      ])
    }
    for (const source of ['about: routa', 'brands: [acme, routa]', 'announceFirst: 1'])
      expect(loadSettings(text(source), 'korva.yaml', kinds).routes).toHaveLength(1)
  })
})

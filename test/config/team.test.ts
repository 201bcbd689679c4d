import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holidaysOf } from '../../config/holidays.ts'
import { loadSettings } from '../../config/load-settings.ts'
import { parseDays, parseSpans, parseTime, parseWeek, weekdays } from '../../config/spans.ts'
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

  const table: [string, string, string[]][] = [
    [
      'hours that are not there',
      'promise: { hours: offise }\nhours: [{ id: office, open: { mon: "8:00-9:00" } }]\n',
      ['3:19 promise.hours is "offise", which are no hours; allowed: always, office; did you mean office?'],
    ],
    [
      'hours called always',
      'hours: [{ id: always, open: { mon: "8:00-9:00" } }]\n',
      ['3:15 hours[0].id is "always", which means around the clock; allowed: another id'],
    ],
    [
      'a country that is none',
      'hours: [{ id: a, open: { mon: "8:00-9:00" }, holidays: QQ }]\n',
      ['3:56 hours[0].holidays is "QQ"; allowed: one of AD, AE'],
    ],
    [
      'spans one over another',
      'hours: [{ id: a, open: { mon: "8:00-10:00, 9:00-12:00" } }]\n',
      ['3:31 hours[0].open.mon is "8:00-10:00, 9:00-12:00"; allowed: hours in their order'],
    ],
    [
      'a day twice',
      'hours: [{ id: a, open: { mon-fri: "8:00-10:00", wed: "11:00-12:00" } }]\n',
      ['3:18 hours[0].open is a map; allowed: days with their hours'],
    ],
    [
      'an unknown brand in a rule',
      'promise: { rules: [{ when: { brand: acne } }] }\n',
      [
        '3:37 promise.rules[0].when.brand is "acne", which is no brand; allowed: acme, routa; did you mean acme?',
      ],
    ],
    [
      'somebody by whom nobody is known',
      'people: [{ name: Aino }]\n',
      ['3:10 people[0].email is missing; allowed: an e-mail address, or an id in slack or teams'],
    ],
    [
      'an address twice',
      'people: [{ name: A, email: a@b.fi }, { name: B, email: A@B.fi }]\n',
      [`is "A@B.fi", as another one's is; allowed: an address of their own`],
    ],
    [
      'a turn of nobody',
      'people: [{ name: A, email: a@b.fi }]\noncall: { turns: [c@b.fi], since: "2026-11-02" }\n',
      ['oncall.turns[0] is "c@b.fi", which is no person and no group; allowed: a@b.fi'],
    ],
    [
      'a rota that begins never',
      'groups: [{ id: g, name: G }]\noncall: { turns: [g], since: "2026-02-30" }\n',
      ['oncall.since is "2026-02-30"; allowed: a day in quotes, such as "2026-12-24"'],
    ],
    [
      'a reminder after the lease',
      'claims: { lease: 10m, remind: 10m }\n',
      ['claims.remind is "10m"; allowed: shorter than the lease, which is 10m'],
    ],
    [
      'quiet hours of no length',
      'quiet: { from: "07:00", to: "07:00" }\n',
      ['quiet.to is "07:00", as from is; allowed: another time'],
    ],
    [
      'a time that is none',
      'quiet: { from: "25:00", to: "07:00" }\n',
      ['quiet.from is "25:00"; allowed: a time of day in quotes'],
    ],
    [
      'praise for a channel that is not there',
      'praise: { to: [thanks] }\n',
      ['praise.to[0] is "thanks", which is no channel'],
    ],
    [
      'a channel of an unknown brand',
      'channels: [{ id: a, platform: web, brands: [acne] }]\n',
      ['channels[0].brands[0] is "acne", which is no brand'],
    ],
    [
      'a route to a channel of another brand',
      'channels: [{ id: a, platform: web, brands: [routa] }]\nroutes: [{ when: { brand: acme }, to: [a] }]\n',
      [
        'routes[0].to[0] is "a", which does not take acme; allowed: a channel whose brands hold acme, or a with it',
      ],
    ],
    ['no cards at all', 'cardsPerHour: 0\n', ['cardsPerHour is 0; allowed: a whole number from 1 to 1000']],
  ]
  it.each(table)('refuses %s by its line', (_what, text, expected) => {
    const lines = faultLines(refusalOf(start + text))
    expect(lines).toHaveLength(expected.length)
    for (const [n, line] of expected.entries()) expect(lines[n]).toContain(line)
  })

  it('knows the days off in Finland, the eves among them', () => {
    const isOff = holidaysOf('FI')
    const off = [
      '2026-12-06',
      '2026-12-24',
      '2027-01-06',
      '2027-03-26',
      '2027-05-06',
      '2027-06-25',
      '2028-06-23',
    ]
    expect(off.filter((day) => !isOff(day))).toEqual([])
    expect(['2026-12-07', '2026-11-28', '2027-05-09', '2027-06-24'].filter(isOff)).toEqual([])
  })
})

const clock = fc.integer({ min: 0, max: 1440 })
const written = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

describe('spans of a day', () => {
  it('are read as they are written, in order and apart', () => {
    fc.assert(
      fc.property(fc.uniqueArray(clock, { minLength: 2, maxLength: 8 }), (times) => {
        const sorted = times.toSorted((a, b) => a - b).slice(0, times.length - (times.length % 2))
        const spans = Array.from({ length: sorted.length / 2 }, (_, n) => ({
          from: sorted[2 * n]!,
          to: sorted[2 * n + 1]!,
        }))
        const text = spans.map(({ from, to }) => `${written(from)}-${written(to)}`).join(', ')
        expect(parseSpans(text)).toEqual(spans)
        if (spans.length > 1) expect(parseSpans(text.split(', ').toReversed().join(', '))).toBeNull()
      }),
    )
  })

  it('are refused where they are none, whatever stands there', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const spans = parseSpans(text)
        for (const { from, to } of spans ?? []) expect(0 <= from && from < to && to <= 1440).toBe(true)
        expect(parseDays(text) === null || text.length > 2).toBe(true)
      }),
    )
    for (const text of [
      '',
      '8',
      '8:00',
      '8:00-',
      '10:00-9:00',
      '8:00-8:00',
      '8:00-9:00-10:00',
      '8:60-9:00',
      '8:00-24:01',
    ]) {
      expect(parseSpans(text), text).toBeNull()
    }
  })

  it('have a day each: ranges stay within the week', () => {
    fc.assert(
      fc.property(fc.nat(6), fc.nat(6), (first, last) => {
        const days = parseDays(`${weekdays[first]}-${weekdays[last]}`)
        expect(days?.length ?? 0).toBe(Math.max(0, last - first + 1))
      }),
    )
    expect(parseWeek({ 'mon-sun': '00:00-24:00' })).toEqual(Array(7).fill([{ from: 0, to: 1440 }]))
    expect([parseTime('24:00'), parseTime('24:00', 1440), parseTime('7:05')]).toEqual([null, 1440, 425])
  })
})

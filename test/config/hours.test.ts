import { describe, expect, it } from 'vitest'
import { loadSettings } from '../../config/load-settings.ts'
import { kinds } from '../../src/collect/kinds/index.ts'
import { faultLines, refusalOf } from './faults-of.ts'

const start = 'brands: [{ id: acme, name: Acme }]\nsources: []\n'
const load = (text: string) => loadSettings(start + text, 'korva.yaml', kinds)
const day = [{ from: 480, to: 960 }]

describe('hours in the settings', () => {
  it('are those that a promise names, or always', () => {
    const { promise } = load(`
promise:
  hours: always
  rules:
    - { when: { severity: low }, hours: " south " }
    - { when: {}, respond: 1h }
hours: [{ id: south, open: { sun-thu: 8:00-16:00 } }, { id: north, open: { Mon: "00:00-24:00" } }]
`)
    const week = [day, day, day, day, [], [], day]
    expect(promise).toEqual({
      respondMs: 5_400_000,
      hours: null,
      rules: [
        {
          when: { severity: 'low' },
          respondMs: 5_400_000,
          hours: { id: 'south', week, holidays: null, closed: [] },
        },
        { when: {}, respondMs: 3_600_000, hours: null },
      ],
    })
  })

  it('take a country in any letters', () => {
    const { promise } = load(
      'promise: { hours: a }\nhours: [{ id: a, open: { mon: 8:00-16:00 }, holidays: fi }]\n',
    )
    expect(promise.hours?.holidays).toBe('FI')
  })

  it('may be quiet over midnight or within a day', () => {
    expect(load('quiet: { from: 22:00, to: 07:00 }').quiet).toEqual({ from: 1320, to: 420 })
    expect(load('quiet: { from: "0:00", to: "6:30" }').quiet).toEqual({ from: 0, to: 390 })
  })

  const days = 'mon, tue, wed, thu, fri, sat, sun, or a range such as mon-fri'
  const inOrder = 'hours in their order, such as "08:00-16:00" or "08:00-12:00, 13:00-24:00"'
  const named =
    'days with their hours, such as { mon-fri: "08:00-16:00", sat: "10:00-12:00, 13:00-15:00" }, each day once'
  const open = (what: string) => `hours:\n  - id: a\n    open: ${what}\n`
  const country = (what: string) => `${open('{ mon: 8:00-9:00 }')}    holidays: ${what}\n`
  const table: [string, string, string[]][] = [
    [
      'names of hours that are not there',
      'promise: { hours: offise, rules: [{ when: {}, hours: nigth }] }\nhours: [{ id: office, open: { mon: 8:00-9:00 } }]\n',
      [
        '3:19 promise.hours is "offise", which are no hours; allowed: always, office; did you mean office?',
        '3:54 promise.rules[0].hours is "nigth", which are no hours; allowed: always, office',
      ],
    ],
    [
      'a name that is no text',
      'promise: { hours: 8 }\n',
      ['3:19 promise.hours is 8; allowed: `always`, or the id of some hours'],
    ],
    [
      'hours called always, and two of one id',
      'hours: [{ id: always, open: { mon: 8:00-9:00 } }, { id: a, open: { mon: 8:00-9:00 } }, { id: a, open: { mon: 8:00-9:00 } }]\n',
      [
        '3:15 hours[0].id is "always", which means around the clock; allowed: another id',
        '3:94 hours[2].id is "a", as hours[1] is; allowed: an id of its own',
      ],
    ],
    [
      'what names no day',
      open('{ mon: 8:00-9:00, wedd: 8:00-9:00, mon-fry: 8:00-9:00, mon-wed-fri: 8:00-9:00 }'),
      [
        `5:29 hours[0].open.wedd names no day; allowed: ${days}; did you mean wed?`,
        `5:46 hours[0].open.mon-fry names no day; allowed: ${days}`,
        `5:66 hours[0].open.mon-wed-fri names no day; allowed: ${days}`,
      ],
    ],
    [
      'days that are named twice',
      open('{ mon-fri: 8:00-9:00, wed: 11:00-12:00, sat-mon: 9:00-10:00 }'),
      [
        '5:33 hours[0].open.wed names wed, as mon-fri does; allowed: each day once',
        '5:51 hours[0].open.sat-mon names mon, as mon-fri does; allowed: each day once',
      ],
    ],
    [
      'spans one over another, or backwards, or of no length',
      open('{ mon: "8:00-10:00, 9:00-12:00", tue: "22:00-6:00", wed: "8:00-8:00", thu: 8 }'),
      [
        `5:18 hours[0].open.mon is "8:00-10:00, 9:00-12:00"; allowed: ${inOrder}`,
        `5:49 hours[0].open.tue is "22:00-6:00"; allowed: ${inOrder}`,
        `5:68 hours[0].open.wed is "8:00-8:00"; allowed: ${inOrder}`,
        `5:86 hours[0].open.thu is 8; allowed: ${inOrder}`,
      ],
    ],
    ['no days at all', open('{}'), [`5:5 hours[0].open is a map; allowed: ${named}`]],
    ['no hours at all', 'hours: [{ id: a }]\n', [`3:9 hours[0].open is missing; allowed: ${named}`]],
    [
      'days off that are none',
      `${open('{ mon: 8:00-9:00 }')}    closed: ["2026-02-29", 24.12.2026]\n`,
      [
        '6:14 hours[0].closed[0] is "2026-02-29"; allowed: a day, such as "2026-12-24"',
        '6:28 hours[0].closed[1] is "24.12.2026"; allowed: a day, such as "2026-12-24"',
      ],
    ],
    [
      'a code of no country',
      country('QQ'),
      ['6:15 hours[0].holidays is "QQ"; allowed: a country code of two letters, such as FI'],
    ],
    [
      'a code near others',
      country('fx'),
      [
        expect.stringMatching(
          /holidays is "fx"; allowed: a country code of two letters, such as FI, F[A-Z, F]*$/,
        ),
      ],
    ],
    [
      'a country by its name',
      country('Suomi'),
      [
        expect.stringMatching(
          /^6:15 hours\[0\]\.holidays is "Suomi"; .* SE,.*; did you mean FI \(Suomi\)\?$/,
        ),
      ],
    ],
    [
      'a country by its name, with a slip',
      country('Findland'),
      [expect.stringMatching(/; allowed: .* FI, .*; did you mean FI \(Finland\)\?$/)],
    ],
    [
      'a country that is no text',
      country('358'),
      ['6:15 hours[0].holidays is 358; allowed: a country code of two letters, such as FI'],
    ],
    [
      'quiet hours of no length',
      'quiet: { from: "07:00", to: 7:00 }\n',
      ['3:29 quiet.to is "7:00", as from is; allowed: another time'],
    ],
    [
      'times that are none',
      'quiet: { from: 25:00, to: 7 }\n',
      [
        '3:16 quiet.from is "25:00"; allowed: a time of day, such as "08:00"',
        '3:27 quiet.to is 7; allowed: a time of day, such as "08:00"',
      ],
    ],
  ]
  it.each(table)('are refused by their line: %s', (_what, text, expected) => {
    expect(faultLines(refusalOf(start + text))).toEqual(expected)
  })
})

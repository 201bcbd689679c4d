import { describe, expect, it } from 'vitest'
import { describeOffDuty } from '../../src/core/describe-off-duty.ts'
import { describeReplay } from '../../src/core/describe-replay.ts'
import { offDuty } from '../../src/core/off-duty.ts'
import type { Span, WorkingHours } from '../../src/core/promise.ts'
import type { ReplayedChannel, ReplayReport } from '../../src/core/replay.ts'
import type { Locale } from '../../src/core/texts/index.ts'

const timezone = 'Europe/Helsinki'
const hours = (...week: Span[][]): WorkingHours => ({ timezone, week, isHoliday: () => false })
const every = (spans: Span[]) => hours(...Array.from({ length: 7 }, () => spans))
const office: Span[] = [{ from: 480, to: 960 }]
const offices = hours(office, office, office, office, office, [], [])
const rota = { turns: ['aino@example.com', 'night', 'aino@example.com'], since: '2026-11-02', at: 480 }

const duty = (all: WorkingHours[], onCall: typeof rota | null = null) =>
  offDuty({
    promise: {
      ...{ respondMs: 1, hours: all[0] ?? null },
      rules: all.slice(1).map((each) => ({ when: {}, respondMs: 1, hours: each })),
    },
    team: {
      rota: onCall,
      people: [{ email: 'aino@example.com', name: 'Aino', role: 'agent', slack: null, teams: null }],
      groups: [{ id: 'night', name: 'Night shift', members: [], slack: null }],
    },
  })

describe('when nobody is on duty', () => {
  const said = (all: WorkingHours[], locale: Locale = 'en', onCall: typeof rota | null = null) =>
    describeOffDuty(duty(all, onCall), locale)

  it('is said in the words of a team', () => {
    const days = every([{ from: 420, to: 1380 }])
    expect(said([days])).toBe('Nobody is on duty from 23 to 07.')
    expect(said([days], 'fi')).toBe('Kukaan ei ole vuorossa klo 23–07.')
    expect(said([offices])).toBe('Nobody is on duty Mon–Thu from 16 to 08 and from Fri 16 to Mon 08.')
    expect(said([offices], 'fi')).toBe('Kukaan ei ole vuorossa ma–to klo 16–08 ja pe klo 16 – ma klo 08.')
  })

  it('is what no promise has working hours in, with half hours and lunch', () => {
    const saturday = hours([], [], [], [], [], [{ from: 600, to: 750 }], [])
    expect(said([offices, saturday])).toBe(
      'Nobody is on duty Mon–Thu from 16 to 08, Fri from 16 to 10, and from Sat 12:30 to Mon 08.',
    )
    const lunch = every([
      { from: 0, to: 690 },
      { from: 720, to: 1440 },
    ])
    expect(said([lunch], 'fi')).toBe('Kukaan ei ole vuorossa klo 11.30–12.')
    expect(said([every([{ from: 0, to: 1440 }])])).toBe('Somebody is at work around the clock.')
    const nights = hours([{ from: 0, to: 1440 }], [], [{ from: 0, to: 1440 }], [], [], [], [])
    expect(said([nights])).toBe('Nobody is on duty Tue from 00 to 00 and from Thu 00 to Mon 00.')
  })

  it('names whoever is on call, and says where nobody is named at all', () => {
    expect(said([], 'en', rota)).toBe('On call around the clock, a week each: Aino and Night shift.')
    expect(said([offices], 'fi', rota)).toMatch(/silloin hälytetään päivystäjä \(Aino ja Night shift\)\.$/)
    expect(said([])).toContain('nobody is named who keeps them')
    expect(said([], 'fi')).toContain('eikä ketään ole nimetty pitämään niitä')
  })
})

const channel = (changes: Partial<ReplayedChannel>): ReplayedChannel => ({
  ...{ id: 'support', platform: 'slack', cards: 0, atNight: 0, praise: 0, overLimit: 0, inQuiet: 0, none: 0 },
  ...{ byHour: Array.from({ length: 24 }, () => 0), byDay: [], promises: 0, promisesOutside: 0 },
  ...changes,
})

const report = (changes: Partial<ReplayReport>): ReplayReport => ({
  ...{ days: 30, from: new Date('2026-10-22T12:00:00Z'), to: new Date('2026-11-21T12:00:00Z') },
  ...{ mentions: 412, fates: { case: 281, copy: 1, again: 0, hidden: 12, calm: 118 }, cardsPerHour: 20 },
  ...{ channels: [], duty: duty([every([{ from: 420, to: 1380 }])]) },
  ...changes,
})

const busy = channel({
  ...{ cards: 270, atNight: 91, praise: 4, overLimit: 5, inQuiet: 6, promises: 277, promisesOutside: 23 },
  byHour: Array.from({ length: 24 }, (_, hour) => (hour === 23 ? 41 : 10)),
  byDay: [
    { day: '2026-11-01', cards: 9, digests: 0 },
    { day: '2026-11-12', cards: 20, digests: 11 },
  ],
})

describe('a replay in words', () => {
  const told = (changes: Partial<ReplayReport>, locale: Locale = 'en') =>
    describeReplay(report(changes), { locale, timezone })

  it('says how much would have come to each channel, and when', () => {
    expect(told({ channels: [busy, channel({ id: 'quiet', platform: 'teams' })] })).toEqual({
      title: 'The last 30 days, by the settings of now',
      lines: [
        '412 mentions since 22 Oct 2026',
        '  281 make a case each',
        '  1 is a copy of another one',
        '  12 are hidden by rules of the team',
        '  118 need nobody',
        'support (slack): about 9 cards a day, 3 of them at night (23 to 07)',
        '  most cases from 23 to 00 (41 in all), and on 12 Nov 2026 (31)',
        '  11 more in digests: 5 over 20 cards an hour, 6 in quiet hours',
        '  praise: 4 of the 270 cards',
        '  promises: 23 of 277 would have ended outside of working hours',
        'quiet (teams): no cards',
        'Nobody is on duty from 23 to 07.',
      ],
    })
  })

  it('says the same in Finnish', () => {
    expect(
      told({ channels: [busy, channel({ id: 'quiet', platform: 'teams' })], duty: duty([]) }, 'fi'),
    ).toEqual({
      title: 'Viimeiset 30 päivää nykyisin asetuksin',
      lines: [
        '412 mainintaa 22.10.2026 alkaen',
        '  281 avaa kukin tapauksen',
        '  1 on toisen kopio',
        '  12 jää piiloon tiimin sääntöjen vuoksi',
        '  118 ei vaadi keneltäkään mitään',
        'support (slack): noin 9 korttia päivässä, niistä 3 yöllä (klo 23–07)',
        '  eniten tapauksia klo 23–00 (yhteensä 41) ja 12.11.2026 (31)',
        '  lisäksi 11 koosteissa: yli 20 kortin tunnissa 5, hiljaisina tunteina 6',
        '  kortteja 270, joista kiitoksia 4',
        '  lupauksia: 277, joista 23 olisi päättynyt yöllä (klo 23–07)',
        'quiet (teams): ei yhtään korttia',
        expect.stringContaining('Lupaukset ovat voimassa ympäri vuorokauden'),
      ],
    })
  })

  it('counts the days from when something is stored on, at least one', () => {
    const head = (from: string, cards: number, atNight: number, locale: Locale = 'en') =>
      told({ from: new Date(from), channels: [channel({ ...busy, cards, atNight })] }, locale).lines.find(
        (line) => line.startsWith('support'),
      )
    expect(head('2026-11-19T12:00:00Z', 3, 0)).toBe(
      'support (slack): about 1.5 cards a day, none of them at night (23 to 07)',
    )
    expect(head('2026-11-21T11:00:00Z', 1, 1)).toBe(
      'support (slack): about 1 card a day, 1 of them at night (23 to 07)',
    )
    expect(head('2026-10-22T12:00:00Z', 7, 2, 'fi')).toBe(
      'support (slack): noin 0,23 korttia päivässä, niistä 0,067 yöllä (klo 23–07)',
    )
  })

  it('helps where nothing is stored', () => {
    const { lines } = told({ mentions: 0, channels: [channel({})] })
    expect(lines).toEqual([
      expect.stringContaining('Let Korva listen for some days, or look further back with --days'),
      'Nobody is on duty from 23 to 07.',
    ])
    expect(told({ mentions: 0 }, 'fi').lines[0]).toContain('Anna Korvan kuunnella')
  })
})

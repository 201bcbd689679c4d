import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Channel } from '../../src/core/channel.ts'
import type { PromiseSettings, WorkingHours } from '../../src/core/promise.ts'
import { beginReplay } from '../../src/core/reckon-replay.ts'
import type { ReplayMention, ReplayReport, ReplaySettings } from '../../src/core/replay.ts'
import { replayFates } from '../../src/core/replay-fates.ts'

const timezone = 'Europe/Helsinki'
const start = Date.UTC(2026, 10, 16, 10)
const minute = 60_000
/** So many minutes after noon in Helsinki of Monday 16 November 2026. */
const after = (minutes: number) => new Date(start + minutes * minute)

const office: WorkingHours = {
  timezone,
  week: [0, 1, 2, 3, 4, 5, 6].map((day) => (day < 5 ? [{ from: 480, to: 960 }] : [])),
  isHoliday: (day) => day === '2026-11-18',
}

const settings = (changes: Partial<ReplaySettings> = {}): ReplaySettings => ({
  channels: [
    { id: 'support', platform: 'slack', target: 'C1', brands: null },
    { id: 'inbox', platform: 'web', target: null, brands: null },
  ],
  promise: { respondMs: 90 * minute, hours: null, rules: [] },
  team: { rota: null, people: [], groups: [] },
  ...{ quiet: null, cardsPerHour: 20, timezone },
  ...changes,
})

let ids = 0
const mention = (minutes: number, changes: Partial<ReplayMention> = {}): ReplayMention => {
  const id = ++ids
  return {
    ...{
      mentionId: id,
      itemId: id,
      storyId: id,
      sourceId: 'news',
      brandId: 'acme',
      writtenAt: after(minutes),
    },
    ...{ severity: 'medium', negative: true, author: null, kind: 'complaint', hidden: false },
    ...{ channels: ['support'], hadCase: false, taught: false },
    ...changes,
  }
}

function run(mentions: ReplayMention[], with_: ReplaySettings): ReplayReport {
  const replay = beginReplay(with_)
  for (const { mention, fate } of replayFates(mentions)) replay.hear(mention, fate)
  return replay.report({ days: 30, from: after(0), to: after(30 * 1440) })
}

const support = (mentions: ReplayMention[], changes: Partial<ReplaySettings> = {}) =>
  run(mentions, settings(changes)).channels[0]!
const fatesOf = (mentions: ReplayMention[]) => replayFates(mentions).map(({ fate }) => fate)

describe('what becomes of mentions', () => {
  it('is one case for each story and brand', () => {
    const copy = { storyId: 900 }
    expect(fatesOf([mention(0, copy), mention(1, copy), mention(2, { ...copy, brandId: 'other' })])).toEqual([
      ...['case', 'copy', 'case'],
    ])
    expect(fatesOf([mention(0, copy), mention(1, { ...copy, itemId: 900 })])).toEqual(['copy', 'case'])
    expect(fatesOf([mention(0, { ...copy, itemId: 900 }), mention(1, { ...copy, hadCase: true })])).toEqual([
      ...['copy', 'case'],
    ])
  })

  it('is nothing of its own where nobody needs it, a rule hides it, or its author goes on', () => {
    const maija = { author: 'maija' }
    expect(fatesOf([mention(0, { kind: null })])).toEqual(['calm'])
    expect(fatesOf([mention(0, { kind: null, hidden: true })])).toEqual(['hidden'])
    expect(fatesOf([mention(0, maija), mention(5, maija), mention(9, { ...maija, sourceId: 'b' })])).toEqual([
      ...['case', 'again', 'case'],
    ])
    const month = 30 * 1440
    expect(fatesOf([mention(0, maija), mention(month, maija), mention(2 * month + 1, maija)])).toEqual([
      ...['case', 'again', 'case'],
    ])
    expect(fatesOf([mention(0, { ...maija, taught: true }), mention(1, maija)])).toEqual(['case', 'case'])
    expect(fatesOf([mention(0, { ...maija, kind: 'praise', negative: false }), mention(1, maija)])).toEqual([
      ...['case', 'case'],
    ])
    expect(fatesOf([mention(0, maija), mention(1, { ...maija, hadCase: true })])).toEqual(['case', 'case'])
  })
})

describe('what would have come to a channel', () => {
  it('is a card for each case that is routed there and of its brands', () => {
    const [first, inbox] = run(
      [mention(0), mention(1, { channels: [] }), mention(2, { brandId: 'other' })],
      settings({
        channels: [
          { id: 'support', platform: 'slack', target: 'C1', brands: ['acme'] },
          { id: 'inbox', platform: 'web', target: null, brands: null },
        ],
      }),
    ).channels
    expect(first).toMatchObject({ cards: 1, none: 2 })
    expect(inbox).toMatchObject({ cards: 3, none: 0 })
  })

  it('is in a digest beyond the cards of an hour, digests counted, and not for high severity', () => {
    // Two cards; the third begins a digest, which the fourth joins. The digest is one of the two messages of the next
    // hour: there is room at 71 minutes, and at 80, when that one is an hour old, once more.
    const minutes = [0, 10, 20, 30, 61, 71, 72, 80]
    const counted = support(
      minutes.map((at) => mention(at)),
      { cardsPerHour: 2 },
    )
    expect(counted).toMatchObject({ cards: 4, overLimit: 4, inQuiet: 0 })
    const high = support([mention(0), mention(1, { severity: 'high' }), mention(2)], { cardsPerHour: 1 })
    expect(high).toMatchObject({ cards: 2, overLimit: 1 })
  })

  it('waits in quiet hours: several as one digest, one as a card in the morning, high severity not at all', () => {
    const quiet = { from: 22 * 60, to: 7 * 60 }
    const [late, later] = [11 * 60, 14 * 60]
    expect(support([mention(late), mention(later)], { quiet })).toMatchObject({ cards: 0, inQuiet: 2 })
    expect(support([mention(late)], { quiet })).toMatchObject({ cards: 1, atNight: 0, inQuiet: 0 })
    const day = 1440
    expect(support([mention(late), mention(late + day), mention(late + 2 * day)], { quiet })).toMatchObject({
      ...{ cards: 3, inQuiet: 0 },
    })
    expect(support([mention(late), mention(later, { severity: 'high' })], { quiet })).toMatchObject({
      ...{ cards: 2, atNight: 1, inQuiet: 0 },
    })
  })

  it('is counted by the hour and the day of the customer, at night from 23 to 07', () => {
    const counted = support([mention(0), mention(5), mention(11 * 60), mention(19 * 60)])
    expect(counted).toMatchObject({ cards: 4, atNight: 1 })
    expect(counted.byHour.map((count, hour) => [hour, count]).filter(([, count]) => count! > 0)).toEqual([
      ...[
        [7, 1],
        [12, 2],
        [23, 1],
      ],
    ])
    expect(counted.byDay).toEqual([
      { day: '2026-11-16', cards: 3, digests: 0 },
      { day: '2026-11-17', cards: 1, digests: 0 },
    ])
  })

  it('ends promises in and outside of working hours; praise has none', () => {
    const promise = {
      ...{ respondMs: 90 * minute, hours: null },
      rules: [{ when: { brand: 'slow' }, respondMs: 90 * minute, hours: office }],
    }
    const counted = support(
      [
        mention(0),
        // Due at 18, then on Wednesday's holiday; and with the office's hours on Tuesday morning.
        mention(270),
        mention(2 * 1440),
        mention(270, { brandId: 'slow' }),
        mention(3, { kind: 'praise', negative: false }),
      ],
      { promise },
    )
    expect(counted).toMatchObject({ cards: 5, praise: 1, promises: 4, promisesOutside: 2 })
    // Without working hours the night counts: due at 13:30 and at 23:30.
    expect(support([mention(0), mention(600)])).toMatchObject({ promises: 2, promisesOutside: 1 })
  })
})

describe('any past', () => {
  const some = fc.record({
    minutes: fc.integer({ min: 0, max: 20 * 1440 }),
    changes: fc.record({
      storyId: fc.integer({ min: 1, max: 30 }),
      sourceId: fc.constantFrom('news', 'reviews'),
      brandId: fc.constantFrom('acme', 'other'),
      severity: fc.constantFrom('low' as const, 'medium' as const, 'high' as const),
      author: fc.constantFrom(null, 'maija', 'ville'),
      kind: fc.constantFrom('complaint' as const, 'complaint' as const, 'praise' as const, null),
      hidden: fc.constantFrom(false, false, false, true),
      negative: fc.boolean(),
      hadCase: fc.boolean(),
      taught: fc.boolean(),
      channels: fc.subarray(['support', 'praise']),
    }),
  })
  const channels: Channel[] = [
    { id: 'support', platform: 'slack', target: 'C1', brands: ['acme'] },
    { id: 'praise', platform: 'teams', target: null, brands: null },
    { id: 'inbox', platform: 'web', target: null, brands: null },
  ]
  const anySettings = fc.record({
    cardsPerHour: fc.integer({ min: 1, max: 4 }),
    quiet: fc.option(
      fc.record({ from: fc.integer({ min: 0, max: 1439 }), to: fc.integer({ min: 0, max: 1439 }) }),
    ),
    channels: fc.constant(channels),
    promise: fc.constantFrom<PromiseSettings>(
      { respondMs: 90 * minute, hours: null, rules: [] },
      { respondMs: 600 * minute, hours: office, rules: [] },
    ),
  })
  const pasts = fc.array(some, { maxLength: 80 })
  type Past = typeof pasts extends fc.Arbitrary<infer T> ? T : never
  const made = (past: Past) =>
    past.map(({ minutes, changes }) =>
      mention(minutes, { ...changes, ...(changes.hidden && { kind: null }) }),
    )
  const sum = (counts: number[]) => counts.reduce((all, each) => all + each, 0)

  it('has every mention counted once, in all and in every channel, and the days and hours add up', () => {
    fc.assert(
      fc.property(pasts, anySettings, (past, changes) => {
        const report = run(made(past), settings(changes))
        expect(sum(Object.values(report.fates))).toBe(past.length)
        expect(report.mentions).toBe(past.length)
        for (const channel of report.channels) {
          const { cards, overLimit, inQuiet, none, byDay, byHour, atNight, praise } = channel
          expect(cards + overLimit + inQuiet + none).toBe(past.length)
          expect(sum(byDay.map((day) => day.cards))).toBe(cards)
          expect(sum(byDay.map((day) => day.digests))).toBe(overLimit + inQuiet)
          expect(sum(byHour)).toBe(cards + overLimit + inQuiet)
          expect(Math.max(atNight, praise)).toBeLessThanOrEqual(cards)
          expect(channel.promisesOutside).toBeLessThanOrEqual(channel.promises)
          expect(byDay.map(({ day }) => day)).toEqual(byDay.map(({ day }) => day).toSorted())
        }
        const inbox = report.channels[2]!
        expect([inbox.cards, inbox.overLimit + inbox.inQuiet]).toEqual([report.fates.case, 0])
      }),
    )
  })

  it('never has more cards within an hour than the limit, but for high severity and mornings', () => {
    fc.assert(
      fc.property(pasts, fc.integer({ min: 1, max: 4 }), (past, cardsPerHour) => {
        const calm = made(past).map((each) => ({ ...each, severity: 'low' as const }))
        const { cards } = support(calm, { cardsPerHour })
        const hours = new Set(calm.map(({ writtenAt }) => Math.floor(writtenAt.getTime() / 3_600_000)))
        expect(cards).toBeLessThanOrEqual(hours.size * cardsPerHour)
      }),
    )
  })

  it('says the same in whatever order it is handed over', () => {
    fc.assert(
      fc.property(pasts, anySettings, fc.integer(), (past, changes, seed) => {
        const mentions = made(past)
        const shuffled = mentions.toSorted((a, b) => ((a.mentionId * seed) % 7) - ((b.mentionId * seed) % 7))
        expect(run(shuffled, settings(changes))).toEqual(run(mentions, settings(changes)))
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dueAt, minutesLeft, minutesSince, workingBetween } from '../../src/core/deadline.ts'
import type { PromiseSettings, Span, WorkingHours } from '../../src/core/promise.ts'
import { termsFor } from '../../src/core/promise.ts'

const minute = 60_000
const holidays = ['2026-12-24', '2026-12-25', '2026-12-26', '2027-01-01', '2027-01-06', '2026-12-06']
const makeHours = (week: Span[][]): WorkingHours => ({
  timezone: 'Europe/Helsinki',
  week,
  isHoliday: (day) => holidays.includes(day),
})
const everyDay = (...spans: [from: number, to: number][]) =>
  makeHours(Array.from({ length: 7 }, () => spans.map(([from, to]) => ({ from: from * 60, to: to * 60 }))))
const office = makeHours([1, 2, 3, 4, 5, 6, 7].map((day) => (day < 6 ? [{ from: 480, to: 960 }] : [])))
const due = (written: string, minutes: number, hours: WorkingHours | null) =>
  dueAt(new Date(written), { respondMs: minutes * minute, hours })
    .toISOString()
    .slice(0, 16)

describe('the end of the promise', () => {
  it.each([
    ['2026-11-21T12:05Z', '2026-11-21T13:35'],
    ['2026-03-29T00:30Z', '2026-03-29T02:00'],
    ['2026-10-25T00:30Z', '2026-10-25T02:00'],
  ])('around the clock, %s has until %s', (written, end) => {
    expect(due(written, 90, null)).toBe(end)
  })

  it.each([
    ['within a day', '2026-11-18T08:00Z', '2026-11-18T09:30'],
    ['at the very end of a day', '2026-11-18T12:30Z', '2026-11-18T14:00'],
    ['over a night', '2026-11-18T13:30Z', '2026-11-19T07:00'],
    ['before the morning', '2026-11-18T03:00Z', '2026-11-18T07:30'],
    ['over a weekend', '2026-11-20T13:00Z', '2026-11-23T06:30'],
    ['on a Sunday', '2026-11-22T10:00Z', '2026-11-23T07:30'],
    ['over Christmas', '2026-12-23T13:30Z', '2026-12-28T07:00'],
    ['on Epiphany, a Wednesday', '2027-01-06T09:00Z', '2027-01-07T07:30'],
    ['over the change to summer time', '2026-03-27T13:30Z', '2026-03-30T06:00'],
    ['over the change to winter time', '2026-10-23T12:30Z', '2026-10-26T07:00'],
  ])('in working hours, %s: written %s, until %s', (_, written, end) => {
    expect(due(written, 90, office)).toBe(end)
  })

  it.each([
    ['20 to 24', everyDay([20, 24]), '2026-11-21T21:00Z', '2026-11-22T18:30'],
    ['20 to 24 and 0 to 2', everyDay([0, 2], [20, 24]), '2026-11-21T21:00Z', '2026-11-21T22:30'],
    ['a night that skips an hour', everyDay([0, 6]), '2026-03-29T00:30Z', '2026-03-29T02:00'],
    ['a night that has one twice', everyDay([0, 6]), '2026-10-25T02:00Z', '2026-10-25T03:30'],
  ])('with spans of %s', (_, hours, written, end) => {
    expect(due(written, 90, hours)).toBe(end)
  })

  it('counts the length of a night as it is, clock changes or not', () => {
    const hoursOf = (day: string) => {
      const from = new Date(`${day}T18:00:00Z`)
      return workingBetween(from, new Date(from.getTime() + 14 * 60 * minute), everyDay([0, 6])) / minute / 60
    }
    expect(['2026-03-27', '2026-03-28', '2026-10-24'].map(hoursOf)).toEqual([6, 5, 7])
  })

  it('never counts an instant twice where a clock change folds two spans into one another', () => {
    const hours = everyDay([0, 2.5], [3, 8])
    const [from, to] = [new Date('2026-03-28T22:00Z'), new Date('2026-03-29T05:00Z')]
    expect(workingBetween(from, to, hours)).toBeLessThanOrEqual(to.getTime() - from.getTime())
  })

  it('is the plain one where nobody ever works', () => {
    expect(due('2026-11-21T12:05Z', 90, everyDay())).toBe('2026-11-21T13:35')
    expect(due('2026-11-21T12:05Z', 90, { ...office, isHoliday: () => true })).toBe('2026-11-21T13:35')
  })
})

/** Instants of a year with both clock changes and the holidays, most of them near a change. */
const near = (day: string) =>
  fc.integer({ min: -4000, max: 4000 }).map((n) => new Date(Date.parse(`${day}T01:00Z`) + n * minute))
const instants = fc.oneof(near('2026-03-29'), near('2026-10-25'), near('2026-12-25'))
/** Three o'clock is left out: on one night there is none. */
const hour = fc.constantFrom(0, 1, 2, 4, 6, 8, 9, 12, 16, 20, 22, 24)
const day = fc
  .uniqueArray(hour, { minLength: 0, maxLength: 4 })
  .map((ends) => ends.toSorted((a, b) => a - b).map((end) => end * 60))
  .map(([a, b, c, d]) => [
    ...(b === undefined ? [] : [{ from: a!, to: b }]),
    ...(d === undefined ? [] : [{ from: c!, to: d }]),
  ])
const weeks = fc.array(day, { minLength: 7, maxLength: 7 }).map(makeHours)
const respond = fc.integer({ min: 1, max: 600 }).map((minutes) => minutes * minute)

/** The working minutes between two instants, by reading the clock on the wall in each of them. */
function countMinutes(from: Date, to: Date, { week, isHoliday }: WorkingHours): number {
  let count = 0
  for (let at = from.getTime(); at < to.getTime(); at += minute) {
    const [date, time] = wall.format(at).split(' ') as [string, string]
    const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
    const spans = week[(new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7]!
    if (!isHoliday(date) && spans.some((span) => span.from <= minutes && minutes < span.to)) count++
  }
  return count
}
const wall = new Intl.DateTimeFormat('sv-SE', {
  ...{ timeZone: 'Europe/Helsinki', year: 'numeric', month: '2-digit', day: '2-digit' },
  ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
})

describe('whatever the hours are', () => {
  it('counts as somebody would who looks at the clock every minute', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 2000 }), weeks, (from, length, hours) => {
        const to = new Date(from.getTime() + length * minute)
        expect(workingBetween(from, to, hours) / minute).toBe(countMinutes(from, to, hours))
      }),
      { numRuns: 60 },
    )
  })

  it('has just the promised working time until its end, which never comes before it began', () => {
    fc.assert(
      fc.property(instants, respond, weeks, (written, respondMs, hours) => {
        const end = dueAt(written, { respondMs, hours })
        expect(end >= written).toBe(true)
        if (hours.week.some((spans) => spans.length)) {
          expect(workingBetween(written, end, hours)).toBe(respondMs)
        }
      }),
    )
  })

  it('ends no earlier for who wrote later', () => {
    fc.assert(
      fc.property(instants, instants, respond, weeks, (a, b, respondMs, hours) => {
        const [first, second] = a <= b ? [a, b] : [b, a]
        const terms = { respondMs, hours }
        expect(dueAt(first, terms) <= dueAt(second, terms)).toBe(true)
      }),
    )
  })

  it('is the plain one where somebody always works', () => {
    const always = { ...everyDay([0, 24]), isHoliday: () => false }
    fc.assert(
      fc.property(instants, respond, (written, respondMs) => {
        expect(dueAt(written, { respondMs, hours: always })).toEqual(
          dueAt(written, { respondMs, hours: null }),
        )
      }),
    )
  })
})

describe('minutes', () => {
  it.each([
    [90, 90],
    [0, 0],
    [-0.5, -1],
    [-25, -25],
    [1.9, 1],
  ])('%d minutes off are %i left', (off, left) => {
    const now = new Date('2026-11-21T12:00Z')
    const then = new Date(now.getTime() + off * minute)
    expect(minutesLeft(then, now)).toBe(left)
    expect(minutesSince(then, now)).toBe(Math.max(0, Math.floor(-off)))
  })
})

describe('the terms of a promise', () => {
  const usual = { respondMs: 90 * minute, hours: null }
  const settings: PromiseSettings = {
    ...usual,
    rules: [
      { when: { severity: 'high', brand: 'acme' }, respondMs: 15 * minute, hours: null },
      { when: { severity: 'high' }, respondMs: 30 * minute, hours: null },
      { when: { source: 'board' }, respondMs: 240 * minute, hours: office },
    ],
  }
  it.each([
    [{ brandId: 'acme', sourceId: 'news', severity: 'high' }, 15, null],
    [{ brandId: 'other', sourceId: 'board', severity: 'high' }, 30, null],
    [{ brandId: 'acme', sourceId: 'board', severity: 'low' }, 240, office],
    [{ brandId: 'acme', sourceId: 'news', severity: 'low' }, 90, null],
  ] as const)('of %o are %i minutes', (mention, minutes, hours) => {
    expect(termsFor(settings, mention)).toEqual({ respondMs: minutes * minute, hours })
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alarmingSilence, rhythmOf } from '../../src/core/silence.ts'

const hour = 3_600_000
const day = 24 * hour
const now = Date.parse('2026-11-21T12:00:00Z')
const usual = (times: Date[]) => rhythmOf(times).usualSilenceMs

/** The instants that these gaps, newest first, lie between. */
function timesOf(gaps: number[]): Date[] {
  const times = [now]
  for (const gap of gaps) times.push(times.at(-1)! - gap)
  return times.map((time) => new Date(time))
}

/** Something each hour from 8 to 17, on working days only, for so many days back from a Friday afternoon. */
function officeHours(days: number): Date[] {
  const friday = Date.parse('2026-11-20T17:00:00Z')
  return Array.from({ length: days * 24 }, (_, n) => new Date(friday - n * hour)).filter(
    (at) => at.getUTCHours() >= 8 && at.getUTCHours() <= 17 && at.getUTCDay() % 6 !== 0,
  )
}

describe('the usual silence', () => {
  it.each([0, 1, 5, 10])('is not known from %i items', (count) => {
    expect(usual(timesOf(Array(Math.max(0, count - 1)).fill(day)).slice(0, count))).toBeNull()
  })

  it('is the second longest of many gaps, so that one outage is forgiven', () => {
    expect(usual(timesOf([...Array(15).fill(day), 9 * day, 2 * day, ...Array(8).fill(day)]))).toBe(2 * day)
  })

  it('is the longest of few', () => {
    expect(usual(timesOf([...Array(9).fill(2 * day), 6 * day]))).toBe(6 * day)
  })

  it('forgets what is more than 60 days old, as long as there is enough since', () => {
    const longAgo = [30 * day, 30 * day]
    expect(usual(timesOf([...Array(59).fill(day), ...longAgo]))).toBe(day)
    expect(usual(timesOf([...Array(12).fill(5 * day), ...longAgo]))).toBe(30 * day)
  })

  it('takes what came at once for one', () => {
    const burst = Array.from({ length: 30 }, (_, n) => new Date(now - n * 1_000))
    expect(usual(burst)).toBeNull()
  })

  it('knows weekends once it has seen two of them', () => {
    expect(usual(officeHours(21))).toBe(63 * hour)
    const mondayMorning = 63 * hour
    expect(alarmingSilence(usual(officeHours(21))!)).toBeGreaterThan(mondayMorning)
  })

  it('waits for a weekend that it has not seen yet', () => {
    const busy = officeHours(4)
    expect(busy.length).toBeGreaterThan(30)
    expect(alarmingSilence(usual(busy)!)).toBeGreaterThan(63 * hour)
    expect(alarmingSilence(usual(busy)!)).toBeLessThanOrEqual(72 * hour)
  })
})

describe('any history', () => {
  const gap = fc.integer({ min: 60_000, max: 40 * day })
  const gaps = fc.array(gap, { minLength: 10, maxLength: 199 })

  it('has a silence that is one of its own, or the least', () => {
    fc.assert(
      fc.property(gaps, (gaps) => {
        expect([...gaps, 36 * hour]).toContain(usual(timesOf(gaps)))
      }),
    )
  })

  it('says the same in whatever order, and with items twice', () => {
    fc.assert(
      fc.property(gaps, fc.integer({ min: 0, max: 198 }), (gaps, twice) => {
        const times = timesOf(gaps)
        const mixed = [...times.toReversed(), times[twice % times.length]!]
        expect(rhythmOf(mixed)).toEqual(rhythmOf(times))
        expect(rhythmOf(mixed).newestAt).toEqual(new Date(now))
      }),
    )
  })

  it('says the same a year later', () => {
    fc.assert(
      fc.property(gaps, (gaps) => {
        const later = timesOf(gaps).map((time) => new Date(time.getTime() + 365 * day))
        expect(usual(later)).toBe(usual(timesOf(gaps)))
      }),
    )
  })

  it('of a regular source never takes its own rhythm for alarming, and a week of its turns for nothing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 60_000, max: 10 * day }),
        fc.integer({ min: 10, max: 199 }),
        (gap, count) => {
          const alarming = alarmingSilence(usual(timesOf(Array(count).fill(gap)))!)
          expect(alarming).toBeGreaterThan(gap)
          expect(alarming).toBeLessThanOrEqual(Math.max(3 * day, 2 * gap, gap + day))
        },
      ),
    )
  })

  it('is not moved by a single outage where there is history enough', () => {
    fc.assert(
      fc.property(fc.integer({ min: day, max: 2 * day }), gap, fc.nat(18), (gap, outage, at) => {
        const regular = Array<number>(30).fill(gap)
        expect(usual(timesOf(regular.with(at, Math.max(gap, outage % (20 * day)))))).toBe(gap)
      }),
    )
  })

  it('alarms later the longer the usual silence is, and never before twice that or a day more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 90 * day }), fc.integer({ min: 0, max: 90 * day }), (a, b) => {
        expect(alarmingSilence(a)).toBeGreaterThanOrEqual(Math.max(2 * a, a + day))
        if (a <= b) expect(alarmingSilence(a)).toBeLessThanOrEqual(alarmingSilence(b))
      }),
    )
  })
})

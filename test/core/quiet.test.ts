import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quietUntil } from '../../src/core/quiet.ts'

const helsinki = 'Europe/Helsinki'
const overnight = { from: 22 * 60, to: 7 * 60 }
const noon = { from: 12 * 60, to: 13 * 60 + 30 }
const until = (now: string, quiet: typeof noon | null) =>
  quietUntil(new Date(now), quiet, helsinki)?.toISOString().slice(0, 16) ?? null

describe('quiet hours', () => {
  it.each([
    ['before midnight', '2026-11-21T21:30Z', overnight, '2026-11-22T05:00'],
    ['after midnight', '2026-11-21T22:30Z', overnight, '2026-11-22T05:00'],
    ['as they begin', '2026-11-21T20:00Z', overnight, '2026-11-22T05:00'],
    ['a moment before', '2026-11-21T19:59:59Z', overnight, null],
    ['as they end', '2026-11-22T05:00Z', overnight, null],
    ['by day', '2026-11-22T10:00Z', overnight, null],
    ['at noon', '2026-11-22T10:15Z', noon, '2026-11-22T11:30'],
    ['after noon', '2026-11-22T11:30Z', noon, null],
    ['until midnight', '2026-11-22T21:00Z', { from: 1320, to: 0 }, '2026-11-22T22:00'],
    ['in the night that skips an hour', '2026-03-28T21:00Z', overnight, '2026-03-29T04:00'],
    ['in the night that has one twice', '2026-10-24T20:00Z', overnight, '2026-10-25T05:00'],
    ['over once the first of two hours ended them', '2026-10-25T01:15Z', { from: 1320, to: 210 }, null],
    ['where they begin as they end', '2026-11-21T21:30Z', { from: 60, to: 60 }, null],
    ['where there are none', '2026-11-21T21:30Z', null, null],
  ])('%s', (_, now, quiet, end) => {
    expect(until(now, quiet)).toBe(end)
  })

  it('end later than now, within a day, and are over then', () => {
    const at = fc.integer({ min: 0, max: 365 * 1440 }).map((n) => new Date(Date.UTC(2026, 0, 1) + n * 60_000))
    const minutes = fc.integer({ min: 0, max: 1439 })
    fc.assert(
      fc.property(at, minutes, minutes, (now, from, to) => {
        const end = quietUntil(now, { from, to }, helsinki)
        if (!end) return
        expect(end > now).toBe(true)
        expect(end.getTime() - now.getTime()).toBeLessThanOrEqual(25 * 3_600_000)
        expect(quietUntil(end, { from, to }, helsinki)).toBeNull()
      }),
      { numRuns: 500 },
    )
  })
})

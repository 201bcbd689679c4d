import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KorvaError } from '../../src/core/errors.ts'
import { isDigest, isFlood } from '../../src/core/flood.ts'
import { waitAfterAnswer, waitAfterFailure } from '../../src/core/pacing.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

describe('the pace of a source', () => {
  it.each([
    ['nothing', undefined, 5 * minute],
    ['less than ours', 2 * minute, 5 * minute],
    ['more than ours', 20 * minute, 20 * minute],
    ['a week', 7 * day, day],
  ])('is the longest of ours and what the publisher asks for: %s', (_what, asked, wait) => {
    expect(waitAfterAnswer(5 * minute, asked)).toBe(wait)
  })

  it('is no less than a minute where the publisher asks for anything', () => {
    expect(waitAfterAnswer(1000, 5000)).toBe(minute)
    expect(waitAfterAnswer(1000, 0)).toBe(1000)
  })

  it('is twice as long with each failure after the first, up to an hour', () => {
    const wait = (failures: number) =>
      waitAfterFailure(new Error('no'), { ownMs: 5 * minute, failures, random: 0.5 })
    expect([1, 2, 3, 4, 5, 6, 99].map((failures) => wait(failures) / minute)).toEqual([
      5, 10, 20, 40, 60, 60, 60,
    ])
  })

  it('is up to a day for what is not there', () => {
    const missing = new KorvaError('fetch-not-found', 'no')
    const wait = (failures: number) => waitAfterFailure(missing, { ownMs: hour, failures, random: 0.5 })
    expect([1, 2, 5, 6, 1000].map((failures) => wait(failures) / hour)).toEqual([1, 2, 16, 24, 24])
  })

  it('is what the server asked for, not before our own turn and within a day', () => {
    const wait = (retryAfterMs: number) =>
      waitAfterFailure(new KorvaError('fetch-too-often', 'no', { retryAfterMs }), {
        ...{ ownMs: 5 * minute, failures: 9, random: 0 },
      })
    expect([0, 10 * minute, 400 * day].map(wait)).toEqual([5 * minute, 10 * minute, day])
  })

  it('is never shorter than our own, and a fifth off what it would be at the most', () => {
    const parts = fc.record({
      ownMs: fc.integer({ min: 1000, max: 2 * day }),
      failures: fc.integer({ min: 1, max: 10_000 }),
      random: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    fc.assert(
      fc.property(parts, (given) => {
        const even = waitAfterFailure(new Error('no'), { ...given, random: 0.5 })
        const wait = waitAfterFailure(new Error('no'), given)
        expect(wait).toBeGreaterThanOrEqual(given.ownMs)
        expect(wait).toBeGreaterThanOrEqual(Math.min(even, Math.max(given.ownMs, 0.79 * even)))
        expect(wait).toBeLessThanOrEqual(Math.max(given.ownMs, 1.21 * hour))
      }),
    )
  })
})

describe('a flood', () => {
  it.each([
    [20, 100, false],
    [21, 100, true],
    [6, 12, false],
    [6, 11, true],
    [5, 5, false],
    [20, null, false],
    [21, null, true],
  ])('%i new items of %s: %s', (fresh, whole, flood) => {
    expect(isFlood({ fresh, whole })).toBe(flood)
  })

  it('is told of by one notice from the fourth case on', () => {
    expect([3, 4].map(isDigest)).toEqual([false, true])
  })
})

import { KorvaError } from './errors.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs
/** Sources that fail together are not to come back together: a fifth earlier or later. */
const jitter = 0.2

/**
 * How long until a source that was heard is asked again, in milliseconds: the longest of our own interval and what its
 * publisher asks for, of which a minute is the least and a day the most.
 */
export function waitAfterAnswer(ownMs: number, askedMs = 0): number {
  return askedMs > 0 ? Math.max(ownMs, Math.min(Math.max(askedMs, minuteMs), dayMs)) : ownMs
}

/** How long a whole lane is to be left in peace, as its server said with a refusal, in milliseconds; 0: it did not. */
export function restAskedBy(error: unknown): number {
  const asked = error instanceof KorvaError ? error.retryAfterMs : undefined
  return Math.min(asked ?? 0, dayMs)
}

/**
 * How long until a source that failed is asked again, in milliseconds. What its server asked for counts (`Retry-After`),
 * within a day, since a longer one is a typing error; else our own interval, twice as long with each failure after the
 * first, up to an hour; up to a day for what is not there, which seldom comes back. It is never shorter than our own.
 *
 * @param failures how many in a row, this one included
 * @param random from 0 to 1
 */
export function waitAfterFailure(
  error: unknown,
  { ownMs, failures, random }: { ownMs: number; failures: number; random: number },
): number {
  const asked = error instanceof KorvaError ? error.retryAfterMs : undefined
  if (asked !== undefined) return Math.max(ownMs, Math.min(asked, dayMs))
  const isMissing = error instanceof KorvaError && error.code === 'fetch-not-found'
  const backedOff = Math.min(ownMs * 2 ** Math.min(failures - 1, 30), isMissing ? dayMs : hourMs)
  return Math.max(ownMs, Math.round(backedOff * (1 + jitter * (2 * random - 1))))
}

/** Whether a publisher took a source away for good (410): asking again is of no use to anybody. */
export const isGoneForGood = (error: unknown): boolean =>
  error instanceof KorvaError && error.code === 'fetch-gone'

/** Whether a poll was broken off because Korva itself stops: that says nothing of the source. */
export const isOurOwnEnd = (error: unknown): boolean =>
  error instanceof KorvaError && ['fetch-ended', 'parser-closed'].includes(error.code)

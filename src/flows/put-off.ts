import { KorvaError } from '../core/errors.ts'

const firstMs = 2_000
const longestMs = 5 * 60_000

/** Milliseconds until the next attempt: what the other side asked for, else twice as long each time, 2 s to 5 min. */
export function putOffMs(error: unknown, attempts: number): number {
  const asked = error instanceof KorvaError ? error.retryAfterMs : undefined
  return asked ?? Math.min(longestMs, firstMs * 2 ** Math.min(attempts, 20))
}

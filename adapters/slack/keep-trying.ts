import { setTimeout as wait } from 'node:timers/promises'
import type { KorvaError } from '../../src/core/errors.ts'

const firstWait = 500
const longestWait = 60_000

/**
 * Runs `attempt` until it succeeds, with growing waits of half a second to a minute, or as long as Slack asked for.
 * A failure is reported once, and again only when it becomes another one. Null when `signal` ended it. Never throws.
 */
export async function keepTrying<T>(
  attempt: () => Promise<T>,
  asKorvaError: (thrown: unknown) => KorvaError,
  report: (error: KorvaError) => void,
  signal: AbortSignal,
): Promise<T | null> {
  let reported: string | null = null
  for (let pause = firstWait; !signal.aborted; pause = Math.min(pause * 2, longestWait)) {
    try {
      return await attempt()
    } catch (thrown) {
      const error = asKorvaError(thrown)
      if (error.code !== reported && !signal.aborted) report(error)
      reported = error.code
      await waitFor(Math.max(pause, error.retryAfterMs ?? 0), signal)
    }
  }
  return null
}

/** Waits so many milliseconds, or until `signal`. */
export const waitFor = (ms: number, signal: AbortSignal): Promise<void> =>
  wait(ms, undefined, { signal }).catch(() => {})

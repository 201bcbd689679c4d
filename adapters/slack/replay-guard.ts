import type { Clock } from '../../src/core/ports.ts'

const remember = 10 * 60_000
const ahead = 60_000
/** 80 requests a second for ten minutes; a request that is over it forgets the oldest. */
const capacity = 50_000

/**
 * What Bolt's signature check leaves open: it takes the same signed request again within five minutes, and one from the
 * future. Signatures are kept for ten minutes, longer than any of them is valid.
 */
export function createReplayGuard(clock: Clock) {
  const seen = new Map<string, number>()

  const forget = (now: number) => {
    for (const [digest, at] of seen) {
      if (at > now - remember && seen.size <= capacity) return
      seen.delete(digest)
    }
  }

  return {
    /** Whether a timestamp header (seconds) lies more than a minute ahead. What is no number is left to Bolt. */
    isAhead: (timestamp: string | undefined) => Number(timestamp) * 1000 > clock().getTime() + ahead,

    /**
     * Whether a signature that Bolt has verified came before; remembers it. Only verified ones, so that a stranger cannot
     * fill the memory. Bolt ignores what follows a second `=`, so only the digest counts.
     */
    isRepeat(signature: string): boolean {
      const digest = signature.split('=')[1] ?? ''
      if (seen.has(digest)) return true
      const now = clock().getTime()
      seen.set(digest, now)
      forget(now)
      return false
    },
  }
}

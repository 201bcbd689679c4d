import type { Clock } from '../../src/core/ports.ts'

export interface Tries {
  /** Seconds until the next try is looked at; 0 when it is now. */
  wait(): number
  countWrong(): void
}

/** At most `most` wrong tries within `windowMs`, from everywhere together: addresses are too easy to change. */
export function createTries(clock: Clock, most: number, windowMs: number): Tries {
  let wrong: number[] = []
  const recent = () => {
    const since = clock().getTime() - windowMs
    wrong = wrong.filter((at) => at > since)
    return wrong
  }
  return {
    wait() {
      const [oldest] = recent()
      if (oldest === undefined || wrong.length < most) return 0
      return Math.max(1, Math.ceil((oldest + windowMs - clock().getTime()) / 1000))
    },
    countWrong() {
      recent().push(clock().getTime())
    },
  }
}

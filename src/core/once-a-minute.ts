import type { Clock } from './ports.ts'

/** Lets a line through once a minute: strangers can cause it as often as they like, and one of them says it all. */
export function onceAMinute<T>(clock: Clock, tell: (what: T) => void): (what: T) => void {
  let last = Number.NEGATIVE_INFINITY
  return (what) => {
    const now = clock().getTime()
    if (now - last < 60_000) return
    last = now
    tell(what)
  }
}

import { instantOf, offsetAt } from './zone-offset.ts'

/** Hours in which what can wait is kept for later, by the clocks of the settings' time zone; minutes from midnight. */
export interface QuietHours {
  from: number
  to: number
}

const day = 86_400_000
const minute = 60_000

/** When the quiet hours that hold an instant end; null where none do. They may go over midnight. */
export function quietUntil(now: Date, quiet: QuietHours | null, timezone: string): Date | null {
  if (!quiet || quiet.from === quiet.to) return null
  const wall = now.getTime() + offsetAt(now, timezone)
  const midnight = Math.floor(wall / day) * day
  const at = (wall - midnight) / minute
  const overnight = quiet.from > quiet.to
  const holds = overnight ? at >= quiet.from || at < quiet.to : at >= quiet.from && at < quiet.to
  if (!holds) return null
  const ends = midnight + quiet.to * minute + (overnight && at >= quiet.from ? day : 0)
  const end = instantOf(new Date(ends), timezone)
  // Of an hour that is there twice the first one has ended them.
  return end > now ? end : null
}

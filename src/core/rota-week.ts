import type { Rota } from './team.ts'
import { offsetAt } from './zone-offset.ts'

const week = 7 * 86_400_000

/** Which week of a rota an instant is in, 0 for its first; by the clocks of the time zone, so that hand-overs keep their hour. */
export function rotaWeek(rota: Rota | null, now: Date, timezone: string): number | null {
  if (!rota) return null
  const start = Date.parse(`${rota.since}T00:00:00Z`) + rota.at * 60_000
  return Math.floor((now.getTime() + offsetAt(now, timezone) - start) / week)
}

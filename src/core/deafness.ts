import type { Deafness, KnownSource } from './listening-ports.ts'
import { alarmingSilence } from './silence.ts'
import type { Source } from './source.ts'

/** A source of the settings and what is remembered of it; null: it was never polled. */
export interface Listened {
  source: Source
  state: KnownSource | null
}

/** Failures that the other side knows nothing of: the network of this machine makes the same. */
const networkCodes = [
  'fetch-dns',
  'fetch-refused',
  'fetch-broken-off',
  'fetch-timeout',
  'fetch-tls',
  'fetch-failed',
]

/** How long a source may fail before it is told. */
export const failingMs = 3_600_000

/**
 * Whether a source is not heard, going by itself alone. Pure. One that is off, or was never polled, is not deaf; of one
 * that is due just now or has another address than before, nothing new is known.
 */
export function deafnessOf({ source, state }: Listened, now: Date): Deafness | null {
  if (!state || source.off) return null
  if (state.url !== source.url) return state.deaf
  if (state.stopped) return since('stopped', state.failingSince ?? state.polledAt ?? now)
  if (isDue({ source, state }, now)) return state.deaf
  return failing(state, now) ?? silent(source, state, now)
}

/**
 * Since when a source fails that has just failed. Where Korva did not run since its last failure nobody knows what was in
 * between, so that it begins anew; had it run, an hour of failures would have been told.
 */
export function failingSinceOf(
  { failingSince, polledAt, deaf }: Pick<KnownSource, 'failingSince' | 'polledAt' | 'deaf'>,
  now: Date,
): Date {
  if (!failingSince || !polledAt) return now
  const unheardOf = now.getTime() - polledAt.getTime() > 2 * failingMs
  return unheardOf && !deaf ? now : failingSince
}

/** Whether it fails as it would if the network of this machine were down. */
export const failsByNetwork = ({ failingSince, error }: KnownSource): boolean =>
  failingSince !== null && error !== null && networkCodes.includes(error.code)

/** Its turn has come and it was not asked yet, as after a start: what is known of it is from before. */
export function isDue({ source, state }: Listened, now: Date): boolean {
  return source.schedule !== null && state?.dueAt != null && state.dueAt <= now
}

function failing({ failingSince, deaf }: KnownSource, now: Date): Deafness | null {
  if (!failingSince) return null
  if (deaf?.reason === 'failing') return deaf
  return now.getTime() - failingSince.getTime() >= failingMs ? since('failing', failingSince) : null
}

/** Only silence that was listened to counts: while it fails, or Korva is stopped, nobody knows. */
function silent({ schedule }: Source, state: KnownSource, now: Date): Deafness | null {
  const { newestAt, usualSilenceMs, heardAt } = state
  const until = schedule ? heardAt : now
  if (!newestAt || !until || usualSilenceMs === null) return null
  const silence = until.getTime() - newestAt.getTime()
  return silence > alarmingSilence(usualSilenceMs) ? since('silent', newestAt) : null
}

const since = (reason: Deafness['reason'], at: Date): Deafness => ({ reason, since: at.toISOString() })

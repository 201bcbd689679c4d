import { type Clocking, clockTime, duration } from './clocking.ts'
import { isDue, type Listened } from './deafness.ts'
import { describeFailure } from './describe-failure.ts'
import type { ReadingNote } from './feed-item.ts'
import type { KnownSource } from './listening-ports.ts'
import { alarmingSilence } from './silence.ts'
import type { SourceReport } from './source-report.ts'
import { type Translate, textsFor } from './texts/index.ts'

export type HealthName =
  /** Heard. */
  | 'fine'
  /** Its items are brought, and are taken. */
  | 'brought'
  /** A key of the environment is missing. */
  | 'off'
  /** Never heard yet. */
  | 'new'
  /** Its last poll failed. */
  | 'failing'
  /** It and all others fail: the network of this machine seems to be down. */
  | 'network'
  /** It answers, and brings nothing for longer than is usual. */
  | 'silent'
  /** Its publisher took it away for good. */
  | 'stopped'
  /** Its turn has long come, and its lane is left in peace, as its host asked. */
  | 'resting'
  /** Its turn has long come, and it was not asked. */
  | 'late'

export type Health = Pick<SourceReport, 'health' | 'heard' | 'words' | 'todo'>

/** A turn may wait for others of its lane, or for a queue, this long before it counts as missed. */
const latestMs = 15 * 60_000

/** How a source does, in words for the person who can act. Pure. Of errors the stored words are used. */
export function describeHealth(listened: Listened, { now, ...clocking }: Clocking & { now: Date }): Health {
  const t = textsFor(clocking.locale)
  const health = healthOf(listened, now)
  const heard = health === 'fine' || health === 'brought'
  const gaps = heard ? {} : gapsOf(listened, { now, ...clocking }, t)
  const notes = heard && listened.state ? describeNotes(listened.state.notes, t) : ''
  const words = t(`health.${health}`, gaps)
  const todo = heard ? null : todoOf(health, listened, gaps, t)
  return { health, heard, words: notes ? t('health.noted', { words, notes }) : words, todo }
}

function healthOf({ source, state }: Listened, now: Date): HealthName {
  if (source.off) return 'off'
  const quiet = source.schedule ? 'new' : 'brought'
  if (!state || state.url !== source.url) return quiet
  if (state.stopped) return 'stopped'
  // What was announced may be over already: the next look says so.
  if (state.failingSince) return state.deaf?.reason === 'network' ? 'network' : 'failing'
  if (state.deaf?.reason === 'silent') return 'silent'
  if (isLate({ source, state }, now)) return rests(state, now) ? 'resting' : 'late'
  if (!state.heardAt) return quiet
  return source.schedule ? 'fine' : 'brought'
}

function isLate({ source, state }: Listened, now: Date): boolean {
  if (!state?.dueAt || !source.schedule || !state.heardAt) return false
  const own = 'every' in source.schedule ? source.schedule.every : latestMs
  return isDue({ source, state }, now) && now.getTime() - state.dueAt.getTime() > Math.max(latestMs, own)
}

const rests = ({ restsUntil }: KnownSource, now: Date) => restsUntil !== null && restsUntil > now

type Gaps = Record<'since' | 'error' | 'silence' | 'usual' | 'late' | 'until' | 'what' | 'id', string>

function gapsOf(
  { source, state }: Listened,
  { now, ...clocking }: Clocking & { now: Date },
  t: Translate,
): Gaps {
  const lasting = (ms: number) => duration(Math.max(0, Math.floor(ms / 60_000)), t)
  const sinceAt = (at: Date | null | undefined) => (at ? lasting(now.getTime() - at.getTime()) : '')
  const since = sinceOf(state)
  return {
    since: since ? clockTime(since, clocking) : '',
    error: state?.error ? describeFailure(state.error, t).said : '',
    silence: sinceAt(state?.newestAt),
    usual: state?.usualSilenceMs ? lasting(alarmingSilence(state.usualSilenceMs)) : '',
    late: sinceAt(state?.dueAt),
    until: state?.restsUntil ? clockTime(state.restsUntil, clocking) : '',
    what: source.off ?? '',
    id: source.id,
  }
}

function sinceOf(state: KnownSource | null): Date | null {
  if (!state) return null
  return state.failingSince ?? (state.deaf ? new Date(state.deaf.since) : state.polledAt)
}

function todoOf(health: HealthName, { state }: Listened, gaps: Partial<Gaps>, t: Translate): string | null {
  if (health === 'new') return null
  const own = health === 'failing' && state?.error ? describeFailure(state.error, t).todo : null
  return own ?? t(`health.todo.${health}`, gaps)
}

const describeNotes = (notes: ReadingNote[], t: Translate) =>
  notes.map((note) => t(`health.note.${note}`)).join('; ')

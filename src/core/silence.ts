import type { Rhythm } from './listening-ports.ts'

const hour = 3_600_000
const day = 24 * hour

/** Fewer say nothing of a rhythm. */
const fewestGaps = 10
/** From so many on, one silence may have been an accident: the second longest is the usual one. */
const gapsWithAccident = 20
/** How far back the history counts, where it has gaps enough. */
const windowMs = 60 * day
/** A shorter history may not hold two weekends. */
const twoWeekendsMs = 15 * day
/** What is usual at the least while the history is that short: twice as long lasts from Friday to Monday. */
const leastUsualMs = 36 * hour
/** Publishers hold back, publish by the day, have a day off. */
const patienceMs = day
/** What is written within a minute is one batch. */
const batchMs = 60_000

/**
 * What a source's history says of its rhythm. Pure. The figures and why: docs/decisions/deafness.md.
 *
 * @param times when its newest items were written, in any order
 */
export function rhythmOf(times: Date[]): Rhythm {
  const instants = batches(times)
  const newestAt = instants.length ? new Date(instants[0]!) : null
  const gaps = recentGaps(instants)
  if (gaps.length < fewestGaps) return { newestAt, usualSilenceMs: null }
  const known = gaps.reduce((sum, gap) => sum + gap, 0)
  const knowsWeekends = known >= twoWeekendsMs
  const longest = gaps.toSorted((a, b) => b - a)
  const usual = knowsWeekends && gaps.length >= gapsWithAccident ? longest[1]! : longest[0]!
  return { newestAt, usualSilenceMs: knowsWeekends ? usual : Math.max(usual, leastUsualMs) }
}

/** The silence from which on something is wrong, in milliseconds: twice the usual one, and at least a day more. */
export const alarmingSilence = (usualMs: number): number => Math.max(2 * usualMs, usualMs + patienceMs)

/** The instants at which something came, latest first. */
function batches(times: Date[]): number[] {
  const sorted = times.map((time) => time.getTime()).sort((a, b) => b - a)
  const kept: number[] = []
  for (const time of sorted) if (kept.length === 0 || kept.at(-1)! - time >= batchMs) kept.push(time)
  return kept
}

/** The gaps of the last 60 days before the newest item; of a slow source, the newest 20 however old. */
function recentGaps(instants: number[]): number[] {
  const oldest = (instants[0] ?? 0) - windowMs
  const gaps = instants.slice(1).map((time, index) => ({ length: instants[index]! - time, since: time }))
  const recent = gaps.filter(({ since }) => since >= oldest)
  const counted = recent.length < gapsWithAccident ? gaps.slice(0, gapsWithAccident) : recent
  return counted.map(({ length }) => length)
}

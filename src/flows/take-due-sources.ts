import { CronExpressionParser } from 'cron-parser'
import type { Turns } from '../core/listening-ports.ts'
import type { Schedule, Source } from '../core/source.ts'
import type { Parts } from './parts.ts'
import { sourceOf } from './source-of.ts'

/** Of one tick: what is left is due at the next one, a second later. */
const mostAtOnce = 500

/**
 * One tick: a poll job for each source that is due. However many processes tick, each source is taken once. A lane that
 * keeps a pace gives one of its sources a turn and rests; the others stay due.
 */
export async function takeDueSources(parts: Pick<Parts, 'settings' | 'store' | 'clock'>): Promise<void> {
  const { settings, store, clock } = parts
  const now = clock()
  await store.transaction(async ({ turns, jobs }) => {
    const due = await turns.due(now, mostAtOnce)
    const sources = due.flatMap(({ id }) => sourceOf(settings, id) ?? [])
    const taken = await keepPaces(sources, turns, now)
    await turns.setDue(taken.flatMap((source) => turnAfter(source, settings.timezone, now)))
    await jobs.sendAll(taken.map(({ id, lane }) => ({ kind: 'poll', sourceId: id, lane })))
  })
}

/** In the order of the lanes' names: two processes that rest the same ones never wait for each other. */
async function keepPaces(sources: Source[], turns: Turns, now: Date): Promise<Source[]> {
  const first = new Map<string, Source>()
  for (const source of sources) {
    if (source.paceMs > 0 && !first.has(source.lane)) first.set(source.lane, source)
  }
  const taken = sources.filter(({ paceMs }) => paceMs === 0)
  for (const [lane, source] of [...first].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (await turns.rest(lane, new Date(now.getTime() + source.paceMs), now)) taken.push(source)
  }
  return taken
}

/** At a whole second: ticks come some milliseconds after one, now more and now fewer, and would miss every other turn. */
function turnAfter({ id, schedule }: Source, timezone: string, now: Date) {
  if (!schedule) return []
  const next = nextPoll(schedule, timezone, now).getTime()
  return [{ id, at: new Date(next - (next % 1000)) }]
}

/** Milliseconds until a source that is polled at `now` is due again by its own schedule. */
export function waitOf({ schedule }: Source, timezone: string, now: Date): number {
  return schedule ? nextPoll(schedule, timezone, now).getTime() - now.getTime() : 0
}

/** When a source that is polled at `now` is due again. */
export function nextPoll(schedule: Schedule, timezone: string, now: Date): Date {
  if ('every' in schedule) return new Date(now.getTime() + schedule.every)
  return CronExpressionParser.parse(schedule.cron, { currentDate: now, tz: timezone }).next().toDate()
}

import { CronExpressionParser } from 'cron-parser'
import type { Schedule, Source } from '../core/source.ts'
import type { Parts } from './parts.ts'

/** One tick: a poll job for each source that is due. However many processes tick, each source is taken once. */
export async function takeDueSources(parts: Pick<Parts, 'settings' | 'store' | 'clock'>): Promise<void> {
  const { settings, store, clock } = parts
  const now = clock()
  const next = settings.sources.map(({ id, schedule }) => ({
    id,
    next: nextPoll(schedule, settings.timezone, now),
  }))
  await store.transaction(async (work) => {
    for (const sourceId of await work.sources.takeDue(next, now)) {
      const source = settings.sources.find(({ id }) => id === sourceId)!
      await work.jobs.send({ kind: 'poll', sourceId, host: hostOf(source) })
    }
  })
}

/** When a source that is polled at `now` is due again. */
export function nextPoll(schedule: Schedule, timezone: string, now: Date): Date {
  if ('every' in schedule) return new Date(now.getTime() + schedule.every)
  return CronExpressionParser.parse(schedule.cron, { currentDate: now, tz: timezone }).next().toDate()
}

/** The host that sees one request at a time; empty for files. */
const hostOf = ({ url }: Source) => new URL(url).host

import { startOfDay } from '../core/clocking.ts'
import type { SentimentCounts, TodayReport } from '../core/report.ts'
import type { Parts } from './parts.ts'

/** What customers wrote since midnight and what was done about it. */
export async function reportToday({
  settings,
  store,
  clock,
}: Pick<Parts, 'settings' | 'store' | 'clock'>): Promise<TodayReport> {
  const now = clock()
  const since = startOfDay(now, settings.timezone)
  return store.transaction(async ({ mentions, lists, sources }) => {
    const counts = await mentions.count(since, now, settings.timezone)
    const states = await sources.all()
    const isDeaf = (id: string) => !states.get(id)?.heardAt || states.get(id)!.failures > 0
    return {
      since,
      mentions: sum(counts.map(({ mentions }) => mentions)),
      byBrand: settings.brands.map(({ id, name }) => ({
        brand: name,
        mentions: sum(counts.filter(({ brandId }) => brandId === id).map(({ mentions }) => mentions)),
      })),
      byHour: [...Map.groupBy(counts, ({ hour }) => hour)]
        .sort(([a], [b]) => a - b)
        .map(([hour, rows]) => ({ hour, mentions: sum(rows.map(({ mentions }) => mentions)) })),
      cases: await lists.openedSince(since),
      waiting: await lists.waiting(now),
      closed: await lists.closedSince(since),
      sources: {
        total: settings.sources.length,
        deaf: settings.sources.filter(({ id }) => isDeaf(id)).map(({ name }) => name),
      },
      promiseMinutes: Math.round(settings.respondMs / 60_000),
    }
  })
}

function sum(rows: SentimentCounts[]): SentimentCounts {
  const add = (label: keyof SentimentCounts) => rows.reduce((total, row) => total + row[label], 0)
  return { negative: add('negative'), neutral: add('neutral'), positive: add('positive') }
}

import { startOfDay } from '../core/clocking.ts'
import { describeHealth } from '../core/describe-health.ts'
import type { KnownSource } from '../core/listening-ports.ts'
import type { MentionTally, SentimentCounts, TodayReport } from '../core/report.ts'
import { textsFor } from '../core/texts/index.ts'
import { topicName } from '../core/topic.ts'
import { feelings } from '../core/verdict.ts'
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
    const tally = await mentions.tally(since, now)
    const states = await sources.all()
    return {
      since,
      mentions: sum(counts.map(({ mentions }) => mentions)),
      byBrand: settings.brands.map(({ id, name }) => ({
        brand: name,
        mentions: sum(counts.filter(({ brandId }) => brandId === id).map(({ mentions }) => mentions)),
      })),
      hidden: await mentions.hidden(since, now),
      byHour: [...Map.groupBy(counts, ({ hour }) => hour)]
        .sort(([a], [b]) => a - b)
        .map(([hour, rows]) => ({ hour, mentions: sum(rows.map(({ mentions }) => mentions)) })),
      ...nameTally(tally, settings),
      cases: await lists.openedSince(since),
      waiting: await lists.waiting(now),
      closed: await lists.closedSince(since),
      sources: countHeard(settings, states, now),
      promiseMinutes: Math.round(settings.promise.respondMs / 60_000),
    }
  })
}

/** The tally with names, the most frequent first, and of the same count in the order of the domain and the settings. */
function nameTally(
  { feelings: felt, topics: touched, severity }: MentionTally,
  { topics, locale }: Parts['settings'],
): Pick<TodayReport, 'feelings' | 'topics' | 'severity'> {
  const t = textsFor(locale)
  const ids = [...new Set([...topics.map(({ id }) => id), ...Object.keys(touched)])]
  return {
    feelings: frequent(feelings.map((feeling) => ({ feeling, count: felt[feeling] ?? 0 }))),
    topics: frequent(ids.map((id) => ({ name: topicName(id, topics, t), count: touched[id] ?? 0 }))),
    severity,
  }
}

const frequent = <T extends { count: number }>(all: T[]): T[] =>
  all.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count)

function countHeard(
  settings: Parts['settings'],
  states: Map<string, KnownSource>,
  now: Date,
): TodayReport['sources'] {
  const all = settings.sources.map((source) => {
    const state = states.get(source.id) ?? null
    return { name: source.name, ...describeHealth({ source, state }, { ...settings, now }) }
  })
  const deaf = all.filter(({ heard }) => !heard).map(({ name, words }) => ({ name, reason: words }))
  return { total: all.length, heard: all.length - deaf.length, deaf }
}

function sum(rows: SentimentCounts[]): SentimentCounts {
  const add = (label: keyof SentimentCounts) => rows.reduce((total, row) => total + row[label], 0)
  return { negative: add('negative'), neutral: add('neutral'), positive: add('positive') }
}

import type { QueryPreview } from '../core/query-preview.ts'
import { dayAndTime, drawTable, plainLine, wrap } from './draw-table.ts'

const columns = [
  { title: 'written', most: 16 },
  { title: 'source', most: 20 },
  { title: 'feeling', most: 8 },
  { title: 'found', most: 24 },
  { title: 'title' },
]
const lineWidth = 118

/** What a query would have caught, as lines of at most 120 characters. Times are those of the time zone. */
export function describePreview(preview: QueryPreview, timezone: string): string[] {
  const { query, days, looked, caught, mentions, resolved, dismissed, sentiment } = preview
  const head = `${plainLine(query)} would have caught ${caught} of the ${looked} items that were seen in the last ${plural(days, 'day')}.`
  if (caught === 0) return wrap(head, lineWidth)
  return [
    ...wrap(head, lineWidth),
    `Mentions already: ${mentions} (${resolved} resolved, ${dismissed} dismissed)`,
    `Sentiment: ${sentiment.negative} negative, ${sentiment.neutral} neutral, ${sentiment.positive} positive`,
    ...counted('Sources', preview.bySource),
    ...counted('Brands', preview.byBrand),
    '',
    ...drawTable(
      columns,
      preview.newest.map((item) => rowOf(item, timezone)),
    ),
  ]
}

function rowOf({ writtenAt, source, sentiment, words, title }: QueryPreview['newest'][number], zone: string) {
  return [dayAndTime(new Date(writtenAt), zone), source, sentiment, words.join(', '), title]
}

/** Counts by name, the most first; nothing where there are none. */
function counted(heading: string, counts: Record<string, number>): string[] {
  const most = Object.entries(counts).toSorted(([a, many], [b, few]) => few - many || a.localeCompare(b))
  if (most.length === 0) return []
  return wrap(`${heading}: ${most.map(([name, count]) => `${name} ${count}`).join(', ')}`, lineWidth)
}

const plural = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`

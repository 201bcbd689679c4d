import type { ParsedFeed } from '../core/feed-item.ts'

/**
 * Moves every date of a made-up feed so that it was built now: what was written an hour before then is an hour old. A
 * feed that does not say when it was built counts from its latest item.
 */
export function shiftDates(feed: ParsedFeed, now: Date): ParsedFeed {
  const builtAt = feed.builtAt ?? latestDate(feed)
  if (!builtAt) return feed
  const by = now.getTime() - builtAt.getTime()
  const shift = (date: Date | null) => date && new Date(date.getTime() + by)
  return {
    ...feed,
    builtAt: now,
    items: feed.items.map((item) => ({
      ...item,
      publishedAt: shift(item.publishedAt),
      updatedAt: shift(item.updatedAt),
    })),
  }
}

function latestDate({ items }: ParsedFeed): Date | null {
  const dates = items.flatMap((item) => [item.publishedAt, item.updatedAt]).filter((date) => date !== null)
  return dates.reduce<Date | null>((latest, date) => (latest && latest > date ? latest : date), null)
}

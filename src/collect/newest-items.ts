import type { ParsedFeed } from '../core/feed-item.ts'

/**
 * The newest items of a feed that has more than `most`, in their order; what is left out is counted. Undated items count
 * as new. What is left out is not lost: it is not stored either, and comes back when the feed grows shorter.
 */
export function newestItems(feed: ParsedFeed, most: number): ParsedFeed {
  if (feed.items.length <= most) return feed
  const dated = feed.items.map((item, place) => ({ place, at: item.publishedAt ?? item.updatedAt }))
  const newest = dated
    .sort((a, b) => (b.at?.getTime() ?? 8.64e15) - (a.at?.getTime() ?? 8.64e15))
    .slice(0, most)
  const places = new Set(newest.map(({ place }) => place))
  const items = feed.items.filter((_, place) => places.has(place))
  const leftOut = (feed.leftOut ?? 0) + feed.items.length - items.length
  return { ...feed, items, leftOut, notes: [...new Set([...(feed.notes ?? []), 'too-many-items' as const])] }
}

import type { FeedItem, ParsedFeed } from '../core/feed-item.ts'

/**
 * A feed without the items that say nothing: no title, no text, no stars. They are noted, not lost: an item that gets its
 * words later comes as a new one then.
 */
export function readableItems(feed: ParsedFeed): ParsedFeed {
  const items = feed.items.filter(says)
  if (items.length === feed.items.length) return feed
  return { ...feed, items, notes: [...new Set([...(feed.notes ?? []), 'empty-items' as const])] }
}

const says = ({ title, text, rating }: FeedItem) => Boolean(title || text) || rating !== null

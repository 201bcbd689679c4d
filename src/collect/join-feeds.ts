import type { ParsedFeed, ReadingNote } from '../core/feed-item.ts'

/**
 * Several pages or parts as one feed, which is otherwise the first of them; at least one. Pages shift while they are read: an item that
 * stands on two of them is there once.
 */
export function joinFeeds(feeds: ParsedFeed[], note: ReadingNote | null): ParsedFeed {
  const { next: _, span: __, notes: ___, remarks: ____, ...first } = feeds[0]!
  const items = new Map(feeds.flatMap((feed) => feed.items).map((item) => [item.id, item]))
  const notes = new Set([...feeds.flatMap((feed) => feed.notes ?? []), ...(note ? [note] : [])])
  const remarks = feeds.flatMap((feed) => feed.remarks ?? [])
  return {
    ...first,
    items: [...items.values()],
    ...(notes.size > 0 && { notes: [...notes] }),
    ...(remarks.length > 0 && { remarks }),
  }
}

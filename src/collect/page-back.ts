import { createHash } from 'node:crypto'
import type { FeedItem, ParsedFeed, ReadingNote } from '../core/feed-item.ts'
import type { PollMemory, PollResult } from '../core/ports.ts'
import type { KindTools } from './source-kind.ts'

/** What to ask a service for: its newest page, or the one before what was read. */
export interface WantedPage {
  /** Of the newest page; empty for the others. */
  memory: PollMemory
  /** What the page after it named as its `next`; null: the newest. */
  from: string | null
  /** How far back is enough; null: one page is. */
  until: Date | null
}

/** How a service sorts its items. */
export type SortedBy = 'publishedAt' | 'updatedAt'

/** Pages of one poll at most. */
const mostPages = 5

/**
 * Polls what a service gives newest first, page by page: the newest page whole, since edits show there, and those before
 * it as far back as the last poll saw, so that a busy hour loses nothing. A first poll takes one page. The same items as
 * last time are no news, though the answers differ in counters.
 */
export async function pageBack(
  ask: (page: WantedPage) => Promise<PollResult>,
  memory: PollMemory,
  { clock, hasTime }: Pick<KindTools, 'clock' | 'hasTime'>,
  by: SortedBy = 'publishedAt',
): Promise<PollResult> {
  const until = typeof memory.own?.until === 'string' ? new Date(memory.own.until) : null
  const newest = await ask({ memory, from: null, until: null })
  if (!newest.changed) return keeping(newest, memory.own)
  const { pages, note } = until
    ? await readBack(ask, newest.feed, until, by, hasTime)
    : { pages: [newest.feed], note: null }
  const feed = joined(pages, note)
  // What was missed is asked for again: the date stays, and without validators the next answer is a whole one.
  if (note === 'partly-heard') return { ...newest, feed, memory: { ...(memory.own && { own: memory.own }) } }
  const digest = digestOf(feed.items)
  const latest = latestOf(feed.items, by, clock()) ?? until
  const result = keeping(newest, { digest, ...(latest && { until: latest.toISOString() }) })
  return digest === memory.own?.digest ? asUnchanged(result) : { ...result, changed: true, feed }
}

async function readBack(
  ask: (page: WantedPage) => Promise<PollResult>,
  newest: ParsedFeed,
  until: Date,
  by: SortedBy,
  hasTime: () => boolean,
): Promise<{ pages: ParsedFeed[]; note: ReadingNote | null }> {
  const pages = [newest]
  for (let last = newest; last.next !== undefined && !reaches(last, until, by); pages.push(last)) {
    if (pages.length === mostPages) return { pages, note: 'too-many-items' }
    const from = last.next
    const page = hasTime() ? await ask({ memory: {}, from, until }).catch(() => null) : null
    if (!page?.changed) return { pages, note: 'partly-heard' }
    last = page.feed
  }
  return { pages, note: null }
}

const writtenAt = (item: FeedItem, by: SortedBy) => item[by] ?? item.publishedAt

/** The last item counts: what is pinned to the top may be old. A page of which nothing is kept reaches nowhere. */
function reaches({ items }: ParsedFeed, until: Date, by: SortedBy): boolean {
  const at = items.length ? writtenAt(items.at(-1)!, by) : null
  return at !== null && at <= until
}

/** Dates in the future are mistakes, and would end all paging. */
function latestOf(items: FeedItem[], by: SortedBy, now: Date): Date | null {
  const times = items.map((item) => writtenAt(item, by)?.getTime() ?? Number.NaN)
  const past = times.filter((time) => time <= now.getTime())
  return past.length ? new Date(Math.max(...past)) : null
}

/** Pages shift while they are read: an item may stand on two of them. */
function joined(pages: ParsedFeed[], note: ReadingNote | null): ParsedFeed {
  const { next: _, ...first } = pages[0]!
  const items = new Map(pages.flatMap((page) => page.items).map((item) => [item.id, item]))
  const notes = new Set([...pages.flatMap((page) => page.notes ?? []), ...(note ? [note] : [])])
  return { ...first, items: [...items.values()], ...(notes.size > 0 && { notes: [...notes] }) }
}

const keeping = <Result extends PollResult>(result: Result, own: PollMemory['own']): Result => ({
  ...result,
  memory: { ...result.memory, ...(own && { own }) },
})

const asUnchanged = ({ memory, waitMs }: PollResult): PollResult => ({
  changed: false,
  memory,
  ...(waitMs && { waitMs }),
})

const digestOf = (items: FeedItem[]) => createHash('sha256').update(JSON.stringify(items)).digest('base64url')

import { createHash } from 'node:crypto'
import type { PollMemory, PollResult } from '../core/collector-ports.ts'
import { KorvaError } from '../core/errors.ts'
import type { FeedItem, ParsedFeed, ReadingNote } from '../core/feed-item.ts'
import { joinFeeds } from './join-feeds.ts'
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

/** How a service gives its items. */
export interface Paging {
  /** What they are sorted by. */
  by?: 'publishedAt' | 'updatedAt'
  /** Pages that one poll reads at most. */
  most?: number
  /** The error of a newest page without items where there were some before. Left out: pages may be empty. */
  neverEmpty?: () => KorvaError
}

type AskPage = (page: WantedPage) => Promise<PollResult>

/**
 * Polls what a service gives newest first, page by page: the newest page whole, since edits show there, and those before
 * it as far back as the last poll saw, so that a busy hour loses nothing. A first poll takes one page, because what is
 * older is no news. Pages that fail, that there is no time for, or that the service has no strength for are asked for the
 * next time. The same items as last time are no news, though the answers differ in counters.
 */
export async function pageBack(
  ask: AskPage,
  memory: PollMemory,
  { clock, hasTime }: Pick<KindTools, 'clock' | 'hasTime'>,
  { by = 'publishedAt', most = 5, neverEmpty }: Paging = {},
): Promise<PollResult> {
  const until = typeof memory.own?.until === 'string' ? new Date(memory.own.until) : null
  const newest = await ask({ memory, from: null, until: null })
  if (!newest.changed) return keeping(newest, memory.own)
  if (until && neverEmpty && newest.feed.items.length === 0) throw neverEmpty()
  const goesOn = (page: ParsedFeed) => until !== null && page.next !== undefined && !reaches(page, until, by)
  const way = { goesOn, hasTime, most, mayBeEmpty: !neverEmpty }
  const { pages, note, waitMs } = await readBack(ask, newest, until, way)
  const feed = joinFeeds(pages, note)
  const asked = { ...newest, ...(waitMs > 0 && { waitMs }) }
  // What was missed is asked for again: the date stays, and without validators the next answer is a whole one.
  if (note === 'partly-heard') return { ...asked, feed, memory: { ...(memory.own && { own: memory.own }) } }
  const digest = digestOf(feed.items)
  const latest = latestOf(pages, by, clock()) ?? until
  const result = keeping(asked, { digest, ...(latest && { until: latest.toISOString() }) })
  return digest === memory.own?.digest ? asUnchanged(result) : { ...result, changed: true, feed }
}

interface ReadOn {
  goesOn: (page: ParsedFeed) => boolean
  hasTime: () => boolean
  most: number
  mayBeEmpty: boolean
}

/** The newest page and those before it; why they are not all that was wanted, and how long the service wants to rest. */
async function readBack(
  ask: AskPage,
  { feed: newest, waitMs: wait = 0 }: PollResult & { changed: true },
  until: Date | null,
  { goesOn, hasTime, most, mayBeEmpty }: ReadOn,
): Promise<{ pages: ParsedFeed[]; note: ReadingNote | null; waitMs: number }> {
  const pages = [newest]
  let waitMs = wait
  for (let last = newest; goesOn(last); pages.push(last)) {
    if (pages.length === most) return { pages, note: 'too-many-items', waitMs }
    if (last.ttlMs || !hasTime()) return { pages, note: 'partly-heard', waitMs }
    const from = last.next!
    const page = await ask({ memory: {}, from, until }).catch(asFailure)
    waitMs = Math.max(waitMs, page.waitMs ?? 0)
    const isHeard = page.changed && (mayBeEmpty || page.feed.items.length > 0)
    if (!isHeard) return { pages, note: 'partly-heard', waitMs }
    last = page.feed
  }
  return { pages, note: null, waitMs }
}

/** Of a page that failed, what it asks for: the others are worth having without it. */
const asFailure = (error: unknown): { changed: false; waitMs?: number } => {
  const asked = error instanceof KorvaError ? error.retryAfterMs : undefined
  return { changed: false, ...(asked !== undefined && { waitMs: asked }) }
}

type SortedBy = NonNullable<Paging['by']>
const writtenAt = (item: FeedItem, by: SortedBy) => item[by] ?? item.publishedAt

/** The last item counts: what is pinned to the top may be old. A page of which nothing is known reaches nowhere. */
function reaches({ items, span }: ParsedFeed, until: Date, by: SortedBy): boolean {
  const last = items.at(-1)
  const at = span?.from ?? (last ? writtenAt(last, by) : null)
  return at !== null && at <= until
}

/** Dates in the future are mistakes, and would end all paging. */
function latestOf(pages: ParsedFeed[], by: SortedBy, now: Date): Date | null {
  const dates = pages.flatMap(({ items, span }) => [span?.to, ...items.map((item) => writtenAt(item, by))])
  const past = dates.flatMap((date) => (date && date <= now ? date.getTime() : []))
  return past.length ? new Date(Math.max(...past)) : null
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

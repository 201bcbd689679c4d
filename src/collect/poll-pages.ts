import { createHash } from 'node:crypto'
import type { KorvaError } from '../core/errors.ts'
import type { FeedItem, ParsedFeed, ReadingNote } from '../core/feed-item.ts'
import type { PollMemory, PollResult } from '../core/ports.ts'
import { changed, unchanged } from './poll-one.ts'
import type { KindTools, Loaded } from './source-kind.ts'

/** A service that gives its items newest first, page by page. */
export interface Pages {
  /** Asks for one page, by what the page before named as its `next`; null: the first. */
  load(memory: PollMemory, page: string | null): Promise<Loaded>
  /** How many pages one poll reads at most. */
  most: number
  /** What the kind wants to know when it reads a page. */
  context?(page: string | null): Record<string, unknown>
  /** The error of a first page without items, where there were some at the last poll. Left out: it may be empty. */
  neverEmpty?(): KorvaError
}

/**
 * Polls a service page by page: the first page always, further ones until one holds an item that the last poll knew, since
 * a burst can be longer than a page. A first poll reads one page, because what is older is no news. When a later page
 * fails, the poll does, so that nothing between the pages is lost. The same items as last time are no news, though
 * the answers differ in counters and times.
 */
export async function pollPages(pages: Pages, memory: PollMemory, tools: KindTools): Promise<PollResult> {
  const loaded = await pages.load(memory, null)
  if (!loaded.changed) return keeping(unchanged(loaded, memory), memory.own)
  const first = await readPage(pages, null, loaded, tools)
  const known = new Set(Array.isArray(memory.own?.newest) ? memory.own.newest : [])
  if (known.size > 0 && first.items.length === 0 && pages.neverEmpty) throw pages.neverEmpty()
  const feed = await readOn(first, known, pages, tools)
  // What was missed is asked for again: without what is known of this poll the next one reads as far back.
  if (feed.notes?.includes('partly-heard')) return { ...changed(loaded, feed), memory: restOf(memory) }
  const own = { newest: first.items.map(({ id }) => id), digest: digestOf(feed.items) }
  const result = keeping(changed(loaded, feed), own)
  if (own.digest !== memory.own?.digest) return result
  const { memory: kept, waitMs } = result
  return { changed: false, memory: kept, ...(waitMs && { waitMs }) }
}

async function readOn(first: ParsedFeed, known: Set<unknown>, pages: Pages, tools: KindTools) {
  const read = [first]
  const isNew = ({ items }: ParsedFeed) => known.size > 0 && !items.some(({ id }) => known.has(id))
  for (let page = first; page.next !== undefined && isNew(page); read.push(page)) {
    if (read.length === pages.most) return joined(read, ['too-many-items'])
    if (!tools.hasTime()) return joined(read, ['partly-heard'])
    const loaded = await pages.load({}, page.next)
    // Nothing was known of this address: it cannot be unchanged.
    if (!loaded.changed) break
    page = await readPage(pages, page.next, loaded, tools)
  }
  return joined(read, [])
}

function readPage(
  { context }: Pages,
  page: string | null,
  loaded: Loaded & { changed: true },
  tools: KindTools,
) {
  return tools.read({ ...loaded.document, ...(context && { context: context(page) }) })
}

/** Pages shift while they are read: an item may stand on two of them. */
function joined(pages: ParsedFeed[], more: ReadingNote[]): ParsedFeed {
  const { next: _, ...first } = pages[0]!
  const items = new Map(pages.flatMap(({ items }) => items).map((item) => [item.id, item]))
  const notes = new Set([...pages.flatMap((page) => page.notes ?? []), ...more])
  return { ...first, items: [...items.values()], ...(notes.size > 0 && { notes: [...notes] }) }
}

/** Without validators and hash, which would say that nothing changed. */
const restOf = ({ own }: PollMemory): PollMemory => (own ? { own } : {})

/** The result, with what is kept for the next poll. */
const keeping = (result: PollResult, own: PollMemory['own']): PollResult => ({
  ...result,
  memory: { ...result.memory, ...(own && { own }) },
})

const digestOf = (items: FeedItem[]) => createHash('sha256').update(JSON.stringify(items)).digest('base64url')

import type * as Feedsmith from 'feedsmith'
import type { ParsedFeed, ReadingNote } from '../../core/feed-item.ts'
import { settleIds, type UnsettledItem } from '../item-id.ts'
import { itemLimit } from '../item-limit.ts'
import { lazily } from '../lazily.ts'
import { notAFeed } from '../not-a-feed.ts'
import { parseDate } from '../parse-date.ts'
import { plainText, plainTitle } from '../plain-text.ts'
import { resolveLink } from '../resolve-link.ts'
import { mendJson } from './mend-json.ts'

type JsonFeed = ReturnType<typeof Feedsmith.parseJsonFeed>
type JsonItem = NonNullable<JsonFeed['items']>[number]

/** Few feeds are JSON, and it takes 20 MB. */
const feedsmith = lazily<typeof Feedsmith>('feedsmith')

/** Reads a JSON Feed 1.0 or 1.1. Throws `notAFeed` errors only. */
export function parseJsonFeed(text: string, url: string | undefined): ParsedFeed {
  const notes = new Set<ReadingNote>()
  const feed = read(text, notes)
  const base = url ?? feed.feed_url ?? feed.home_page_url
  const hub = hubOf(feed, url)
  return {
    format: 'json',
    title: plainTitle(feed.title ?? '', true),
    items: settleIds((feed.items ?? []).map((item) => readItem(item, feed, base, notes))),
    builtAt: null,
    ...(hub && { hub }),
    ...(notes.size && { notes: [...notes] }),
  }
}

function read(text: string, notes: Set<ReadingNote>): JsonFeed {
  try {
    return feedsmith().parseJsonFeed(enoughOf(parse(text, notes), notes))
  } catch {
    throw notAFeed(text)
  }
}

/** Before feedsmith takes its time for them. */
function enoughOf(feed: unknown, notes: Set<ReadingNote>): unknown {
  const items = (feed as { items?: unknown } | null)?.items
  if (!Array.isArray(items) || items.length <= itemLimit) return feed
  notes.add('too-many-items')
  return { ...(feed as object), items: items.slice(0, itemLimit) }
}

/** Of what is no JSON as it stands, only what says that it is a feed is worth mending. */
function parse(text: string, notes: Set<ReadingNote>): unknown {
  try {
    return parseSafely(text)
  } catch (error) {
    const mended = text.includes('jsonfeed.org/version') ? mendJson(text) : null
    if (!mended) throw error
    if (mended.truncated) notes.add('truncated')
    return parseSafely(mended.text)
  }
}

/** Names that every object has: feedsmith takes what carries one of its own for no plain object, and drops it. */
const traps = ['__proto__', 'constructor', 'prototype']
const mentioned = new RegExp(`"(?:${traps.join('|')})"\\s*:`)
const parseSafely = (text: string): unknown =>
  mentioned.test(text)
    ? JSON.parse(text, (key, value) => (traps.includes(key) ? undefined : value))
    : JSON.parse(text)

/** Of the ways to be told that JSON Feed knows, we speak WebSub. */
function hubOf({ hubs = [], feed_url }: JsonFeed, url: string | undefined): ParsedFeed['hub'] {
  const hub = hubs.find(({ type }) => type?.toLowerCase() === 'websub')
  const found = resolveLink(hub?.url ?? '', undefined)
  const topic = resolveLink(feed_url ?? '', url) ?? url
  return found && topic ? { url: found, topic } : undefined
}

function readItem(
  item: JsonItem,
  feed: JsonFeed,
  base: string | undefined,
  notes: Set<ReadingNote>,
): UnsettledItem {
  const date = (said: unknown) => {
    const found = parseDate(String(said ?? ''))
    if (said && !found) notes.add('unknown-dates')
    return found
  }
  const html = [item.content_html, item.summary].map((part) => plainText(part ?? '')).find(Boolean)
  return {
    guid: String(item.id ?? ''),
    url: resolveLink(item.url ?? '', base) ?? resolveLink(item.external_url ?? '', base),
    title: plainTitle(item.title ?? '', true),
    text: plainText(item.content_text ?? '', true) ?? html ?? null,
    author: authorOf(item) ?? authorOf(feed),
    publishedAt: date(item.date_published),
    updatedAt: date(item.date_modified),
    rating: null,
  }
}

function authorOf({ authors }: Pick<JsonItem, 'authors'>): string | null {
  const names = (authors ?? []).map(({ name }) => plainTitle(name ?? '', true))
  return [...new Set(names.filter(Boolean))].slice(0, 3).join(', ') || null
}

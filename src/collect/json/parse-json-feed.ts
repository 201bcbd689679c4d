import { parseJsonFeed as readJsonFeed } from 'feedsmith'
import type { ParsedFeed } from '../../core/feed-item.ts'
import { settleIds, type UnsettledItem } from '../item-id.ts'
import { notAFeed } from '../not-a-feed.ts'
import { parseDate } from '../parse-date.ts'
import { plainText, plainTitle } from '../plain-text.ts'
import { resolveLink } from '../resolve-link.ts'

type JsonFeed = ReturnType<typeof readJsonFeed>
type JsonItem = NonNullable<JsonFeed['items']>[number]

/** Reads a JSON Feed 1.0 or 1.1. Throws `notAFeed` errors only. */
export function parseJsonFeed(text: string, url: string | undefined): ParsedFeed {
  const feed = read(text)
  const base = url ?? feed.feed_url ?? feed.home_page_url
  return {
    format: 'json',
    title: plainTitle(feed.title ?? '', true),
    items: settleIds((feed.items ?? []).map((item) => readItem(item, feed, base))),
    builtAt: null,
  }
}

function read(text: string): JsonFeed {
  try {
    return readJsonFeed(text)
  } catch {
    throw notAFeed(text)
  }
}

function readItem(item: JsonItem, feed: JsonFeed, base: string | undefined): UnsettledItem {
  const html = [item.content_html, item.summary].map((part) => plainText(part ?? '')).find(Boolean)
  return {
    guid: String(item.id ?? ''),
    url: resolveLink(item.url ?? '', base) ?? resolveLink(item.external_url ?? '', base),
    title: plainTitle(item.title ?? '', true),
    text: plainText(item.content_text ?? '', true) ?? html ?? null,
    author: authorOf(item) ?? authorOf(feed),
    publishedAt: parseDate(String(item.date_published ?? '')),
    updatedAt: parseDate(String(item.date_modified ?? '')),
    rating: null,
  }
}

function authorOf({ authors }: Pick<JsonItem, 'authors'>): string | null {
  const names = (authors ?? []).map(({ name }) => plainTitle(name ?? '', true))
  return [...new Set(names.filter(Boolean))].slice(0, 3).join(', ') || null
}

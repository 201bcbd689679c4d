import { KorvaError } from '../core/errors.ts'
import type { ParsedFeed } from '../core/feed-item.ts'
import { decodeNoted, decodeText } from './decode-text.ts'
import { findFeeds } from './find-feeds.ts'
import { parseJsonFeed } from './json/parse-json-feed.ts'
import { parseXmlFeed } from './xml/parse-xml-feed.ts'

export interface ParseOptions {
  /** The HTTP header, for its charset. */
  contentType?: string
  /** Where the feed was read: relative addresses in it count from here. */
  url?: string
}

/**
 * Reads a feed in any format: RSS 0.9 to 2.0, RDF, Atom 0.3 and 1.0, CDF, JSON Feed; truncated and badly nested ones as
 * far as they go, with a note of what was guessed. Pure and synchronous: hostile input can take long, so the product calls
 * it in a process of its own only.
 *
 * Throws the KorvaErrors of `notAFeed`, and nothing else.
 */
export function parseFeed(bytes: Uint8Array, { contentType, url }: ParseOptions = {}): ParsedFeed {
  const { text, notes } = decodeNoted(bytes, contentType)
  // No XML begins with a brace; an HTTP header that calls XML JSON, or JSON text, is not believed.
  const feed = /^\s*[{[]/.test(text) ? parseJsonFeed(text, url) : parseXmlFeed(text, url)
  const all = [...notes, ...(feed.notes ?? [])]
  return all.length > 0 ? { ...feed, notes: all } : feed
}

/** The same, but a web page that names feeds is read as those: in `feeds`, without items. */
export function parseFeedOrPage(bytes: Uint8Array, options: ParseOptions = {}): ParsedFeed {
  try {
    return parseFeed(bytes, options)
  } catch (error) {
    const isPage = error instanceof KorvaError && error.code === 'feed-is-a-page'
    const feeds = isPage ? findFeeds(decodeText(bytes, options.contentType), options.url) : []
    if (feeds.length === 0) throw error
    return { format: 'page', title: null, items: [], builtAt: null, feeds }
  }
}

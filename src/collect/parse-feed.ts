import type { ParsedFeed } from '../core/feed-item.ts'
import { decodeText } from './decode-text.ts'
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
 * far as they go. Pure and synchronous: hostile input can take long, so the product calls it in a worker only.
 *
 * Throws a KorvaError with the code `feed-empty`, `feed-is-a-page` or `not-a-feed`, and nothing else.
 */
export function parseFeed(bytes: Uint8Array, options: ParseOptions = {}): ParsedFeed {
  const text = decodeText(bytes, options.contentType)
  // No XML begins with a brace; an HTTP header that calls XML JSON, or JSON text, is not believed.
  return /^\s*[{[]/.test(text) ? parseJsonFeed(text, options.url) : parseXmlFeed(text, options.url)
}

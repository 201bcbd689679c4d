/** One entry of a feed or one review, as a collector gives it. Text fields hold no markup. */
export interface FeedItem {
  /** The publisher's identity of the item: guid, else link, else a hash of title and text. Never empty. */
  id: string
  /** Other names of the same item, by which it is known again when its publisher changes the id. */
  aliases: string[]
  /** Where a person reads the original; http(s) only. */
  url: string | null
  title: string | null
  text: string | null
  author: string | null
  publishedAt: Date | null
  updatedAt: Date | null
  /** Stars, 1 (worst) to 5 (best). */
  rating: number | null
}

/** The formats that `korva parse` names, and those of other kinds of source. A page is none, but may name feeds. */
export type FeedFormat = 'rss' | 'rdf' | 'atom' | 'json' | 'cdf' | 'api' | 'csv' | 'push' | 'page'

/** What a reading had to guess, so that people can judge how far to trust a source. */
export type ReadingNote =
  /** The document ended in the middle. */
  | 'truncated'
  /** Elements were closed in the wrong order or not at all. */
  | 'badly-nested'
  /** Items stood outside of any feed. */
  | 'no-root'
  /** Bytes were no text in the charset, and were replaced. */
  | 'stray-bytes'
  /** The charset was guessed. */
  | 'charset-guessed'
  /** Dates that could not be understood. */
  | 'unknown-dates'
  /** Items without anything to read were passed over. */
  | 'empty-items'
  /** Some of several pages or countries did not answer. */
  | 'partly-heard'
  /** There were more items than are taken at once; the oldest are left out. */
  | 'too-many-items'

/** A whole feed, parsed. */
export interface ParsedFeed {
  format: FeedFormat
  title: string | null
  items: FeedItem[]
  /** When the publisher says that the feed was built: sample feeds count their dates from it. */
  builtAt: Date | null
  /** How many items were left out because there were too many; none where it is not said. */
  leftOut?: number
  /** How long its publisher asks to be left in peace (`ttl`, `sy:updatePeriod`), in milliseconds. */
  ttlMs?: number
  /** WebSub: where to subscribe, and under which address the feed is known there. */
  hub?: { url: string; topic: string }
  notes?: ReadingNote[]
  /** What was passed over and where, in words, e.g. `line 14 has 5 fields, the heading 4`: the first ten. */
  remarks?: string[]
  /** Where its next page begins, in the words of a service that gives its items page by page. */
  next?: string
  /** Of such a page, where not all of its entries are items: when its last and its newest entry were written. */
  span?: { from: Date; to: Date }
  /** Of a web page: the addresses of the feeds that it names, the most promising first. */
  feeds?: string[]
}

/** One entry of a feed or one review, as a collector gives it. Text fields hold no markup. */
export interface FeedItem {
  /** The publisher's identity of the item: guid, else link, else a hash of title and text. Never empty. */
  id: string
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

/** The feed formats that `korva parse` names. */
export type FeedFormat = 'rss' | 'rdf' | 'atom' | 'json' | 'cdf'

/** A whole feed, parsed. */
export interface ParsedFeed {
  format: FeedFormat
  title: string | null
  items: FeedItem[]
  /** When the publisher says that the feed was built: sample feeds count their dates from it. */
  builtAt: Date | null
  /** How many items were left out because there were too many; none where it is not said. */
  leftOut?: number
}

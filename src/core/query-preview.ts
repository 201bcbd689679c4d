import type { SentimentCounts } from './report.ts'
import type { Sentiment } from './verdict.ts'

/** What a query would have caught in what is stored. */
export interface QueryPreview {
  query: string
  /** Over how many days, going by when items were seen. */
  days: number
  /** Items that were looked through, and those of them that it finds. */
  looked: number
  caught: number
  /** Of these, how many are mentions of a brand already, and how many of their cases were answered or dismissed. */
  mentions: number
  resolved: number
  dismissed: number
  /** The stored sentiment of mentions; the rest is scored as it stands. */
  sentiment: SentimentCounts
  /** By the ids of the settings. An item that is a mention of two brands counts for both. */
  bySource: Record<string, number>
  byBrand: Record<string, number>
  /** At most ten, latest first. */
  newest: PreviewedItem[]
}

export interface PreviewedItem {
  /** ISO 8601. */
  writtenAt: string
  source: string
  /** The title, or the beginning of the text. */
  title: string
  url: string | null
  /** The words that the query found, as they stood. */
  words: string[]
  sentiment: Sentiment
  /** The ids of the brands that it is a mention of. */
  brands: string[]
}

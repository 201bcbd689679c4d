import type { CaseState } from './case.ts'
import type { FeedItem } from './feed-item.ts'
import type { MatchWhy } from './match-why.ts'
import type { Verdict } from './verdict.ts'

/** An item of a source that is about a brand, judged. */
export interface Mention {
  id: number
  sourceId: string
  brandId: string
  item: FeedItem
  verdict: Verdict
  /** The words that name the brand, as they stood. */
  terms: string[]
  /** Null: stored before it was kept. */
  why: MatchWhy | null
  /** When the customer wrote: the item's date, or when it was seen where it has none. The promise counts from here. */
  writtenAt: Date
  /** When Korva first saw it. */
  seenAt: Date
}

/** A mention that needs a person. */
export interface Case {
  id: number
  /** Grows by one with each change; a change is saved only on the version that it was decided on. */
  version: number
  state: CaseState
  /** The end of the promise. */
  dueAt: Date
  openedAt: Date
  mention: Mention
  /** In how many other places the same thing stands: copies, reposts and quotes that are no cases of their own. */
  alsoIn: number
}

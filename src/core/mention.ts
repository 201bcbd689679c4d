import type { CaseFacts, Said } from './case.ts'
import type { FeedItem } from './feed-item.ts'
import type { MatchWhy } from './match-why.ts'
import type { Person } from './person.ts'
import type { Verdict } from './verdict.ts'

/** An item of a source that is about a brand, judged. */
export interface Mention {
  id: number
  sourceId: string
  brandId: string
  item: FeedItem
  /** That what the customer wrote, and who it was, was erased; left out: it was not. */
  erased?: true
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
export interface Case extends CaseFacts {
  /** Grows by one with each change; a change is saved only on the version that it was decided on. */
  version: number
  /** When the promise began: when the customer wrote, or wrote again. `dueAt` is its end. */
  promisedAt: Date
  openedAt: Date
  mention: Mention
  /** In how many other places the same thing stands: copies, reposts and quotes that are no cases of their own. */
  alsoIn: number
  notes: CaseNotes | null
  returned: CameBack | null
  author: AuthorHistory | null
  /** Who last did something to it, and when; null: nobody has. */
  lastActed: { who: Person; at: Date } | null
}

/** What the team wrote down of a case. */
export interface CaseNotes {
  count: number
  last: { who: Person; at: Date; text: string }
}

/** That the customer wrote again, the last time. */
export interface CameBack {
  at: Date
  before: Said
  after: Said
  /** False where it only changed, and needs no new answer. */
  again: boolean
}

/** What else an author wrote about the brand at the same source, before this. */
export interface AuthorHistory {
  negative: number
  positive: number
  /** When they last complained, and praised. */
  lastNegativeAt: Date | null
  lastPositiveAt: Date | null
}

import type { Act, CaseKind, CaseState, CaseStateName } from './case.ts'
import type { AuditLog, CaseClock, Digests, Directory, Privacy, QuoteBook, ThreadBook } from './case-ports.ts'
import type { Deliveries } from './delivery-ports.ts'
import type { FeedItem } from './feed-item.ts'
import type { Sources, Subscriptions, Turns } from './listening-ports.ts'
import type { MatchWhy } from './match-why.ts'
import type { Case } from './mention.ts'
import type { OpinionBudget } from './opinion.ts'
import type { Person } from './person.ts'
import type { InboxFilter } from './ports.ts'
import type { MentionTally, SentimentCounts } from './report.ts'
import type { Stories } from './story-ports.ts'
import type { Archive, LessonBook, RuleBook } from './teaching-ports.ts'
import type { Verdict } from './verdict.ts'

/**
 * Work for later. Sent inside the transaction that makes it necessary, done at least once. Jobs of one lane (a host, a
 * chat's channel) are done one at a time; empty is none.
 */
export type Job =
  | { kind: 'poll'; sourceId: string; lane: string }
  | { kind: 'subscribe'; sourceId: string; lane: string }
  | { kind: 'deliver'; deliveryId: string; lane: string }
  | { kind: 'redraw'; deliveryId: string; lane: string; attempt: number }

/** Sends jobs: one, `afterMs` later when given, or many at once. */
export interface Jobs {
  send(job: Job, afterMs?: number): Promise<void>
  sendAll(jobs: Job[]): Promise<void>
}

/** An item in the store. */
export interface StoredItem {
  itemId: number
  item: FeedItem
}

/** How much a source brought. */
export interface SourceFigures {
  items: number
  mentions: number
}

export interface Items {
  /** Of these, what the source has not brought before, and what it has brought with other words (by id or alias). */
  sift(sourceId: string, items: FeedItem[]): Promise<{ fresh: FeedItem[]; edited: StoredItem[] }>
  /** Stores the items that the source has not brought before, and returns just those. */
  add(sourceId: string, items: FeedItem[], seenAt: Date): Promise<StoredItem[]>
  /** Puts the new words of known items in place of the old ones, and returns them but for those that were erased meanwhile. */
  edit(items: StoredItem[]): Promise<StoredItem[]>
  /** When the newest items of a source were written, or seen where they do not say; latest first, `most` at most. */
  times(sourceId: string, most: number): Promise<Date[]>
  /** What each source brought since then, by its id, going by when it was seen. */
  figures(since: Date): Promise<Map<string, SourceFigures>>
}

export interface NewMention {
  brandId: string
  verdict: Verdict
  terms: string[]
  why: MatchWhy
  writtenAt: Date
  seenAt: Date
  /** The rule that hides it from people; left out or null: none does. */
  hiddenBy?: number | null
}

/** A mention in the store as it was last judged, and the case that it opened, if it did. */
export interface StoredMention {
  mentionId: number
  itemId: number
  brandId: string
  verdict: Verdict
  /** The case that it opened, or joined. */
  caseId: number | null
}

export interface Mentions {
  /** Stores mentions and returns their ids, in their order. */
  add(mentions: { itemId: number; mention: NewMention }[]): Promise<number[]>
  /** The mentions of these items. */
  of(itemIds: number[]): Promise<StoredMention[]>
  /** Judges a mention anew: its item was edited. Tells the signals of its case. */
  revise(
    mentionId: number,
    mention: Pick<NewMention, 'verdict' | 'terms' | 'why' | 'hiddenBy'>,
  ): Promise<void>
  /**
   * Sentiments of the mentions written from `since` to `until`, by brand id and hour of the time zone. What the team
   * taught counts: a mention that is not us is none, one that is not negative is neutral. What a rule hides is left out.
   */
  count(
    since: Date,
    until: Date,
    timezone: string,
  ): Promise<{ brandId: string; hour: number; mentions: SentimentCounts }[]>
  /** What the same mentions felt, what they were about, and how severe the negative ones among them are. */
  tally(since: Date, until: Date): Promise<MentionTally>
  /** How many mentions written from `since` to `until` rules have hidden. */
  hidden(since: Date, until: Date): Promise<number>
}

/** What happened to a case, who did it and through which chat. */
export interface CaseEvent {
  version: number
  /** `open`, `retracted` (a lesson was taken back) and `erased` (what the customer wrote was) are no acts of anybody. */
  act: Act | { action: 'open' } | { action: 'retracted' } | { action: 'erased' }
  /** Null where Korva itself did it. */
  who: Person | null
  at: Date
}

export interface NewCase {
  mentionId: number
  kind: CaseKind
  /** When the promise began, and ends. */
  promisedAt: Date
  dueAt: Date
  at: Date
}

/** What a case becomes; a promise that begins anew, where it does. */
export interface CaseChange {
  state: CaseState
  promise?: { promisedAt: Date; dueAt: Date }
  /** Praise becomes a complaint where its author thought better of it. */
  kind?: CaseKind
}

export interface Cases {
  /** Opens a case for a mention and returns its id. */
  open(wanted: NewCase): Promise<number>
  get(id: number): Promise<Case | null>
  /** Saves the next state with its event, unless the case has left `version` behind: then false. Tells the signals. */
  save(id: number, version: number, next: CaseChange, event: Omit<CaseEvent, 'version'>): Promise<boolean>
  events(id: number): Promise<CaseEvent[]>
  /** The cases that items of these stories have opened, in the order in which they were. */
  ofStories(storyIds: number[]): Promise<{ storyId: number; brandId: string; caseId: number }[]>
}

/** Lists and counts, for the inbox and the reports. Both come from the same conditions. */
export interface CaseLists {
  /** Waiting cases first, soonest due first; then closed ones, latest first. */
  list(filter: InboxFilter, limit: number): Promise<Case[]>
  count(filter: InboxFilter): Promise<Record<CaseStateName, number>>
  /** Cases opened since, by state. */
  openedSince(since: Date): Promise<Record<CaseStateName, number>>
  /** Cases closed since, and how many of them within their promise. */
  closedSince(since: Date): Promise<{ count: number; kept: number }>
  waiting(now: Date): Promise<{ count: number; overdue: number }>
}

/** All that a flow may read and write: by itself, or inside one transaction. */
export interface Work {
  sources: Sources
  turns: Turns
  items: Items
  mentions: Mentions
  stories: Stories
  subscriptions: Subscriptions
  cases: Cases
  caseClock: CaseClock
  lists: CaseLists
  directory: Directory
  quotes: QuoteBook
  digests: Digests
  threads: ThreadBook
  audit: AuditLog
  privacy: Privacy
  deliveries: Deliveries
  opinions: OpinionBudget
  lessons: LessonBook
  rules: RuleBook
  archive: Archive
  jobs: Jobs
}

export interface Store {
  /** Each call by itself. */
  direct: Work
  /** All or nothing. Jobs that are sent inside start after the commit. */
  transaction<T>(story: (work: Work) => Promise<T>): Promise<T>
  /**
   * The same for what places items into stories, one at a time of all processes: copies that come at the same moment would be
   * two stories. Those of this process that wait hold no connection. Never called from inside another transaction.
   */
  placing<T>(story: (work: Work) => Promise<T>): Promise<T>
}

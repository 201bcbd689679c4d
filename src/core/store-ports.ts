import type { Act, CaseKind, CaseState, CaseStateName } from './case.ts'
import type { AuditLog, CaseClock, Digests, Directory, Privacy, QuoteBook, ThreadBook } from './case-ports.ts'
import type { Channel } from './channel.ts'
import type { StoredError } from './errors.ts'
import type { FeedItem } from './feed-item.ts'
import type { Sources, Subscriptions, Turns } from './listening-ports.ts'
import type { MatchWhy } from './match-why.ts'
import type { Case } from './mention.ts'
import type { Notice } from './notice.ts'
import type { OpinionBudget } from './opinion.ts'
import type { Person } from './person.ts'
import type { InboxFilter, PostRef } from './ports.ts'
import type { Remind } from './reminders.ts'
import type { MentionTally, SentimentCounts } from './report.ts'
import type { Stories } from './story-ports.ts'
import type { Archive, LessonBook, RuleBook } from './teaching-ports.ts'
import type { ThreadMessage } from './thread.ts'
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

/** What a delivery brings. What is said in a thread hangs on the delivery of its card. */
export type DeliveryContent =
  | { kind: 'card' }
  | { kind: 'notice'; notice: Notice }
  | { kind: 'digest'; quiet: boolean }
  | { kind: 'thread'; message: ThreadMessage; cardId: string; remind: Remind | null }

/** What is to be delivered. */
export type NewDelivery =
  | { caseId: number; at: Date }
  | { notice: Notice }
  | { digest: { quiet: boolean }; at: Date }
  | { thread: ThreadMessage; caseId: number; cardId: string; remind: Remind | null }

/** One message on its way to a channel, or there. */
export interface Delivery {
  id: string
  /** The case of a card, or the one whose thread it is said in; null for the rest. */
  caseId: number | null
  content: DeliveryContent
  channelId: string
  platform: Channel['platform']
  state: 'pending' | 'sending' | 'sent' | 'failed'
  ref: PostRef | null
  attempts: number
  /** When the first attempt began; null before. */
  attemptedAt: Date | null
  /** The version of the case that is on show. */
  drawnVersion: number | null
  error: StoredError | null
}

export type DeliveryChange =
  | { state: 'sent'; ref: PostRef; version: number; at: Date }
  /** On show as before: the chat did not take a newer drawing. */
  | { state: 'stale'; error: StoredError; at: Date }
  /** `sending` after an attempt: nobody knows whether the card is there. `pending`: it is not. */
  | { state: 'pending' | 'sending' | 'failed'; error: StoredError }

export type DeliveryWish =
  | { caseId: number }
  /** The card of that case at a place, by the platform's ids. */
  | { platform: Channel['platform']; place: string; message: string }
  /** Not sent to this channel, for whatever reason, and still waiting for a person; notices as well. */
  | { unsentTo: string }
  /** On show, last drawn before the instant, and either counting down still or behind the last change. */
  | { drawnBefore: Date }

export interface Deliveries {
  /** Adds a delivery and returns its id; an existing one of the same case and channel is left alone: null. */
  add(what: NewDelivery, channel: Pick<Channel, 'id' | 'platform'>): Promise<string | null>
  get(id: string): Promise<Delivery | null>
  /** Cards and digests; `unsentTo` finds what is said in threads and notices as well. */
  find(wish: DeliveryWish): Promise<Delivery[]>
  /** Begins an attempt, unless somebody is at it, or was since `delivery` was read: then false. */
  begin(delivery: Delivery, at: Date): Promise<boolean>
  mark(id: string, change: DeliveryChange): Promise<void>
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

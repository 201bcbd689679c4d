import type { CaseAction, CaseState, CaseStateName } from './case.ts'
import type { Channel } from './channel.ts'
import type { FeedItem } from './feed-item.ts'
import type { Case } from './mention.ts'
import type { Person } from './person.ts'
import type { InboxFilter, PollMemory, PostRef } from './ports.ts'
import type { SentimentCounts } from './report.ts'
import type { Verdict } from './verdict.ts'

/**
 * Work for later. Sent inside the transaction that makes it necessary, done at least once. Jobs of one host or lane are
 * done one at a time; empty is none.
 */
export type Job =
  | { kind: 'poll'; sourceId: string; host: string }
  | { kind: 'deliver'; deliveryId: string; lane: string }
  | { kind: 'redraw'; deliveryId: string; lane: string; attempt: number }

/** Sends a job; `afterMs` later, when given. */
export interface Jobs {
  send(job: Job, afterMs?: number): Promise<void>
}

/** What is remembered of a source between polls. */
export interface SourceState {
  /** The address that was listened to: another one is another publisher. */
  url: string
  /** When a poll first succeeded: what it brought is the baseline. */
  firstHeardAt: Date | null
  heardAt: Date | null
  polledAt: Date | null
  /** Failed polls in a row. */
  failures: number
  error: StoredError | null
  memory: PollMemory
}

export interface StoredError {
  code: string
  message: string
  hint?: string
}

export interface Sources {
  /** Of these, takes the ones that are due and makes them due again at their `next`. Each is taken by one process. */
  takeDue(sources: { id: string; next: Date }[], now: Date): Promise<string[]>
  /** Null where it was never polled. */
  load(id: string): Promise<SourceState | null>
  /** Saves what a poll found out; `dueAt` brings the next poll forward or puts it off. */
  save(id: string, state: SourceState, dueAt?: Date): Promise<void>
  /** The states of all sources that were ever taken, by id. */
  all(): Promise<Map<string, SourceState>>
}

/** A new item in the store. */
export interface StoredItem {
  itemId: number
  item: FeedItem
}

export interface NewMention {
  brandId: string
  verdict: Verdict
  terms: string[]
  writtenAt: Date
  seenAt: Date
}

export interface Mentions {
  /** Of these, the items that the source has not brought before. */
  unknown(sourceId: string, items: FeedItem[]): Promise<FeedItem[]>
  /** Stores the items that the source has not brought before, and returns just those. */
  addItems(sourceId: string, items: FeedItem[], seenAt: Date): Promise<StoredItem[]>
  /** Stores mentions and returns their ids, in their order. */
  add(mentions: { itemId: number; mention: NewMention }[]): Promise<number[]>
  /** Sentiments of the mentions written from `since` to `until`, by brand id and hour of the time zone. */
  count(
    since: Date,
    until: Date,
    timezone: string,
  ): Promise<{ brandId: string; hour: number; mentions: SentimentCounts }[]>
}

/** What happened to a case, who did it and through which chat. */
export interface CaseEvent {
  version: number
  action: CaseAction | 'open'
  /** Null where Korva itself did it. */
  who: Person | null
  at: Date
}

export interface Cases {
  /** Opens a case for a mention and returns its id. */
  open(mentionId: number, dueAt: Date, at: Date): Promise<number>
  get(id: number): Promise<Case | null>
  /** Saves the next state with its event, unless the case has left `version` behind: then false. Tells the signals. */
  save(id: number, version: number, next: CaseState, event: Omit<CaseEvent, 'version'>): Promise<boolean>
  events(id: number): Promise<CaseEvent[]>
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

/** One copy of a card on its way to a channel, or there. */
export interface Delivery {
  id: string
  caseId: number
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
  /** Not sent to this channel, for whatever reason, and still waiting for a person. */
  | { unsentTo: string }
  /** On show, last drawn before the instant, and either counting down still or behind the last change. */
  | { drawnBefore: Date }

export interface Deliveries {
  /** Adds a delivery and returns its id; an existing one of the same case and channel is left alone: null. */
  add(caseId: number, channel: Channel): Promise<string | null>
  get(id: string): Promise<Delivery | null>
  find(wish: DeliveryWish): Promise<Delivery[]>
  /** Begins an attempt, unless somebody is at it, or was since `delivery` was read: then false. */
  begin(delivery: Delivery, at: Date): Promise<boolean>
  mark(id: string, change: DeliveryChange): Promise<void>
}

/** All that a flow may read and write: by itself, or inside one transaction. */
export interface Work {
  sources: Sources
  mentions: Mentions
  cases: Cases
  lists: CaseLists
  deliveries: Deliveries
  jobs: Jobs
}

export interface Store {
  /** Each call by itself. */
  direct: Work
  /** All or nothing. Jobs that are sent inside start after the commit. */
  transaction<T>(story: (work: Work) => Promise<T>): Promise<T>
}

import type { Person } from './person.ts'
import type { ReminderStep } from './reminders.ts'
import type { ThreadNote } from './thread.ts'
import type { Severity } from './verdict.ts'

/** What is done to cases by the clock. Each looks only at what may be due; the transition decides. */
export interface CaseClock {
  /** Claims that lapse, and snoozes that end, by now. */
  timed(now: Date): Promise<{ caseId: number; action: 'lapse' | 'wake' }[]>
  /** Claims that lapse from now to then and were not told of it. Those that are returned count as told. */
  lapsing(before: Date, now: Date): Promise<number[]>
  /** The cases whose promise runs, the first due first, with the steps that were told of it; not those told of to the end. */
  running(): Promise<RunningPromise[]>
  /** Notes that a step of a promise is told; false where it was already. */
  tell(caseId: number, dueAt: Date, step: ReminderStep, at: Date): Promise<boolean>
  /** The latest complaint case of an author at a source about a brand since then; null: there is none. */
  ofAuthor(wanted: AuthorWish): Promise<number | null>
  /** Notes that a mention belongs to a case that another one opened. */
  join(mentionId: number, caseId: number): Promise<void>
}

/** A promise that runs out. */
export interface RunningPromise {
  caseId: number
  brandId: string
  sourceId: string
  promisedAt: Date
  dueAt: Date
  severity: Severity
  told: ReminderStep[]
}

/** What was written below cards: chats may tell of one message several times. */
export interface ThreadBook {
  /** Notes a message; false where it was noted already. */
  keep(note: Pick<ThreadNote, 'platform' | 'place' | 'id'>, caseId: number): Promise<boolean>
}

export interface AuthorWish {
  sourceId: string
  brandId: string
  /** As it was written; compared without regard to capitals. */
  author: string
  since: Date
}

/** Who acts in the chats, as they were last seen. One person may have an entry in each. */
export interface Directory {
  see(person: Person, at: Date): Promise<void>
  /** The last seen first. */
  list(most: number): Promise<Person[]>
}

/** That authors were asked to be quoted. Kept by a hash: it outlives the author's erasure. */
export interface QuoteBook {
  /** Notes it; the first word stands, but `never` stands above it. */
  note(mentionId: number, guard: { who: Person; at: Date; never: boolean }): Promise<void>
}

/** Cases that a channel gets in a digest rather than as cards. */
export interface Digests {
  /** Cards and digest entries that a channel got since then. */
  countCards(channelId: string, since: Date): Promise<number>
  /** Holds a case back for a channel. `digestId`: the digest that shows it; null: one that is made later. */
  hold(caseId: number, channelId: string, digestId: string | null, at: Date): Promise<void>
  /** The digest of a channel that was begun since then; null: there is none. */
  current(channelId: string, since: Date): Promise<string | null>
  /** The channels that hold cases back for which there is no digest yet. */
  waiting(): Promise<string[]>
  /** Those of a channel that are still to be worked, kept for the end of the transaction; none where another one has them. */
  takeWaiting(channelId: string): Promise<number[]>
  /** Gives what a channel holds back to a digest. */
  release(channelId: string, digestId: string): Promise<void>
  /** The cases of a digest, and where each is held. */
  cases(digestId: string): Promise<number[]>
  /** When the latest digest that shows a case was begun; null: none does. */
  heldSince(caseId: number): Promise<Date | null>
  /** The channels that hold a case back, with its digest; it is held no more. */
  letGo(caseId: number): Promise<{ channelId: string; digestId: string | null }[]>
}

/** One line of the audit log, which is only appended to. It holds no word of a customer. */
export interface AuditEntry {
  at: Date
  /** Null: Korva itself. */
  who: Person | null
  /** The platform's id of the place; null: nowhere, or the terminal. */
  place: string | null
  action: string
  caseId: number | null
  brandId: string | null
  /** `done`, or the code of the refusal or denial. */
  outcome: string
  /** What more is to be known: a new owner, a reason, how many were erased. */
  facts: Record<string, string | number | boolean | null>
}

export interface AuditWish {
  caseId?: number
  since?: Date
  most: number
}

export interface AuditLog {
  add(entry: AuditEntry): Promise<void>
  /** The latest first. */
  list(wish: AuditWish): Promise<(AuditEntry & { id: number })[]>
}

/** Erases, and shows, what is kept of people. */
export interface Privacy {
  /** How many items of an author are kept. Their name is compared without regard to capitals. */
  count(author: AuthorName): Promise<number>
  /**
   * Erases texts and names of an author's items, or of all that were seen before an instant, `most` at a time. Called inside a
   * transaction, until nothing is left: the last call for an instant also erases notes and messages from before it.
   */
  erase(wish: AuthorName | { seenBefore: Date }, at: Date, most: number): Promise<Erased>
  /**
   * All that is kept of an author, an item at a time in the order of their numbers (`item`), beginning behind the number
   * `after`.
   */
  export(author: AuthorName, after?: number): AsyncIterable<{ item: number } & Record<string, unknown>>
}

/** What was erased, and what is to be drawn anew because of it. */
export interface Erased {
  items: number
  caseIds: number[]
  /** Ids of the deliveries of digests that name these cases. */
  digestIds: string[]
}

export interface AuthorName {
  author: string
  /** Null: at all sources. */
  sourceId: string | null
}

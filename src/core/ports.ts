import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Denial } from './access.ts'
import type { Card } from './card.ts'
import type { CaseAction, CaseKind, CaseStateName, Refusal } from './case.ts'
import type { CaseList, Digest } from './case-list.ts'
import type { Channel } from './channel.ts'
import type { Command } from './command.ts'
import type { Dialog, DialogInput } from './dialog.ts'
import type { ParsedFeed } from './feed-item.ts'
import type { Subscription } from './listening-ports.ts'
import type { Notice, NoticeLine } from './notice.ts'
import type { Person, Platform } from './person.ts'
import type { Answer, TodayReport } from './report.ts'
import type { Source } from './source.ts'
import type { Unheard } from './source-report.ts'
import type { ThreadMessage, ThreadNote } from './thread.ts'
import type { Feeling, Severity } from './verdict.ts'

/** The current time. Passed in everywhere, so that tests move it. */
export type Clock = () => Date

/** Structured log lines: fields first, then one sentence. Never hand it a secret. */
export interface Log {
  debug(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

// --- what the product asks of a chat -------------------------------------------------------------------------------

/** What is drawn anew when it changes: a case's card, or the digest of several. */
export type Redrawn = { card: Card } | { digest: Digest }

/**
 * What is posted: that, or what stays as it is: a notice, or what is said below a card (in its thread).
 */
export type ChatMessage = Redrawn | { notice: Notice } | { thread: ThreadMessage; under: PostRef }

/** Where one copy of a card stands, in the platform's own ids. Stored as JSON. */
export interface PostRef {
  platform: Platform
  /** The channel or conversation. */
  place: string
  /** The message. */
  message: string
  /** The address that the platform wants for updates (Teams' serviceUrl); null elsewhere. */
  service: string | null
}

/** Whether something can be reached, and what to do when it cannot. */
export interface Reach {
  /** What was tried, e.g. `slack channel support (C0123456789)`. */
  what: string
  ok: boolean
  detail: string
  /** What to do about it; null where it is fine. */
  hint: string | null
}

/**
 * A chat that shows cards. Failures are KorvaErrors: `retryable: false` where trying again cannot help,
 * `retryAfterMs` where the platform said when.
 */
export interface Chat {
  readonly platform: Platform
  /** Posts a message once; one attempt, no retries of its own. The delivery id goes along where the platform has room. */
  post(channel: Channel, message: ChatMessage, deliveryId: string): Promise<PostRef>
  /** Looks for a message whose posting was never confirmed. Null where there is none, or the platform cannot look. */
  find(
    channel: Channel,
    message: ChatMessage,
    sent: { deliveryId: string; since: Date },
  ): Promise<PostRef | null>
  /** Draws a posted card or digest anew. */
  redraw(ref: PostRef, message: Redrawn): Promise<void>
  /** Says for the chat as a whole and for each of its channels whether it can be reached. Never throws. */
  check(channels: Channel[]): Promise<Reach[]>
}

/** An HTTP route that a part of the product answers itself. `path` is exact, or a prefix when it ends in a slash. */
export interface HttpRoute {
  path: string
  handle(request: IncomingMessage, response: ServerResponse): void
}

/** One chat, ready to be wired: its port, its routes on the HTTP server, and its own connections. */
export interface ChatAdapter {
  chat: Chat
  routes: HttpRoute[]
  start(): Promise<void>
  /** Closes connections; what is in hand is finished first. */
  stop(): Promise<void>
}

// --- what a chat asks of the product -------------------------------------------------------------------------------

/** Somebody who asks for something, and where: the platform's own id of the channel or conversation; null: nowhere. */
export interface Asker {
  who: Person
  place: string | null
}

/** A press on a card's button or menu, or a dialog that was sent, verified. */
export interface Click extends Asker {
  caseId: number
  action: CaseAction
  /** What was filled into the action's dialog; null: its button was pressed. */
  input: DialogInput | null
}

/** What came of a click: a value in every expected case, with a text for the person in the settings' language. */
export type ClickOutcome =
  | { outcome: 'done'; message: string; card: Card }
  /** The action asks something first: its dialog is to be shown. */
  | { outcome: 'ask'; dialog: Dialog }
  /** The dialog was not filled in well: nothing was saved, and it stays open, with what is wrong at its fields. */
  | { outcome: 'invalid'; message: string; dialog: Dialog }
  | { outcome: 'refused'; refusal: Refusal; message: string; card: Card }
  /** They may not do that. */
  | { outcome: 'denied'; denial: Denial; message: string }
  | { outcome: 'unknown-case'; message: string }

/** What people can ask of Korva from a chat. Throws KorvaErrors only when the database fails. */
export interface Desk {
  act(click: Click): Promise<ClickOutcome>
  /** Answers a command in words. `prefix` is what stands before a command in this chat, e.g. `/mentions `. */
  answer(command: Command, prefix: string, asker: Asker): Promise<Answer>
  /** The cases behind a digest, by its id. Null: there is no such digest. */
  list(digestId: string, asker: Asker): Promise<CaseList | null>
  /** Keeps what was written below a card as a note. False: no card of ours stands there, or they may not. */
  note(note: ThreadNote, asker: Asker): Promise<boolean>
  /** Whether they may have the cards of a channel of the settings come to where they are. */
  mayConnect(channelId: string, asker: Asker): Promise<boolean>
}

/** Which cases to list. What is left out is not filtered by. `waiting` is open, claimed, answered or snoozed. */
export interface InboxFilter {
  brand?: string
  source?: string
  severity?: Severity
  feeling?: Feeling
  /** The id of a topic. */
  topic?: string
  /** Left out: complaints. */
  kind?: CaseKind
  state?: CaseStateName | 'waiting'
  /** Numbers of the cases, where only these are wanted, whatever their kind. */
  ids?: number[]
}

export interface InboxPage {
  /** At most 100: the waiting ones first, soonest due first; then the closed ones, latest first. */
  cards: Card[]
  /** How many cases the filter holds by state, its own `state` aside. Same query as the list. */
  counts: Record<CaseStateName, number>
  /** How many wait of each kind, with what else the filter asks; for filters with `ids`, of those. */
  waiting: Record<CaseKind, number>
  brands: { id: string; name: string }[]
  sources: { id: string; name: string }[]
  topics: { id: string; name: string }[]
}

/** What the web inbox reads. */
export interface Inbox {
  list(filter: InboxFilter): Promise<InboxPage>
  card(caseId: number): Promise<Card | null>
  /** What happened to a case, the first first. */
  history(caseId: number): Promise<{ at: string; lines: NoticeLine[] }[]>
  today(): Promise<TodayReport>
  /** The sources that are deaf or off, in the order of the settings. */
  unheard(): Promise<Unheard[]>
}

/** Tells every process of this installation that a case was opened or changed, after the commit. */
export interface Signals {
  publish(caseId: number): Promise<void>
  /** Calls back for each change; returns a function that ends it. */
  subscribe(listener: (caseId: number) => void): () => void
}

/** Places that a chat has to have heard from before it can speak there (Teams), by the channel id of the settings. */
export interface AddressBook {
  remember(platform: Platform, channelId: string, address: Record<string, string>): Promise<void>
  recall(platform: Platform, channelId: string): Promise<Record<string, string> | null>
}

// --- what the product asks of a collector --------------------------------------------------------------------------

/** What a collector wants to have back at the next poll of the same source. Stored as JSON. */
export interface PollMemory {
  etag?: string
  lastModified?: string
  /** When the validators were received, ISO 8601: they are dropped after 8 days. */
  validatorsAt?: string
  /** A short hash of the address that was asked: what is remembered holds for no other one. */
  at?: string
  /** SHA-256 of the last body: the same again is no news. */
  hash?: string
  /** Where permanent redirects lead, and how many good answers in a row said so: followed at once from the third on. */
  moved?: { to: string; times: number }
  /** How long the publisher asks to be left in peace, as its feed last said, in milliseconds. */
  ttlMs?: number
  /** The feed that a page points to. */
  feed?: string
  /** WebSub's hub, as the feed last named it: an unchanged feed names none. */
  hub?: { url: string; topic: string }
  /** What the kind of source keeps for itself. */
  own?: Record<string, unknown>
  /** The same for each of several addresses, by the kind's own name for it. */
  parts?: Record<string, PollMemory>
}

/** What a poll heard, besides the items. */
export interface Heard {
  memory: PollMemory
  /** How long the publisher wants to be left in peace from now (ttl, max-age, Expires), in milliseconds; at most 24 h. */
  waitMs?: number
  /** WebSub: where the feed says that it can be subscribed to. */
  hub?: { url: string; topic: string }
}

export type PollResult = ({ changed: true; feed: ParsedFeed } & Heard) | ({ changed: false } & Heard)

/** Fetches and parses one source. Throws KorvaErrors that say what happened to which source and what to do. */
export interface Collector {
  poll(source: Source, memory: PollMemory): Promise<PollResult>
  /** Reads what was brought for a source, as its kind reads it: a feed that a hub pushed, items sent to the inbox. */
  read(source: Source, bytes: Uint8Array, contentType?: string): Promise<ParsedFeed>
  /**
   * Asks the WebSub hub of a source's feed to push it to a callback address, signed with the subscription's secret. Resolves
   * once the hub took the wish; it confirms by calling. Throws KorvaErrors.
   */
  subscribe(source: Source, subscription: Subscription, callback: string): Promise<void>
  /** Ends workers and connections. */
  close(): Promise<void>
}

// --- what is brought to the product ---------------------------------------------------------------------------------

/** What came of items that were brought. */
export interface Brought {
  /** How many were read. */
  taken: number
  /** How many of them the source had not brought before. */
  fresh: number
  /** How many mentions they made. */
  mentions: number
}

/** Takes what is brought to a source of the kind `inbox`, once it is known who brought it. */
export interface BroughtDoor {
  /**
   * Reads, judges and stores a document of items. Null: no source of that id takes what is brought. Throws the KorvaErrors
   * of the kind's reading (`inbox-…`), and whatever the database throws.
   */
  take(sourceId: string, bytes: Uint8Array, contentType: string | undefined): Promise<Brought | null>
}

// --- what a hub asks of the product --------------------------------------------------------------------------------

/** A hub's question or word about a subscription, as it stands in the query of its call (W3C WebSub, 5.3 and 5.2). */
export interface HubCall {
  /** Which subscription it means: the end of the callback's path. */
  key: string
  mode: 'subscribe' | 'unsubscribe' | 'denied'
  /** The feed's address, as the hub has it; empty where it does not say. */
  topic: string
  /** For how long it will push; null where it does not say. */
  leaseSeconds: number | null
  /** Why it does not push (`denied`), in the hub's words; null where it does not say. */
  reason: string | null
}

/** What hubs may ask and bring. What fails is thrown: the hub then tries again. */
export interface PushDoor {
  /** Whether the call is about what we asked for: then it is confirmed. A `denied` is only taken note of. */
  verify(call: HubCall): Promise<boolean>
  /** What the hub signs with; null: nobody was ever asked under this key. */
  secretOf(key: string): Promise<string | null>
  /** Takes a document that was signed with the secret. */
  push(key: string, bytes: Uint8Array, contentType: string | undefined): Promise<void>
}

import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Denial } from './access.ts'
import type { Card } from './card.ts'
import type { CaseAction, CaseKind, CaseStateName, Refusal } from './case.ts'
import type { CaseList, Digest } from './case-list.ts'
import type { Channel } from './channel.ts'
import type { Command } from './command.ts'
import type { Dialog, DialogInput } from './dialog.ts'
import type { Notice, NoticeLine } from './notice.ts'
import type { Person, Platform } from './person.ts'
import type { Answer, TodayReport } from './report.ts'
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

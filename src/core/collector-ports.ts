import type { ParsedFeed } from './feed-item.ts'
import type { Subscription } from './listening-ports.ts'
import type { Source } from './source.ts'

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

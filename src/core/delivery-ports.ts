import type { Channel } from './channel.ts'
import type { StoredError } from './errors.ts'
import type { Notice } from './notice.ts'
import type { PostRef } from './ports.ts'
import type { Remind } from './reminders.ts'
import type { ThreadMessage } from './thread.ts'

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

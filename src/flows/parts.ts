import type { Brand } from '../core/brand.ts'
import type { Channel, Route } from '../core/channel.ts'
import type { FeedItem } from '../core/feed-item.ts'
import type { Person } from '../core/person.ts'
import type { Chat, Clock, Collector, Log } from '../core/ports.ts'
import type { Source } from '../core/source.ts'
import type { Store } from '../core/store-ports.ts'
import type { Locale } from '../core/texts/index.ts'
import type { ScoreInput, Verdict } from '../core/verdict.ts'

/** The part of the settings that the flows go by. */
export interface FlowSettings {
  brands: Brand[]
  sources: Source[]
  channels: Channel[]
  routes: Route[]
  /** Ids of the channels that are told how Korva itself is: sources gone deaf and heard again. */
  operations: string[]
  /** Where this server is reached from outside, with a slash at its end; null: it is not, and no hub is asked to push. */
  publicUrl: string | null
  /** The promise in milliseconds. */
  respondMs: number
  locale: Locale
  timezone: string
}

/** Whether an item is about a brand, and the words that say so. */
export type Matcher = (brand: Brand, item: FeedItem) => { about: boolean; terms: string[] }

/** The verdicts of texts, in their order. Not in the caller's thread: it takes memory and time. */
export type Scorer = (inputs: ScoreInput[]) => Promise<Verdict[]>

/** What the flows work with; each names what it needs. */
export interface Parts {
  settings: FlowSettings
  store: Store
  collector: Collector
  match: Matcher
  score: Scorer
  /** The chats that are on, by platform. */
  chats: Map<Person['platform'], Chat>
  clock: Clock
  /** From 0 to 1, as `Math.random`. */
  random: () => number
  /** A new string of letters, digits, - and _ that nobody can guess. */
  makeSecret: () => string
  log: Log
}

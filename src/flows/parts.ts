import type { Brand } from '../core/brand.ts'
import type { Channel, Route } from '../core/channel.ts'
import type { Collector } from '../core/collector-ports.ts'
import type { FeedItem } from '../core/feed-item.ts'
import type { MatchWhy } from '../core/match-why.ts'
import type { Person } from '../core/person.ts'
import type { AddressBook, Chat, Clock, Log } from '../core/ports.ts'
import type { PromiseSettings } from '../core/promise.ts'
import type { QuietHours } from '../core/quiet.ts'
import type { Source } from '../core/source.ts'
import type { Store } from '../core/store-ports.ts'
import type { Lessons, Taught } from '../core/teaching.ts'
import type { Team } from '../core/team.ts'
import type { TextKind } from '../core/text-kind.ts'
import type { Locale } from '../core/texts/index.ts'
import type { Topic } from '../core/topic.ts'
import type { ScoreInput, Verdict } from '../core/verdict.ts'
import type { Learner } from './learn-taught.ts'
import type { Judged } from './uncertain.ts'

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
  /** How soon customers are answered. */
  promise: PromiseSettings
  /** How long a claim lasts without a note or an answer, and how long before its end its owner is told; null: for ever. */
  lease: { ms: number; remindMs: number } | null
  team: Team
  /** Whether brands are kept apart: cases are worked in the settings' channels only. */
  apart: boolean
  /** Null: there are none. */
  quiet: QuietHours | null
  /** Cards that a channel gets within an hour; what comes beyond is in a digest. */
  cardsPerHour: number
  /** Praise from this score on (0 to 1) goes to these channels; null: it makes no cards. */
  praise: { to: string[]; from: number } | null
  /** After so many days what authors wrote, and their names, are erased. */
  retentionDays: number
  /** What texts are about, as reports name it. */
  topics: Topic[]
  locale: Locale
  timezone: string
}

/** That an item is about a brand, and the words that say so. */
export interface Match {
  brandId: string
  terms: string[]
  why: MatchWhy
}

/** An item with what its source says of it, as queries may ask for it. */
export interface MatchItem extends FeedItem {
  kind: TextKind | null
}

/** Which of some brands an item is about, in their order. `words` is what the team taught of their names, by brand id. */
export type Matcher = (brands: Brand[], item: MatchItem, words: Taught['words']) => Match[]

/** The verdicts of texts, in their order. Not in the caller's thread: it takes memory and time. */
export type Scorer = (inputs: ScoreInput[], lessons: Lessons | null) => Promise<Verdict[]>

/** Has the uncertain ones of some verdicts judged again; gives all of them back, in their order. */
export type Reconsider = (judged: Judged[]) => Promise<Verdict[]>

/** What the flows work with; each names what it needs. */
export interface Parts {
  settings: FlowSettings
  store: Store
  addressBook: AddressBook
  collector: Collector
  match: Matcher
  score: Scorer
  learn: Learner
  /** Second opinions on uncertain verdicts; left out: they are off. */
  reconsider?: Reconsider
  /** What the team has taught by now. */
  taught: () => Promise<Taught>
  /** The chats that are on, by platform. */
  chats: Map<Person['platform'], Chat>
  clock: Clock
  /** From 0 to 1, as `Math.random`. */
  random: () => number
  /** A new string of letters, digits, - and _ that nobody can guess. */
  makeSecret: () => string
  log: Log
}

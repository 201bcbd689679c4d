import type { CaseKind } from './case.ts'
import type { Channel } from './channel.ts'
import type { OffDuty } from './off-duty.ts'
import type { PromiseSettings } from './promise.ts'
import type { QuietHours } from './quiet.ts'
import type { Team } from './team.ts'
import type { Severity } from './verdict.ts'

/** A stored mention, as the settings of now would have taken it when the customer wrote. */
export interface ReplayMention {
  mentionId: number
  itemId: number
  /** The id of the first item that told the same. */
  storyId: number
  sourceId: string
  brandId: string
  writtenAt: Date
  severity: Severity
  negative: boolean
  /** As `authorKey` makes it. */
  author: string | null
  /** What case it makes where it is told for the first time; null: none. */
  kind: CaseKind | null
  /** Whether it makes none because of a rule of the team. */
  hidden: boolean
  /** The channels that the routes, or the praise, name. */
  channels: string[]
  /** Whether it opened a case when it was heard, and whether the team said of that one that it was none. */
  hadCase: boolean
  taught: boolean
}

/** What becomes of a mention. Only a `case` is brought to channels. */
export const fates = ['case', 'copy', 'again', 'hidden', 'calm'] as const

/**
 * `copy`: its story has a case already. `again`: its author complained before, and it belongs to that case. `hidden`: a rule
 * hides it. `calm`: nobody needs to see it.
 */
export type Fate = (typeof fates)[number]

/** The settings that a replay goes by. */
export interface ReplaySettings {
  channels: Channel[]
  promise: PromiseSettings
  team: Pick<Team, 'rota' | 'people' | 'groups'>
  quiet: QuietHours | null
  cardsPerHour: number
  timezone: string
}

/** What the settings of now would have made of the past. */
export interface ReplayReport {
  /** So many days were asked for. */
  days: number
  /** From when on something is stored, not before those days; to the moment of the asking. */
  from: Date
  to: Date
  /** Mentions that were written in this time, and what would have become of each. */
  mentions: number
  fates: Record<Fate, number>
  cardsPerHour: number
  channels: ReplayedChannel[]
  duty: OffDuty
}

/** The night of the figures, in hours: with the shifts of most companies nobody is there. */
export const night = { from: 23, to: 7 }

/** What one channel would have got. Each mention is in one of `cards`, `overLimit`, `inQuiet` and `none`. */
export interface ReplayedChannel {
  id: string
  platform: Channel['platform']
  cards: number
  /** Of the cards, those that would have come at night, and those of praise. */
  atNight: number
  praise: number
  /** Shown in digests: over the cards of an hour, and in quiet hours. */
  overLimit: number
  inQuiet: number
  /** Mentions that are nothing for this channel. */
  none: number
  /** What was brought, cards or in digests, by the hour in which the customers wrote: 24 counts. */
  byHour: number[]
  /** The same by their day (`2026-11-21`), in order; days without are left out. */
  byDay: { day: string; cards: number; digests: number }[]
  /** Promises to customers, and how many of them would have ended outside of working hours, or, without such, at night. */
  promises: number
  promisesOutside: number
}

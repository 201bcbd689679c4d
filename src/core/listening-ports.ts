import type { PollMemory } from './collector-ports.ts'
import type { StoredError } from './errors.ts'
import type { ReadingNote } from './feed-item.ts'

/** What a poll leaves behind for the next one. */
export interface PolledState {
  /** The address that was listened to: another one is another publisher. */
  url: string
  /** When a poll first succeeded: what it brought is the baseline. */
  firstHeardAt: Date | null
  heardAt: Date | null
  polledAt: Date | null
  /** Failed polls in a row, and when the first of them was; null: the last one went well. */
  failures: number
  failingSince: Date | null
  error: StoredError | null
  /** Its publisher took it away for good (410): not polled before its address changes or somebody asks for it. */
  stopped: boolean
  /** What its last reading had to guess. */
  notes: ReadingNote[]
  memory: PollMemory
}

/** What is learnt of a source from the items it brought. */
export interface Rhythm {
  /** When its newest item was written, or seen where it does not say. */
  newestAt: Date | null
  /** The longest silence that is usual for it, in milliseconds; null: too few items to tell. */
  usualSilenceMs: number | null
}

/** That a source is not heard, as it was announced. Stored as JSON. */
export interface Deafness {
  /** `network`: no source was, which the network of this machine is to blame for. */
  reason: 'failing' | 'silent' | 'stopped' | 'network'
  /** Since when nothing is heard, ISO 8601. */
  since: string
}

/** What is remembered of a source between polls. */
export interface SourceState extends PolledState, Rhythm {
  /** Null: it is heard, or nobody was told yet. */
  deaf: Deafness | null
  /** When it is polled next; null: never by itself. */
  dueAt: Date | null
}

/** How a source does: what is remembered of it, but for what its next poll wants back. */
export interface KnownSource extends Omit<SourceState, 'memory'> {
  /** Until when its lane was last given rest: not before it is it polled, whenever it is due; null: never. */
  restsUntil: Date | null
}

/** What is told of a source: that it is deaf, or heard again (null), against what was told of it before. */
export interface Telling {
  id: string
  before: Deafness | null
  now: Deafness | null
}

export interface Sources {
  /** Null where it was never polled. In a transaction nobody else changes it before the end. */
  load(id: string): Promise<SourceState | null>
  /** Saves what a poll found out; `dueAt` is when it is polled next. */
  save(id: string, state: PolledState, dueAt?: Date): Promise<void>
  /** Saves what its new items tell of its rhythm. */
  learn(id: string, rhythm: Rhythm): Promise<void>
  /** Saves what is announced of sources, and returns the ids of those with which nobody was faster. */
  tell(tellings: Telling[]): Promise<Set<string>>
  /** How the sources do that were ever polled, by id: all of them, or those alone that are told of as deaf or stopped. */
  all(only?: 'unheard'): Promise<Map<string, KnownSource>>
}

/** Whose turn it is. However many processes look, a source is taken once and a lane keeps its pace. */
export interface Turns {
  /** Makes the sources of the settings known, new ones due at `now`; those that are in them no more get no turn. */
  register(sources: { id: string; lane: string }[], now: Date): Promise<void>
  /** The sources that are due, longest first, locked until the transaction ends; those of a lane at rest are left out. */
  due(now: Date, most: number): Promise<{ id: string; lane: string }[]>
  setDue(turns: { id: string; at: Date }[]): Promise<void>
  /**
   * Gives a lane rest until then: none of its sources gets a turn before. With `freeAt` only if the lane is at no rest
   * at that instant; else false. A rest is never shortened.
   */
  rest(lane: string, until: Date, freeAt?: Date): Promise<boolean>
  /** Until when a lane rests; null: it does not. */
  restsUntil(lane: string, now: Date): Promise<Date | null>
}

/** WebSub: that a hub was asked to push what a feed brings. */
export interface Subscription {
  sourceId: string
  hub: string
  topic: string
  /** Nobody can guess it: the path that the hub calls ends in it. */
  key: string
  /** What the hub signs with. Never shown. */
  secret: string
  state: 'asked' | 'active' | 'refused'
  askedAt: Date
  /** Until when the hub pushes; null before it said so. */
  leaseUntil: Date | null
}

export interface Subscriptions {
  of(sourceId: string): Promise<Subscription | null>
  byKey(key: string): Promise<Subscription | null>
  /** Adds it, or replaces the source's one. */
  save(subscription: Subscription): Promise<void>
  drop(sourceId: string): Promise<void>
  /**
   * Those to ask for again: an active one when the last quarter or the last hour of its lease runs, an hour after it was
   * asked for at the earliest; one that was asked for and is not confirmed after an hour; any other a day after.
   */
  toRenew(now: Date): Promise<Subscription[]>
}

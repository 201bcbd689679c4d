import { routeMention } from '../core/channel.ts'
import type { FeedItem } from '../core/feed-item.ts'
import type { Source } from '../core/source.ts'
import type { NewMention } from '../core/store-ports.ts'
import type { Verdict } from '../core/verdict.ts'
import type { FlowSettings, Parts } from './parts.ts'

/** A mention that was found in an item, stored, and the channels that its routes name. */
export interface Found {
  sourceId: string
  itemId: number
  /** The id of the first item that told the same: its own where it is that one. */
  storyId: number
  mentionId: number
  item: FeedItem
  mention: NewMention
  channels: string[]
}

const day = 24 * 60 * 60_000

/** The channels that the routes name for a mention. */
export function channelsFor(
  source: Source,
  { brandId, verdict }: { brandId: string; verdict: Pick<Verdict, 'label' | 'severity' | 'lang'> },
  { settings }: Pick<Parts, 'settings'>,
): string[] {
  return routeMention(settings.routes, { source, brand: { id: brandId }, verdict })
}

/** Negative, or wanted by a route; but never what a rule of the team hides. */
export const needsPerson = (
  { verdict, hiddenBy }: { verdict: Pick<Verdict, 'label'>; hiddenBy?: NewMention['hiddenBy'] },
  channels: string[],
): boolean => hiddenBy == null && (verdict.label === 'negative' || channels.length > 0)

/** Praise that is worth a word of thanks: surely and strongly positive, where channels of the settings want it. */
export const isPraise = (
  { verdict, hiddenBy }: { verdict: Pick<Verdict, 'label' | 'score'>; hiddenBy?: NewMention['hiddenBy'] },
  { praise }: Pick<FlowSettings, 'praise'>,
): boolean =>
  praise !== null && hiddenBy == null && verdict.label === 'positive' && verdict.score >= praise.from

/** Those that need a person and were written in the last 24 hours, latest first. */
export function freshest(found: Found[], now: Date): Found[] {
  return found
    .filter(({ mention, channels }) => needsPerson(mention, channels))
    .filter(({ mention }) => now.getTime() - mention.writtenAt.getTime() <= day)
    .toSorted((a, b) => b.mention.writtenAt.getTime() - a.mention.writtenAt.getTime())
}

/** A missing date means now, and so does one in the future: nobody has written what is not seen yet. */
export const pastOr = (now: Date, dated: Date | null): Date => (dated && dated <= now ? dated : now)

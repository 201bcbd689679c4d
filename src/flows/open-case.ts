import type { CaseKind } from '../core/case.ts'
import { type Channel, takesBrand } from '../core/channel.ts'
import { dueAt } from '../core/deadline.ts'
import { termsFor, type WorkingHours } from '../core/promise.ts'
import type { NewMention, Work } from '../core/store-ports.ts'
import type { Severity } from '../core/verdict.ts'
import type { Found } from './found.ts'
import { bringCase } from './hold-case.ts'
import type { FlowSettings, Parts } from './parts.ts'

/** A case to be opened, and the channels that get it besides the web inbox, which shows every case. */
export interface Opening extends Pick<Found, 'sourceId' | 'mentionId' | 'mention' | 'channels'> {
  kind: CaseKind
}

/** Opens a case for a mention. The routes say which channels get it, as a card or in a digest. */
export async function openCase(
  { sourceId, mentionId, mention, channels, kind }: Opening,
  work: Work,
  parts: Pick<Parts, 'settings' | 'clock'>,
): Promise<void> {
  const { settings } = parts
  const promise = promiseOf({ sourceId, mention, writtenAt: mention.writtenAt }, settings)
  const caseId = await work.cases.open({ mentionId, kind, ...promise, at: mention.seenAt })
  for (const channel of channelsOf(channels, mention.brandId, settings)) {
    await bringCase(caseId, mention.verdict.severity, channel, work, parts)
  }
}

/** The channels that get a case of a brand: those that its routes name, and the web inbox, which shows every case. */
export const channelsOf = (
  routed: string[],
  brandId: string,
  { channels }: Pick<FlowSettings, 'channels'>,
): Channel[] =>
  channels.filter(
    (channel) => (channel.platform === 'web' || routed.includes(channel.id)) && takesBrand(channel, brandId),
  )

/** When the clock of a mention's promise runs; null: around the clock. */
export const hoursOf = (
  { brandId, sourceId, verdict }: { brandId: string; sourceId: string; verdict: { severity: Severity } },
  { promise }: Pick<FlowSettings, 'promise'>,
): WorkingHours | null => termsFor(promise, { brandId, sourceId, severity: verdict.severity }).hours

/** The promise to a customer who wrote at an instant: its begin and its end. */
export function promiseOf(
  {
    sourceId,
    mention,
    writtenAt,
  }: {
    sourceId: string
    mention: Pick<NewMention, 'brandId' | 'verdict'>
    writtenAt: Date
  },
  { promise }: Pick<FlowSettings, 'promise'>,
): { promisedAt: Date; dueAt: Date } {
  const { brandId, verdict } = mention
  const terms = termsFor(promise, { brandId, sourceId, severity: verdict.severity })
  return { promisedAt: writtenAt, dueAt: dueAt(writtenAt, terms) }
}

import type { Channel } from '../core/channel.ts'
import type { Case } from '../core/mention.ts'
import { quietUntil } from '../core/quiet.ts'
import type { Work } from '../core/store-ports.ts'
import type { Severity } from '../core/verdict.ts'
import { deliverJob, redrawJob } from './job-for.ts'
import type { Parts } from './parts.ts'

type HoldParts = Pick<Parts, 'settings' | 'clock'>

const hourMs = 3_600_000

/**
 * Brings a case to a channel: as a card, or, in quiet hours and beyond the channel's cards an hour, in a digest. What is of
 * high severity never waits, and the page shows everything.
 */
export async function bringCase(
  caseId: number,
  severity: Severity,
  channel: Channel,
  work: Work,
  parts: HoldParts,
): Promise<void> {
  const { settings, clock } = parts
  const now = clock()
  if (channel.platform === 'web' || severity === 'high') return sendCard(caseId, channel, work, parts)
  if (quietUntil(now, settings.quiet, settings.timezone))
    return work.digests.hold(caseId, channel.id, null, now)
  const anHourAgo = new Date(now.getTime() - hourMs)
  const sent = await work.digests.countCards(channel.id, anHourAgo)
  if (sent < settings.cardsPerHour) return sendCard(caseId, channel, work, parts)
  await holdInDigest(caseId, channel, anHourAgo, work, parts)
}

/** Sends the card of a case to a channel, where it has none there yet. */
async function sendCard(
  caseId: number,
  { id: channelId, platform }: Pick<Channel, 'id' | 'platform'>,
  work: Work,
  { clock }: Pick<Parts, 'clock'>,
): Promise<void> {
  const id = await work.deliveries.add({ caseId, at: clock() }, { id: channelId, platform })
  if (id) await work.jobs.send(deliverJob({ id, channelId, platform }))
}

async function holdInDigest(caseId: number, channel: Channel, since: Date, work: Work, parts: HoldParts) {
  const current = await work.digests.current(channel.id, since)
  const digestId = current ?? (await beginDigest(channel, false, work, parts))
  await work.digests.hold(caseId, channel.id, digestId, parts.clock())
  if (current)
    await work.jobs.send(redrawJob({ id: current, channelId: channel.id, platform: channel.platform }))
}

/** Begins a digest in a channel; it is drawn with what it holds by the time it is posted. */
export async function beginDigest(
  { id: channelId, platform }: Pick<Channel, 'id' | 'platform'>,
  quiet: boolean,
  work: Work,
  { clock }: Pick<Parts, 'clock'>,
): Promise<string> {
  const id = (await work.deliveries.add({ digest: { quiet }, at: clock() }, { id: channelId, platform }))!
  await work.jobs.send(deliverJob({ id, channelId, platform }))
  return id
}

/**
 * A case that somebody took up is held back no more: its channels get its card, unless it is closed already, and their
 * digests are drawn without it.
 */
export async function letGo(
  { id }: Pick<Case, 'id'>,
  closed: boolean,
  work: Work,
  parts: HoldParts,
): Promise<void> {
  for (const { channelId, digestId } of await work.digests.letGo(id)) {
    const channel = parts.settings.channels.find((each) => each.id === channelId)
    if (!channel) continue
    if (!closed) await sendCard(id, channel, work, parts)
    if (digestId) await work.jobs.send(redrawJob({ id: digestId, channelId, platform: channel.platform }))
  }
}

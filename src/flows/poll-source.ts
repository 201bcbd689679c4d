import { routeMention } from '../core/channel.ts'
import { dueAt } from '../core/deadline.ts'
import { describeError, KorvaError } from '../core/errors.ts'
import type { ParsedFeed } from '../core/feed-item.ts'
import type { PollResult } from '../core/ports.ts'
import type { Source } from '../core/source.ts'
import type { NewMention, SourceState, StoredItem, Work } from '../core/store-ports.ts'
import { judgeItem } from './judge-item.ts'
import type { Parts } from './parts.ts'

type PollParts = Pick<Parts, 'settings' | 'store' | 'collector' | 'match' | 'score' | 'clock' | 'log'>

const day = 24 * 60 * 60_000

/**
 * Listens to one source: fetches it, keeps what is new, opens a case for each mention that needs a person and sends its
 * deliveries. All of that is one transaction: nothing is announced that is not stored, and nothing stored is forgotten.
 */
export async function pollSource(sourceId: string, parts: PollParts): Promise<void> {
  const source = parts.settings.sources.find(({ id }) => id === sourceId)
  if (!source) return
  const state = await parts.store.direct.sources.load(sourceId)
  const heard = await listen(source, state, parts)
  if (!heard) return
  await parts.store.transaction(async (work) => {
    const now = parts.clock()
    if (heard.changed) await keepItems(source, heard.feed, state, work, parts)
    await work.sources.save(sourceId, {
      firstHeardAt: state.firstHeardAt ?? now,
      heardAt: now,
      polledAt: now,
      failures: 0,
      error: null,
      memory: heard.memory,
    })
  })
  if (state.failures > 0) parts.log.info({ source: sourceId }, `Source ${sourceId} is heard again`)
}

/** Polls; a failure is remembered and logged once, and the poll tried again at the next turn: then null. */
async function listen(source: Source, state: SourceState, parts: PollParts): Promise<PollResult | null> {
  try {
    return await parts.collector.poll(source, state.memory)
  } catch (cause) {
    const error = describeError(cause)
    const now = parts.clock()
    const retryAfterMs = cause instanceof KorvaError ? cause.retryAfterMs : undefined
    const due = retryAfterMs === undefined ? undefined : new Date(now.getTime() + retryAfterMs)
    const changed = { ...state, polledAt: now, failures: state.failures + 1, error }
    await parts.store.direct.sources.save(source.id, changed, due)
    if (state.error?.code !== error.code) {
      parts.log.warn({ source: source.id, ...error }, `Source ${source.id} was not heard, and is tried again`)
    }
    return null
  }
}

async function keepItems(source: Source, feed: ParsedFeed, state: SourceState, work: Work, parts: PollParts) {
  const seenAt = parts.clock()
  const found: { itemId: number; mention: NewMention; channels: string[] }[] = []
  for (const stored of await work.mentions.addItems(source.id, feed.items, seenAt)) {
    for (const mention of judge(stored, source, seenAt, parts)) {
      found.push({ itemId: stored.itemId, mention, channels: channelsFor(source, mention, parts) })
    }
  }
  const baseline = state.firstHeardAt === null
  const announced = new Set(baseline ? freshest(source, found, seenAt) : found)
  for (const each of found) {
    const mentionId = await work.mentions.add(each.itemId, each.mention)
    if (announced.has(each) && needsPerson(each)) await openCase(mentionId, each, work, parts)
  }
}

function judge({ item }: StoredItem, source: Source, seenAt: Date, parts: PollParts): NewMention[] {
  return judgeItem(item, source, parts).map((judged) => ({
    ...judged,
    writtenAt: writtenAt(item.publishedAt ?? item.updatedAt, seenAt),
    seenAt,
  }))
}

/** A missing date means now, and so does one in the future: nobody has written what is not seen yet. */
const writtenAt = (dated: Date | null, seenAt: Date) => (dated && dated <= seenAt ? dated : seenAt)

function channelsFor(source: Source, mention: NewMention, { settings }: PollParts): string[] {
  return routeMention(settings.routes, { source, brand: { id: mention.brandId }, verdict: mention.verdict })
}

const needsPerson = ({ mention, channels }: { mention: NewMention; channels: string[] }) =>
  mention.verdict.label === 'negative' || channels.length > 0

/** What a first poll announces of what it found: the newest of the last 24 hours that need a person, so many at most. */
function freshest<T extends { mention: NewMention; channels: string[] }>(
  source: Source,
  found: T[],
  now: Date,
): T[] {
  return found
    .filter((each) => needsPerson(each) && now.getTime() - each.mention.writtenAt.getTime() <= day)
    .sort((a, b) => b.mention.writtenAt.getTime() - a.mention.writtenAt.getTime())
    .slice(0, source.announceFirst)
}

/** The web inbox shows every case; the routes say which other channels do. */
async function openCase(
  mentionId: number,
  { mention, channels }: { mention: NewMention; channels: string[] },
  work: Work,
  { settings }: PollParts,
): Promise<void> {
  const due = dueAt(mention.writtenAt, settings.respondMs)
  const caseId = await work.cases.open(mentionId, due, mention.seenAt)
  for (const channel of settings.channels) {
    if (channel.platform !== 'web' && !channels.includes(channel.id)) continue
    const deliveryId = await work.deliveries.add(caseId, channel)
    if (deliveryId) await work.jobs.send({ kind: 'deliver', deliveryId, channelId: channel.id })
  }
}

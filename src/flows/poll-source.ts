import { routeMention } from '../core/channel.ts'
import { dueAt } from '../core/deadline.ts'
import { describeError, KorvaError } from '../core/errors.ts'
import type { FeedItem } from '../core/feed-item.ts'
import type { PollResult } from '../core/ports.ts'
import type { Source } from '../core/source.ts'
import type { NewMention, SourceState, Work } from '../core/store-ports.ts'
import { deliverJob } from './job-for.ts'
import { type Judgement, judgeItems } from './judge-items.ts'
import type { Parts } from './parts.ts'
import { nextPoll } from './take-due-sources.ts'

type PollParts = Pick<Parts, 'settings' | 'store' | 'collector' | 'match' | 'score' | 'clock' | 'log'>

const day = 24 * 60 * 60_000

/**
 * Listens to one source: fetches it, keeps what is new, opens a case for each mention that needs a person and sends its
 * deliveries. All of that is one transaction: nothing is announced that is not stored, and nothing stored is forgotten.
 */
export async function pollSource(sourceId: string, parts: PollParts): Promise<void> {
  const source = parts.settings.sources.find(({ id }) => id === sourceId)
  if (!source) return
  const known = await parts.store.direct.sources.load(sourceId)
  const state = known?.url === source.url ? known : unheard(source)
  const heard = await listen(source, state, parts)
  if (!heard) return
  if (heard.changed && heard.feed.leftOut) {
    const { leftOut } = heard.feed
    parts.log.warn(
      { source: sourceId, leftOut },
      `Source ${sourceId} has too many items; its oldest are left out`,
    )
  }
  const items = heard.changed ? await parts.store.direct.mentions.unknown(sourceId, heard.feed.items) : []
  const judged = await judgeItems(items, source, parts)
  await parts.store.transaction(async (work) => {
    const now = parts.clock()
    await keepItems(source, { items, judged, baseline: state.firstHeardAt === null }, work, parts)
    await work.sources.save(sourceId, {
      url: source.url,
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

/** Never heard at this address: what another one brought, and its validators, say nothing of it. */
const unheard = ({ url }: Source): SourceState => ({
  ...{ url, firstHeardAt: null, heardAt: null, polledAt: null },
  ...{ failures: 0, error: null, memory: {} },
})

/** Polls; a failure is remembered and logged once, and the poll tried again at the next turn: then null. */
async function listen(source: Source, state: SourceState, parts: PollParts): Promise<PollResult | null> {
  try {
    return await parts.collector.poll(source, state.memory)
  } catch (cause) {
    const error = describeError(cause)
    const now = parts.clock()
    const changed = { ...state, polledAt: now, failures: state.failures + 1, error }
    await parts.store.direct.sources.save(source.id, changed, putOffTo(cause, source, now, parts))
    if (state.error?.code !== error.code) {
      parts.log.warn({ source: source.id, ...error }, `Source ${source.id} was not heard, and is tried again`)
    }
    return null
  }
}

/** When the server said: not before our own turn (`Retry-After: 0`), and within a day (a typing error of theirs). */
function putOffTo(cause: unknown, source: Source, now: Date, { settings }: PollParts): Date | undefined {
  const asked = cause instanceof KorvaError ? cause.retryAfterMs : undefined
  if (asked === undefined) return undefined
  const own = nextPoll(source.schedule, settings.timezone, now).getTime()
  return new Date(Math.max(own, now.getTime() + Math.min(asked, day)))
}

interface News {
  items: FeedItem[]
  judged: Map<string, Judgement[]>
  /** Whether it is the first that the source brings. */
  baseline: boolean
}

interface Found {
  itemId: number
  mention: NewMention
  /** The channels that its routes name. */
  channels: string[]
}

/** Stores what is still new by now, since another process may have been faster, and opens the cases. */
async function keepItems(source: Source, news: News, work: Work, parts: PollParts): Promise<void> {
  const seenAt = parts.clock()
  const stored = await work.mentions.addItems(source.id, news.items, seenAt)
  const found = stored.flatMap(({ itemId, item }) =>
    (news.judged.get(item.id) ?? []).map((judgement) => {
      const mention = { ...judgement, writtenAt: writtenAt(item, seenAt), seenAt }
      return { itemId, mention, channels: channelsFor(source, mention, parts) }
    }),
  )
  const announced = new Set(news.baseline ? freshest(source, found, seenAt) : found.filter(needsPerson))
  const ids = await work.mentions.add(found)
  for (const [index, each] of found.entries()) {
    if (announced.has(each)) await openCase(ids[index]!, each, work, parts)
  }
}

/** A missing date means now, and so does one in the future: nobody has written what is not seen yet. */
function writtenAt({ publishedAt, updatedAt }: FeedItem, seenAt: Date): Date {
  const dated = publishedAt ?? updatedAt
  return dated && dated <= seenAt ? dated : seenAt
}

function channelsFor(source: Source, mention: NewMention, { settings }: PollParts): string[] {
  return routeMention(settings.routes, { source, brand: { id: mention.brandId }, verdict: mention.verdict })
}

const needsPerson = ({ mention, channels }: Found) =>
  mention.verdict.label === 'negative' || channels.length > 0

/** What a first poll announces of what it found: the newest of the last 24 hours that need a person, so many at most. */
function freshest(source: Source, found: Found[], now: Date): Found[] {
  return found
    .filter((each) => needsPerson(each) && now.getTime() - each.mention.writtenAt.getTime() <= day)
    .sort((a, b) => b.mention.writtenAt.getTime() - a.mention.writtenAt.getTime())
    .slice(0, source.announceFirst)
}

/** The web inbox shows every case; the routes say which other channels do. */
async function openCase(
  mentionId: number,
  { mention, channels }: Found,
  work: Work,
  { settings }: PollParts,
): Promise<void> {
  const due = dueAt(mention.writtenAt, settings.respondMs)
  const caseId = await work.cases.open(mentionId, due, mention.seenAt)
  for (const channel of settings.channels) {
    if (channel.platform !== 'web' && !channels.includes(channel.id)) continue
    const id = await work.deliveries.add(caseId, channel)
    if (id) await work.jobs.send(deliverJob({ id, channelId: channel.id, platform: channel.platform }))
  }
}

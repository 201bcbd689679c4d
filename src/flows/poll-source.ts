import type { PollResult } from '../core/collector-ports.ts'
import type { PolledState, SourceState } from '../core/listening-ports.ts'
import { waitAfterAnswer } from '../core/pacing.ts'
import type { Source } from '../core/source.ts'
import { failPoll, notKept } from './fail-poll.ts'
import { findNews, keepNews, type News } from './keep-news.ts'
import { newsTransaction } from './news-transaction.ts'
import type { Parts } from './parts.ts'
import { sharesLane, sourceOf, stateAt } from './source-of.ts'
import { wantSubscription } from './subscribe-source.ts'
import { waitOf } from './take-due-sources.ts'
import { notesOf, tellOfNotes } from './tell-of-notes.ts'

type PollParts = Omit<Parts, 'chats' | 'makeSecret'>

/**
 * Listens to one source: asks it, keeps what is new or edited, opens a case for each mention that needs a person and
 * sends its deliveries. All of that is one transaction: nothing is announced that is not stored, and nothing stored is
 * forgotten. Most polls bring nothing, and cost one load and one save.
 */
export async function pollSource(sourceId: string, parts: PollParts): Promise<void> {
  const source = sourceOf(parts.settings, sourceId)
  if (!source?.schedule || source.off !== null) return
  const state = stateAt(source, await parts.store.direct.sources.load(sourceId))
  if (state.stopped || (await isPutOff(source, parts))) return
  const heard = await listen(source, state, parts)
  if (!heard || !(await take(source, state, heard, parts))) return
  if (state.failures > 0) parts.log.info({ source: sourceId }, `Source ${sourceId} is heard again`)
  tellOfNotes(sourceId, heard, state, parts)
}

/**
 * Whether its lane wants peace: a sister source was refused since this poll was sent. The pause that a paced lane makes
 * for this very poll is none.
 */
async function isPutOff(source: Source, { settings, store, clock }: PollParts): Promise<boolean> {
  if (!sharesLane(settings, source)) return false
  const now = clock()
  const until = await store.direct.turns.restsUntil(source.lane, now)
  if (!until || until.getTime() - now.getTime() <= source.paceMs) return false
  // Its turn has come still, and is taken when the rest ends.
  await store.direct.turns.setDue([{ id: source.id, at: now }])
  return true
}

/** Polls; a failure is remembered and logged once, and the poll tried again later, ever less often: then null. */
async function listen(source: Source, state: SourceState, parts: PollParts): Promise<PollResult | null> {
  try {
    return await parts.collector.poll(source, state.memory)
  } catch (cause) {
    await failPoll(source, state, cause, parts)
    return null
  }
}

/**
 * Keeps what was heard. What cannot be kept is a failure of the source as well: if only the queue tried it again, the source
 * would look fine and bring nothing. Throws where the database does not answer at all.
 */
async function take(
  source: Source,
  state: SourceState,
  heard: PollResult,
  parts: PollParts,
): Promise<boolean> {
  try {
    const news = heard.changed ? await findNews(source, heard.feed, parts) : null
    await keep(source, state, { heard, news }, parts)
    return true
  } catch (cause) {
    await failPoll(source, state, notKept(source, cause), parts)
    return false
  }
}

interface Answer {
  heard: PollResult
  news: News | null
}

/** One statement where there is nothing to keep. Our own turn is set already: only a longer wait is. */
async function keep(source: Source, state: SourceState, { heard, news }: Answer, parts: PollParts) {
  const now = parts.clock()
  const next: PolledState = {
    ...{ url: source.url, firstHeardAt: state.firstHeardAt ?? now, heardAt: now, polledAt: now },
    ...{ failures: 0, failingSince: null, error: null, stopped: false },
    ...{ notes: notesOf(heard, state), memory: heard.memory },
  }
  const ownMs = waitOf(source, parts.settings.timezone, now)
  const waitMs = waitAfterAnswer(ownMs, heard.waitMs)
  const dueAt = waitMs > ownMs ? new Date(now.getTime() + waitMs) : undefined
  const wanted = await wantSubscription(source, state, heard, parts)
  if (!news && !wanted) return parts.store.direct.sources.save(source.id, next, dueAt)
  await newsTransaction(source.id, news, parts, async (work) => {
    if (news) await keepNews(source, { ...news, isFirst: state.firstHeardAt === null }, work, parts)
    if (wanted) await work.jobs.send(wanted)
    await work.sources.save(source.id, next, dueAt)
  })
}

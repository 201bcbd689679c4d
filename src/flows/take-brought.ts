import { KorvaError } from '../core/errors.ts'
import type { ParsedFeed } from '../core/feed-item.ts'
import type { PolledState } from '../core/listening-ports.ts'
import { findNews, type KeptNews, keepNews } from './keep-news.ts'
import { newsTransaction } from './news-transaction.ts'
import type { Parts } from './parts.ts'
import { sourceOf, stateAt } from './source-of.ts'

/**
 * Keeps what was brought for a source, by the signed inbox or by a hub, like the news of a poll. Nothing of it is a
 * baseline where nothing is polled: whoever brings it wants it seen. Throws `unknown-source`.
 */
export async function takeBrought(
  sourceId: string,
  feed: ParsedFeed,
  parts: Pick<Parts, 'settings' | 'store' | 'match' | 'score' | 'reconsider' | 'taught' | 'clock'>,
): Promise<KeptNews> {
  const source = sourceOf(parts.settings, sourceId)
  if (!source || source.off !== null) throw unknownSource(sourceId, source?.off)
  const news = await findNews(source, feed, parts)
  return newsTransaction(sourceId, news, parts, async (work, known) => {
    const now = parts.clock()
    const state = stateAt(source, known)
    const isFirst = source.schedule !== null && state.firstHeardAt === null
    const kept = news && (await keepNews(source, { ...news, whole: null, isFirst }, work, parts))
    const heard: PolledState = { ...state, firstHeardAt: state.firstHeardAt ?? now, heardAt: now }
    // What is polled besides tells of its own failures; what is only brought has none once something came.
    const well = { polledAt: now, failures: 0, failingSince: null, error: null, notes: feed.notes ?? [] }
    await work.sources.save(sourceId, source.schedule ? heard : { ...heard, ...well })
    return kept ?? { fresh: 0, edited: 0, mentions: 0 }
  })
}

function unknownSource(id: string, off: string | null | undefined): KorvaError {
  return off
    ? new KorvaError('source-off', `Source "${id}" is off: it needs ${off}.`, { hint: `Set ${off}.` })
    : new KorvaError('unknown-source', `The settings have no source "${id}".`, {
        hint: 'Use the id of a source of the settings.',
        retryable: false,
      })
}

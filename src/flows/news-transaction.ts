import type { SourceState } from '../core/listening-ports.ts'
import type { Work } from '../core/store-ports.ts'
import type { News } from './keep-news.ts'
import type { Parts } from './parts.ts'

/**
 * The transaction in which what a source brought is kept, with the source's state as it is by then. All of them lock in one
 * order, so that none waits for another in a circle: first the placing of items, where something is about a brand; then
 * the source; then its items; and the jobs of cards that are redrawn last.
 */
export async function newsTransaction<T>(
  sourceId: string,
  news: Pick<News, 'judged'> | null,
  { store }: Pick<Parts, 'store'>,
  story: (work: Work, state: SourceState | null) => Promise<T>,
): Promise<T> {
  const told = async (work: Work) => story(work, await work.sources.load(sourceId))
  return news && news.judged.size > 0 ? store.placing(told) : store.transaction(told)
}

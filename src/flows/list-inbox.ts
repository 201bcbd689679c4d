import { waitingStates } from '../core/case.ts'
import type { InboxFilter, InboxPage } from '../core/ports.ts'
import type { CaseLists } from '../core/store-ports.ts'
import { textsFor } from '../core/texts/index.ts'
import { topicName } from '../core/topic.ts'
import { cardOf } from './card-of.ts'
import type { Parts } from './parts.ts'

const pageSize = 100

/** The cases that a filter holds, as cards, with their counts from the same conditions. */
export async function listInbox(
  filter: InboxFilter,
  parts: Pick<Parts, 'settings' | 'store' | 'clock'>,
): Promise<InboxPage> {
  const { state: _, ...everyState } = filter
  const t = textsFor(parts.settings.locale)
  return parts.store.transaction(async ({ lists }) => {
    const counts = await lists.count(everyState)
    return {
      cards: (await lists.list(filter, pageSize)).map((subject) => cardOf(subject, parts)),
      counts,
      waiting: await countWaiting(everyState, counts, lists),
      brands: parts.settings.brands.map(({ id, name }) => ({ id, name })),
      sources: parts.settings.sources.map(({ id, name }) => ({ id, name })),
      topics: parts.settings.topics.map(({ id }) => ({ id, name: topicName(id, parts.settings.topics, t) })),
    }
  })
}

/** `counts` are those of the filter, so that only the other kind is asked for; cases by their numbers have one count. */
async function countWaiting(
  filter: InboxFilter,
  counts: InboxPage['counts'],
  lists: Pick<CaseLists, 'count'>,
): Promise<InboxPage['waiting']> {
  const { kind = 'complaint', ids } = filter
  const other = kind === 'complaint' ? 'praise' : 'complaint'
  const others = ids ? counts : await lists.count({ ...filter, kind: other })
  const waiting = { complaint: 0, praise: 0 }
  waiting[kind] = sumWaiting(counts)
  waiting[other] = sumWaiting(others)
  return waiting
}

const sumWaiting = (counts: InboxPage['counts']): number =>
  waitingStates.reduce((sum, state) => sum + counts[state], 0)

import type { InboxFilter, InboxPage } from '../core/ports.ts'
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
  return parts.store.transaction(async ({ lists }) => ({
    cards: (await lists.list(filter, pageSize)).map((subject) => cardOf(subject, parts)),
    counts: await lists.count(everyState),
    brands: parts.settings.brands.map(({ id, name }) => ({ id, name })),
    sources: parts.settings.sources.map(({ id, name }) => ({ id, name })),
    topics: parts.settings.topics.map(({ id }) => ({ id, name: topicName(id, parts.settings.topics, t) })),
  }))
}

import type { InboxFilter, InboxPage } from '../core/ports.ts'
import { cardOf } from './card-of.ts'
import type { Parts } from './parts.ts'

const pageSize = 100

/** The cases that a filter holds, as cards, with their counts from the same conditions. */
export async function listInbox(
  filter: InboxFilter,
  parts: Pick<Parts, 'settings' | 'store' | 'clock'>,
): Promise<InboxPage> {
  const { state: _, ...everyState } = filter
  return parts.store.transaction(async ({ lists }) => ({
    cards: (await lists.list(filter, pageSize)).map((subject) => cardOf(subject, parts)),
    counts: await lists.count(everyState),
    brands: parts.settings.brands.map(({ id, name }) => ({ id, name })),
    sources: parts.settings.sources.map(({ id, name }) => ({ id, name })),
  }))
}

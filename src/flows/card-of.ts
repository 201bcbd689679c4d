import { type Card, makeCard } from '../core/card.ts'
import type { Case } from '../core/mention.ts'
import type { Parts } from './parts.ts'

/** The neutral card of a case as it stands now, with the names of the settings. */
export function cardOf(subject: Case, { settings, clock }: Pick<Parts, 'settings' | 'clock'>): Card {
  const { brandId, sourceId } = subject.mention
  const source = settings.sources.find(({ id }) => id === sourceId)
  return makeCard(subject, {
    locale: settings.locale,
    timezone: settings.timezone,
    brandName: settings.brands.find(({ id }) => id === brandId)?.name ?? brandId,
    sourceName: source?.name ?? sourceId,
    topics: settings.topics,
    sample: source?.sample ?? false,
    now: clock(),
  })
}

import { startOfDay } from '../core/clocking.ts'
import { eraseAll } from './erase-all.ts'
import type { Parts } from './parts.ts'

const day = 24 * 60 * 60_000

/**
 * Erases what authors wrote, and their names, once it is older than the settings allow; also of cases that still wait. It
 * goes by whole days, so that only the first look of a day finds anything.
 */
export async function keepRetention(
  parts: Pick<Parts, 'settings' | 'store' | 'clock' | 'log'>,
): Promise<void> {
  const { settings, store, clock, log } = parts
  const { retentionDays: days, timezone } = settings
  const seenBefore = new Date(startOfDay(clock(), timezone).getTime() - days * day)
  const items = await eraseAll({ seenBefore }, parts)
  if (items === 0) return
  await store.direct.audit.add({
    ...{ at: clock(), who: null, place: null, action: 'retention', caseId: null, brandId: null },
    ...{ outcome: 'done', facts: { items, days } },
  })
  log.info({ items, days }, `Erased the words and authors of ${items} items older than ${days} days`)
}

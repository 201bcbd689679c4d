import { setImmediate } from 'node:timers/promises'
import type { AuthorName } from '../core/case-ports.ts'
import type { Work } from '../core/store-ports.ts'
import { redrawJob } from './job-for.ts'
import type { Parts } from './parts.ts'
import { redrawCases } from './redraw-cases.ts'

/** Items of one transaction: the embedded engine works in our own thread, and others wait for it. */
const batch = 100

/**
 * Erases all that a wish means, some items at a time, and has the cards and digests that show them drawn anew. Returns how
 * many items were erased.
 */
export async function eraseAll(
  wish: AuthorName | { seenBefore: Date },
  { store, clock }: Pick<Parts, 'store' | 'clock'>,
): Promise<number> {
  for (let total = 0; ; ) {
    const items = await store.transaction((work) => eraseSome(wish, clock(), work))
    if (items === 0) return total
    total += items
    // What else is to be done gets its turn in between.
    await setImmediate()
  }
}

async function eraseSome(wish: AuthorName | { seenBefore: Date }, at: Date, work: Work): Promise<number> {
  const { items, caseIds, digestIds } = await work.privacy.erase(wish, at, batch)
  await redrawCases(caseIds, work)
  for (const id of digestIds) {
    const digest = await work.deliveries.get(id)
    if (digest) await work.jobs.send(redrawJob(digest))
  }
  return items
}

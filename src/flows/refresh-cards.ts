import { redrawJob } from './job-for.ts'
import type { Parts } from './parts.ts'

/** How old a drawing may get while the promise runs: "68 min left" must not stand there for an hour. */
const refreshMs = 5 * 60_000

/**
 * Redraws the copies of cards that still count down, until they say that they are overdue; and those that missed a change,
 * whatever became of its job. One that the chat refuses just now waits as long.
 */
export async function refreshCards({ store, clock }: Pick<Parts, 'store' | 'clock'>): Promise<void> {
  const drawnBefore = new Date(clock().getTime() - refreshMs)
  for (const copy of await store.direct.deliveries.find({ drawnBefore })) {
    await store.direct.jobs.send(redrawJob(copy))
  }
}

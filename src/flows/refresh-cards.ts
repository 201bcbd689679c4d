import type { Parts } from './parts.ts'

/** How old a drawing may get while the promise runs: "68 min left" must not stand there for an hour. */
const refreshMs = 5 * 60_000

/** Redraws the copies of cards that still count down. A copy stops being refreshed once it says that it is overdue. */
export async function refreshCards({ store, clock }: Pick<Parts, 'store' | 'clock'>): Promise<void> {
  const drawnBefore = new Date(clock().getTime() - refreshMs)
  for (const { id, channelId } of await store.direct.deliveries.find({ drawnBefore })) {
    await store.direct.jobs.send({ kind: 'redraw', deliveryId: id, channelId, attempt: 0 })
  }
}

import type { Parts } from './parts.ts'

/** Sends the cards that a channel could not take so far, at once: somebody just connected it. */
export async function sendWaitingCards(channelId: string, { store }: Pick<Parts, 'store'>): Promise<void> {
  await store.transaction(async (work) => {
    for (const { id: deliveryId } of await work.deliveries.find({ unsentTo: channelId })) {
      await work.jobs.send({ kind: 'deliver', deliveryId, channelId })
    }
  })
}

import { deliverJob } from './job-for.ts'
import type { Parts } from './parts.ts'

/** Sends the cards and notices that a channel could not take so far: somebody just connected it, or its chat was off until now. */
export async function sendWaitingCards(channelId: string, { store }: Pick<Parts, 'store'>): Promise<void> {
  await store.transaction(async (work) => {
    for (const copy of await work.deliveries.find({ unsentTo: channelId })) {
      await work.jobs.send(deliverJob(copy))
    }
  })
}

import type { Delivery } from '../core/delivery-ports.ts'
import type { Remind } from '../core/reminders.ts'
import type { Work } from '../core/store-ports.ts'
import type { ThreadMessage } from '../core/thread.ts'
import { deliverJob } from './job-for.ts'

/** What is said below the cards of a case, and where it is not: in the thread that it came from. */
export interface Told {
  message: ThreadMessage
  remind: Remind | null
  /** The platform's id of the place that it came from; null: it is said everywhere. */
  notAt: string | null
}

/** Says something below each card of a case in a chat, once it is there. The page shows the history by itself. */
export async function tellThread(
  caseId: number,
  { message, remind, notAt }: Told,
  work: Work,
): Promise<void> {
  for (const card of await work.deliveries.find({ caseId })) {
    if (card.platform === 'web' || card.state === 'failed') continue
    if (notAt !== null && card.ref?.place === notAt) continue
    await say(card, { thread: message, caseId, cardId: card.id, remind }, work)
  }
}

async function say(
  { channelId, platform }: Delivery,
  what: { thread: ThreadMessage; caseId: number; cardId: string; remind: Remind | null },
  work: Work,
): Promise<void> {
  const id = await work.deliveries.add(what, { id: channelId, platform })
  if (id) await work.jobs.send(deliverJob({ id, channelId, platform }))
}

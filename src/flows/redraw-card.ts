import { describeError, KorvaError } from '../core/errors.ts'
import type { Case } from '../core/mention.ts'
import type { Delivery, Job } from '../core/store-ports.ts'
import { cardOf } from './card-of.ts'
import { redrawJob } from './job-for.ts'
import type { Parts } from './parts.ts'
import { putOffMs } from './put-off.ts'

type RedrawParts = Pick<Parts, 'settings' | 'store' | 'chats' | 'clock' | 'log'>
type RedrawJob = Extract<Job, { kind: 'redraw' }>

/** Draws one copy of a card anew, always as the case stands now. */
export async function redrawCard(job: RedrawJob, parts: RedrawParts): Promise<void> {
  const { store, chats } = parts
  const delivery = await store.direct.deliveries.get(job.deliveryId)
  // A notice stays as it was posted.
  const subject = delivery?.caseId != null ? await store.direct.cases.get(delivery.caseId) : null
  const chat = delivery && chats.get(delivery.platform)
  if (!delivery || !subject || !chat) return
  if (delivery.state === 'sending') return again(job, delivery, null, parts)
  if (!delivery.ref) return
  try {
    await chat.redraw(delivery.ref, cardOf(subject, parts))
  } catch (error) {
    return again(job, delivery, error, parts)
  }
  await confirm(delivery, subject, parts)
}

/** Keeps which version is on show. A change whose own job found this one waiting, and left it to it, is drawn next. */
async function confirm(delivery: Delivery, drawn: Case, { store, clock }: RedrawParts): Promise<void> {
  const { ref, id } = delivery
  const { version } = drawn
  await store.transaction(async (work) => {
    await work.deliveries.mark(id, { state: 'sent', ref: ref!, version, at: clock() })
    const now = await work.cases.get(drawn.id)
    if (now && now.version !== version) await work.jobs.send(redrawJob(delivery))
  })
}

/**
 * Later: the card is being posted just now, or the chat did not take the new drawing, which is said once for as long as
 * it lasts. A copy that is gone stays gone.
 */
async function again(
  job: RedrawJob,
  delivery: Delivery,
  cause: unknown,
  { store, clock, log }: RedrawParts,
): Promise<void> {
  const later = () =>
    store.direct.jobs.send(redrawJob(delivery, job.attempt + 1), putOffMs(cause, job.attempt))
  if (!cause) return later()
  const error = describeError(cause)
  if (delivery.error?.code !== error.code) {
    const fields = { channel: delivery.channelId, case: delivery.caseId, ...error }
    log.warn(fields, `Channel ${delivery.channelId} did not take a new drawing of a card`)
  }
  if (cause instanceof KorvaError && cause.gone) {
    return store.direct.deliveries.mark(delivery.id, { state: 'failed', error })
  }
  await store.direct.deliveries.mark(delivery.id, { state: 'stale', error, at: clock() })
  await later()
}

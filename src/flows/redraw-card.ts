import type { Delivery } from '../core/delivery-ports.ts'
import { describeError, KorvaError } from '../core/errors.ts'
import type { Case } from '../core/mention.ts'
import type { Redrawn } from '../core/ports.ts'
import type { Job } from '../core/store-ports.ts'
import { subjectOf } from './delivery-subject.ts'
import { redrawJob } from './job-for.ts'
import type { Parts } from './parts.ts'
import { putOffMs } from './put-off.ts'

type RedrawParts = Pick<Parts, 'settings' | 'store' | 'chats' | 'clock' | 'log'>
type RedrawJob = Extract<Job, { kind: 'redraw' }>

/** Draws one copy of a card, or a digest, anew, always as things stand now. */
export async function redrawCard(job: RedrawJob, parts: RedrawParts): Promise<void> {
  const { store, chats } = parts
  const delivery = await store.direct.deliveries.get(job.deliveryId)
  const chat = delivery && chats.get(delivery.platform)
  // What was said once stays as it was posted.
  if (!delivery || !chat || !['card', 'digest'].includes(delivery.content.kind)) return
  if (delivery.state === 'sending') return again(job, delivery, null, parts)
  const subject = delivery.ref && (await subjectOf(delivery, parts))
  if (!delivery.ref || !subject) return
  try {
    await chat.redraw(delivery.ref, subject.message as Redrawn)
  } catch (error) {
    return again(job, delivery, error, parts)
  }
  await confirm(delivery, subject.case, parts)
}

/** Keeps which version is on show. A change whose own job found this one waiting, and left it to it, is drawn next. */
async function confirm(delivery: Delivery, drawn: Case | null, { store, clock }: RedrawParts): Promise<void> {
  const { ref, id } = delivery
  const version = drawn?.version ?? 0
  await store.transaction(async (work) => {
    await work.deliveries.mark(id, { state: 'sent', ref: ref!, version, at: clock() })
    const now = drawn && (await work.cases.get(drawn.id))
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

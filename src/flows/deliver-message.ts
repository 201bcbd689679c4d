import type { Channel } from '../core/channel.ts'
import type { Delivery } from '../core/delivery-ports.ts'
import { describeError, KorvaError } from '../core/errors.ts'
import type { Chat, PostRef } from '../core/ports.ts'
import { isOld, isOver, type Subject, subjectOf } from './delivery-subject.ts'
import { deliverJob, redrawJob } from './job-for.ts'
import type { Parts } from './parts.ts'
import { putOffMs } from './put-off.ts'

type DeliverParts = Pick<Parts, 'settings' | 'store' | 'chats' | 'clock' | 'log'>

/** Until a delivery that somebody began is looked at again. */
const leaseMs = 30_000

/**
 * Posts one card or notice to one channel, once. A chat that refuses is tried again, ever less often, until the case is
 * closed, or the notice is no news any more. What was posted and never confirmed is looked for before it is posted again.
 */
export async function deliverMessage(deliveryId: string, parts: DeliverParts): Promise<void> {
  const { store, clock } = parts
  const delivery = await store.direct.deliveries.get(deliveryId)
  if (!delivery || delivery.state === 'sent') return
  const subject = await subjectOf(delivery, parts)
  if (!subject) return outOfPlace(delivery, parts)
  if (isOld(delivery, clock())) return forget(delivery, parts)
  const place = findPlace(delivery, parts)
  if (!place) return giveUp(delivery, parts)
  if (!(await store.direct.deliveries.begin(delivery, clock()))) {
    // Somebody is at it, or died at it: then it is ours after a while.
    return store.direct.jobs.send(deliverJob(delivery), leaseMs)
  }
  try {
    const ref = await post(delivery, subject, place)
    await confirm(delivery, subject, ref, parts)
  } catch (error) {
    await putOff(delivery, subject, error, parts)
  }
}

async function forget({ id }: Delivery, { store }: DeliverParts): Promise<void> {
  const error = { code: 'notice-too-old', message: 'The channel did not take the notice for a day' }
  await store.direct.deliveries.mark(id, { state: 'failed', error })
}

/**
 * A reminder that came too late is not said; whether an unconfirmed one was is still not known. What is to be said below a
 * card that is on its way waits for it.
 */
async function outOfPlace(delivery: Delivery, { store }: DeliverParts): Promise<void> {
  const { id, state, content } = delivery
  if (content.kind !== 'thread' || state === 'sending') return
  const card = await store.direct.deliveries.get(content.cardId)
  if (card && !card.ref && card.state !== 'failed') {
    return store.direct.jobs.send(deliverJob(delivery), leaseMs)
  }
  const error = { code: 'out-of-place', message: 'It did not need to be said any more' }
  await store.direct.deliveries.mark(id, { state: 'failed', error })
}

interface Place {
  chat: Chat
  channel: Channel
}

function findPlace({ channelId, platform }: Delivery, { settings, chats }: DeliverParts): Place | null {
  const channel = settings.channels.find(({ id }) => id === channelId)
  const chat = chats.get(platform)
  return channel && chat ? { chat, channel } : null
}

async function giveUp(delivery: Delivery, { settings, store, clock, log }: DeliverParts): Promise<void> {
  const known = settings.channels.some(({ id }) => id === delivery.channelId)
  const why = known ? `${delivery.platform} is off` : 'it is in the settings no more'
  const message = `Channel ${delivery.channelId} gets nothing: ${why}`
  // Whether an unconfirmed message is there is still not known.
  const state = delivery.state === 'sending' ? 'sending' : 'failed'
  // It counts as an attempt of a notice: when the chat comes on in a month, that is no news any more.
  if (delivery.content.kind !== 'card') await store.direct.deliveries.begin(delivery, clock())
  await store.direct.deliveries.mark(delivery.id, { state, error: { code: 'no-channel', message } })
  // The start has said it of the channel: no line for each of its messages.
  log.debug({ channel: delivery.channelId, case: delivery.caseId }, message)
}

async function post(delivery: Delivery, { message }: Subject, { chat, channel }: Place) {
  const { id: deliveryId, attemptedAt: since } = delivery
  const unconfirmed = delivery.state === 'sending' && since !== null
  const found = unconfirmed && (await chat.find(channel, message, { deliveryId, since }))
  return found || chat.post(channel, message, deliveryId)
}

/** Keeps where the message stands. What happened to the case while it was posted is drawn by a redraw. */
async function confirm(
  delivery: Delivery,
  drawn: Subject,
  ref: PostRef,
  { store, clock }: DeliverParts,
): Promise<void> {
  // What is said once stays as it is, so its version is never looked at.
  const version = drawn.case?.version ?? 0
  await store.transaction(async (work) => {
    await work.deliveries.mark(delivery.id, { state: 'sent', ref, version, at: clock() })
    // Whatever came into a digest meanwhile is drawn as well.
    if ('digest' in drawn.message) return work.jobs.send(redrawJob(delivery))
    if (!('card' in drawn.message) || !drawn.case) return
    const now = await work.cases.get(drawn.case.id)
    if (now?.version === version) return
    await work.jobs.send(redrawJob(delivery))
  })
}

async function putOff(
  delivery: Delivery,
  subject: Subject,
  cause: unknown,
  parts: DeliverParts,
): Promise<void> {
  const { store, log } = parts
  const error = describeError(cause)
  const refused = cause instanceof KorvaError && (cause.retryAfterMs !== undefined || !cause.retryable)
  const over = isOver(delivery, subject, parts.clock())
  // A refusal is an answer: the message is not there. After anything else it may be, and `sending` says so.
  const state = over ? 'failed' : refused ? 'pending' : 'sending'
  await store.transaction(async (work) => {
    await work.deliveries.mark(delivery.id, { state, error })
    if (over) return
    await work.jobs.send(deliverJob(delivery), putOffMs(cause, delivery.attempts))
  })
  if (delivery.error?.code === error.code) return
  const what = Object.keys(subject.message)[0]
  log.warn(
    { channel: delivery.channelId, case: delivery.caseId, ...error },
    `Channel ${delivery.channelId} did not take a ${what}, and is tried again`,
  )
}

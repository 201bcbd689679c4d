import type { Channel } from '../core/channel.ts'
import { describeError, KorvaError } from '../core/errors.ts'
import type { Case } from '../core/mention.ts'
import type { Chat, PostRef } from '../core/ports.ts'
import type { Delivery } from '../core/store-ports.ts'
import { cardOf } from './card-of.ts'
import { deliverJob, redrawJob } from './job-for.ts'
import type { Parts } from './parts.ts'
import { putOffMs } from './put-off.ts'

type DeliverParts = Pick<Parts, 'settings' | 'store' | 'chats' | 'clock' | 'log'>

/** Until a delivery that somebody began is looked at again. */
const leaseMs = 30_000

/**
 * Posts one card to one channel, once. A chat that refuses is tried again, ever less often, until the case is closed.
 * A card whose posting was never confirmed is looked for before it is posted again.
 */
export async function deliverCard(deliveryId: string, parts: DeliverParts): Promise<void> {
  const { store, clock } = parts
  const delivery = await store.direct.deliveries.get(deliveryId)
  const subject = delivery && (await store.direct.cases.get(delivery.caseId))
  if (!delivery || !subject || delivery.state === 'sent') return
  const place = findPlace(delivery, parts)
  if (!place) return giveUp(delivery, parts)
  if (!(await store.direct.deliveries.begin(delivery, clock()))) {
    // Somebody is at it, or died at it: then it is ours after a while.
    return store.direct.jobs.send(deliverJob(delivery), leaseMs)
  }
  try {
    const ref = await post(delivery, subject, place, parts)
    await confirm(delivery, subject, ref, parts)
  } catch (error) {
    await putOff(delivery, subject, error, parts)
  }
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

async function giveUp(delivery: Delivery, { settings, store, log }: DeliverParts): Promise<void> {
  const known = settings.channels.some(({ id }) => id === delivery.channelId)
  const why = known ? `${delivery.platform} is off` : 'it is in the settings no more'
  const message = `Channel ${delivery.channelId} gets no cards: ${why}`
  // Whether an unconfirmed card is there is still not known.
  const state = delivery.state === 'sending' ? 'sending' : 'failed'
  await store.direct.deliveries.mark(delivery.id, { state, error: { code: 'no-channel', message } })
  // The start has said it of the channel: no line for each of its cards.
  log.debug({ channel: delivery.channelId, case: delivery.caseId }, message)
}

async function post(delivery: Delivery, subject: Case, { chat, channel }: Place, parts: DeliverParts) {
  const unconfirmed = delivery.state === 'sending' && delivery.attemptedAt
  const found = unconfirmed && (await chat.find(channel, delivery.id, unconfirmed))
  return found || chat.post(channel, cardOf(subject, parts), delivery.id)
}

/** Keeps where the card stands. What happened to the case while it was posted is drawn by a redraw. */
async function confirm(
  delivery: Delivery,
  drawn: Case,
  ref: PostRef,
  { store, clock }: DeliverParts,
): Promise<void> {
  await store.transaction(async (work) => {
    await work.deliveries.mark(delivery.id, { state: 'sent', ref, version: drawn.version, at: clock() })
    const now = await work.cases.get(drawn.id)
    if (now?.version === drawn.version) return
    await work.jobs.send(redrawJob(delivery))
  })
}

async function putOff(delivery: Delivery, subject: Case, cause: unknown, parts: DeliverParts): Promise<void> {
  const { store, log } = parts
  const error = describeError(cause)
  const refused = cause instanceof KorvaError && (cause.retryAfterMs !== undefined || !cause.retryable)
  const closed = subject.state.state === 'resolved' || subject.state.state === 'dismissed'
  // A refusal is an answer: the card is not there. After anything else it may be, and `sending` says so.
  const state = closed ? 'failed' : refused ? 'pending' : 'sending'
  await store.transaction(async (work) => {
    await work.deliveries.mark(delivery.id, { state, error })
    if (closed) return
    await work.jobs.send(deliverJob(delivery), putOffMs(cause, delivery.attempts))
  })
  if (delivery.error?.code === error.code) return
  log.warn(
    { channel: delivery.channelId, case: delivery.caseId, ...error },
    `Channel ${delivery.channelId} did not take a card, and is tried again`,
  )
}

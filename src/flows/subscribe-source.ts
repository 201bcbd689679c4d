import type { PollResult } from '../core/collector-ports.ts'
import { describeError } from '../core/errors.ts'
import type { SourceState, Subscription } from '../core/listening-ports.ts'
import type { Source } from '../core/source.ts'
import type { Job } from '../core/store-ports.ts'
import type { Parts } from './parts.ts'
import { sourceOf, stateAt } from './source-of.ts'

type SubscribeParts = Pick<Parts, 'settings' | 'store' | 'collector' | 'clock' | 'makeSecret' | 'log'>

/**
 * The job to subscribe a source to the hub that its feed names, where there is none such yet and hubs can reach us. It is
 * looked for when the feed names another hub than before, and when it brings something: an unchanged poll stays cheap.
 */
export async function wantSubscription(
  { id, lane }: Source,
  { memory }: SourceState,
  heard: PollResult,
  { settings, store }: Pick<Parts, 'settings' | 'store'>,
): Promise<Job | null> {
  const { hub } = heard
  if (!hub || settings.publicUrl === null) return null
  if (!heard.changed && isSameHub(hub, memory.hub)) return null
  const known = await store.direct.subscriptions.of(id)
  if (known && isSameHub(hub, { url: known.hub, topic: known.topic })) return null
  return { kind: 'subscribe', sourceId: id, lane }
}

/**
 * Asks the hub that a source's feed named to push it, for the first time or anew; the hub confirms by calling. What
 * fails is tried again by the hour and then by the day: the source is polled all the while.
 */
export async function subscribeSource(sourceId: string, parts: SubscribeParts): Promise<void> {
  const { settings, store, collector, log } = parts
  const source = sourceOf(settings, sourceId)
  const { subscriptions, sources } = store.direct
  const state = source && stateAt(source, await sources.load(sourceId))
  const known = await subscriptions.of(sourceId)
  const hub = state?.memory.hub
  if (!source?.schedule || source.off !== null || !hub || settings.publicUrl === null) {
    return known ? subscriptions.drop(sourceId) : undefined
  }
  const next = renewed(sourceId, hub, known, parts)
  // The hub may call before it answers.
  await subscriptions.save(next)
  try {
    await collector.subscribe(source, next, new URL(`websub/${next.key}`, settings.publicUrl).href)
  } catch (cause) {
    const error = describeError(cause)
    log.warn({ source: sourceId, ...error }, `Source ${sourceId} could not be subscribed to; it is polled`)
  }
}

/** A subscription that runs keeps its key, so that the hub renews it. One that was never confirmed is asked for by the day. */
function renewed(
  sourceId: string,
  hub: Hub,
  known: Subscription | null,
  { clock, makeSecret }: SubscribeParts,
): Subscription {
  const askedAt = clock()
  if (known && isSameHub(hub, { url: known.hub, topic: known.topic })) {
    return { ...known, state: known.state === 'active' ? 'active' : 'refused', askedAt }
  }
  return {
    ...{ sourceId, hub: hub.url, topic: hub.topic, key: makeSecret(), secret: makeSecret() },
    ...{ state: 'asked', askedAt, leaseUntil: null },
  }
}

type Hub = NonNullable<PollResult['hub']>

const isSameHub = (a: Hub, b: Hub | undefined): boolean => a.url === b?.url && a.topic === b.topic

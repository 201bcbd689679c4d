import type { HubCall, PushDoor } from '../core/collector-ports.ts'
import type { Parts } from './parts.ts'
import { sourceOf } from './source-of.ts'
import { takeBrought } from './take-brought.ts'

type PushParts = Pick<
  Parts,
  'settings' | 'store' | 'collector' | 'match' | 'score' | 'reconsider' | 'taught' | 'clock' | 'log'
>

/** When a hub does not say for how long it pushes: what was asked for. */
const usualSeconds = 10 * 24 * 3600
/** A longer lease than any hub gives. */
const mostSeconds = 366 * 24 * 3600

/** The door that WebSub's hubs knock at. */
export function openPushDoor(parts: PushParts): PushDoor {
  const { subscriptions } = parts.store.direct
  return {
    verify: (call) => confirmSubscription(call, parts),
    secretOf: async (key) => (await subscriptions.byKey(key))?.secret ?? null,
    push: (key, bytes, contentType) => takePush(key, { bytes, contentType }, parts),
  }
}

/**
 * Confirms what we asked for: to be pushed this very feed. Nobody here asks to be pushed no more, so that is never
 * confirmed. A hub that refuses is asked again by the day.
 */
async function confirmSubscription(call: HubCall, parts: PushParts): Promise<boolean> {
  const { store, clock, log } = parts
  const known = await store.direct.subscriptions.byKey(call.key)
  if (!known || (call.topic !== known.topic && call.mode !== 'denied')) return false
  if (call.mode === 'denied') {
    await store.direct.subscriptions.save({ ...known, state: 'refused', leaseUntil: null })
    const fields = { source: known.sourceId, reason: call.reason }
    log.warn(fields, `The hub of source ${known.sourceId} refuses to push; the source is polled`)
    return true
  }
  if (call.mode !== 'subscribe') return false
  const leaseMs = Math.min(call.leaseSeconds ?? usualSeconds, mostSeconds) * 1000
  const leaseUntil = new Date(clock().getTime() + leaseMs)
  await store.direct.subscriptions.save({ ...known, state: 'active', leaseUntil })
  return true
}

/** Keeps what a hub pushed. A source that is gone, or listens elsewhere by now, is subscribed to no more. */
async function takePush(
  key: string,
  { bytes, contentType }: { bytes: Uint8Array; contentType: string | undefined },
  parts: PushParts,
): Promise<void> {
  const { settings, store, collector } = parts
  const known = await store.direct.subscriptions.byKey(key)
  if (!known) return
  const source = sourceOf(settings, known.sourceId)
  const state = source && (await store.direct.sources.load(source.id))
  if (!source?.schedule || source.off !== null || state?.url !== source.url) {
    return store.direct.subscriptions.drop(known.sourceId)
  }
  await takeBrought(source.id, await collector.read(source, bytes, contentType), parts)
}

import type { Parts } from './parts.ts'
import { sourceOf } from './source-of.ts'

/** Asks hubs anew before they stop pushing, and those that did not confirm. One whose source is gone is forgotten. */
export async function renewSubscriptions({
  settings,
  store,
  clock,
}: Pick<Parts, 'settings' | 'store' | 'clock'>): Promise<void> {
  if (settings.publicUrl === null) return
  const { subscriptions, jobs } = store.direct
  for (const { sourceId } of await subscriptions.toRenew(clock())) {
    const source = sourceOf(settings, sourceId)
    if (source) await jobs.send({ kind: 'subscribe', sourceId, lane: source.lane })
    else await subscriptions.drop(sourceId)
  }
}

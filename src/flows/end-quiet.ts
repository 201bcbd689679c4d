import { quietUntil } from '../core/quiet.ts'
import { beginDigest, letGo } from './hold-case.ts'
import type { Parts } from './parts.ts'

/** Once the quiet hours are over, each channel gets what waited: one digest, or the card where it was only one case. */
export async function endQuiet(parts: Pick<Parts, 'settings' | 'store' | 'clock'>): Promise<void> {
  const { settings, store, clock } = parts
  if (quietUntil(clock(), settings.quiet, settings.timezone)) return
  for (const channelId of await store.direct.digests.waiting()) {
    const channel = settings.channels.find(({ id }) => id === channelId)
    await store.transaction(async (work) => {
      const caseIds = await work.digests.takeWaiting(channelId)
      if (!channel || caseIds.length === 0) return
      if (caseIds.length === 1) return letGo({ id: caseIds[0]! }, false, work, parts)
      await work.digests.release(channelId, await beginDigest(channel, true, work, parts))
    })
  }
}

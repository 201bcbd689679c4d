import { quietUntil } from '../core/quiet.ts'
import { beginDigest, sendCard } from './hold-case.ts'
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
      if (caseIds.length === 1) return sendCard(caseIds[0]!, channel, work, parts)
      const digestId = await beginDigest(channel, true, work, parts)
      for (const caseId of caseIds) await work.digests.hold(caseId, channelId, digestId, clock())
    })
  }
}

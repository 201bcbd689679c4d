import { mayConnect as mayBy } from '../core/access.ts'
import type { Asker } from '../core/ports.ts'
import type { Parts } from './parts.ts'

/** Whether somebody may have the cards of a channel come to where they are; the audit log says who tried. */
export async function mayConnect(
  channelId: string,
  { who, place }: Asker,
  { settings, store, clock }: Pick<Parts, 'settings' | 'store' | 'clock'>,
): Promise<boolean> {
  const may = mayBy(settings.team, who)
  await store.direct.audit.add({
    ...{ at: clock(), who, place, action: 'connect', caseId: null, brandId: null },
    ...{ outcome: may ? 'done' : 'role', facts: { channel: channelId } },
  })
  return may
}

import { dueAt } from '../core/deadline.ts'
import type { Work } from '../core/store-ports.ts'
import type { Found } from './found.ts'
import { deliverJob } from './job-for.ts'
import type { Parts } from './parts.ts'

/** Opens a case for a mention. The web inbox shows every case; the routes say which other channels do. */
export async function openCase(
  { mentionId, mention, channels }: Omit<Found, 'item'>,
  work: Work,
  { settings }: Pick<Parts, 'settings'>,
): Promise<void> {
  const due = dueAt(mention.writtenAt, settings.respondMs)
  const caseId = await work.cases.open(mentionId, due, mention.seenAt)
  for (const channel of settings.channels) {
    if (channel.platform !== 'web' && !channels.includes(channel.id)) continue
    const id = await work.deliveries.add({ caseId }, channel)
    if (id) await work.jobs.send(deliverJob({ id, channelId: channel.id, platform: channel.platform }))
  }
}

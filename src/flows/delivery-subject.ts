import { isClosed } from '../core/case.ts'
import type { Delivery } from '../core/delivery-ports.ts'
import type { Case } from '../core/mention.ts'
import type { ChatMessage } from '../core/ports.ts'
import type { Work } from '../core/store-ports.ts'
import { cardOf } from './card-of.ts'
import { digestOf } from './digest-of.ts'
import type { Parts } from './parts.ts'
import { reminderOf } from './thread-message.ts'

/** What is said once is news for a day after its first attempt. */
const newsMs = 24 * 60 * 60_000

/** What a delivery brings, and the case that it is about, where it is about one. */
export interface Subject {
  message: ChatMessage
  case: Case | null
}

/** What is to be posted as things stand now; null where it is out of place by now, or its case is gone. */
export async function subjectOf(
  delivery: Delivery,
  parts: Pick<Parts, 'settings' | 'store' | 'clock'>,
): Promise<Subject | null> {
  const { content, caseId } = delivery
  const work = parts.store.direct
  if (content.kind === 'notice') return { message: { notice: content.notice }, case: null }
  if (content.kind === 'digest')
    return { message: { digest: await digestOf(delivery, work, parts) }, case: null }
  const found = caseId === null ? null : await work.cases.get(caseId)
  if (!found) return null
  if (content.kind === 'card') return { message: { card: cardOf(found, parts) }, case: found }
  const said = await threadOf(content, found, work, parts)
  return said && { message: said, case: found }
}

/** What is said below a card: a reminder goes by how the case stands when it is said. What was erased is not said. */
async function threadOf(
  { message, cardId, remind }: Extract<Delivery['content'], { kind: 'thread' }>,
  subject: Case,
  work: Work,
  parts: Pick<Parts, 'settings' | 'clock'>,
): Promise<ChatMessage | null> {
  const card = await work.deliveries.get(cardId)
  const thread = remind ? await reminderOf(remind, subject, work, parts) : message
  return card?.ref && thread?.lines.length ? { thread, under: card.ref } : null
}

/** Whether it was said once, and is no news any more. */
export const isOld = ({ content, attemptedAt }: Delivery, now: Date) =>
  content.kind !== 'card' && attemptedAt !== null && now.getTime() - attemptedAt.getTime() >= newsMs

/** Whether nobody needs it any more: the case is closed, or the news is old. */
export function isOver(delivery: Delivery, subject: Subject, now: Date): boolean {
  if (delivery.content.kind !== 'card') return isOld(delivery, now)
  return subject.case !== null && isClosed(subject.case.state)
}

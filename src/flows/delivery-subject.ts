import type { Case } from '../core/mention.ts'
import type { Notice } from '../core/notice.ts'
import type { Delivery } from '../core/store-ports.ts'
import type { Parts } from './parts.ts'

/** A notice is news for a day after its first attempt. */
const noticeMs = 24 * 60 * 60_000

/** What a delivery brings. */
export type Subject = { case: Case } | { notice: Notice }

/** What is to be posted; null where the case is gone. */
export async function subjectOf(
  { caseId, notice }: Delivery,
  { store }: Pick<Parts, 'store'>,
): Promise<Subject | null> {
  if (notice) return { notice }
  const found = caseId === null ? null : await store.direct.cases.get(caseId)
  return found && { case: found }
}

/** Whether it is a notice that is no news any more. */
export const isOld = ({ notice, attemptedAt }: Delivery, now: Date) =>
  notice !== null && attemptedAt !== null && now.getTime() - attemptedAt.getTime() >= noticeMs

/** Whether nobody needs it any more: the case is closed, or the notice is too old. */
export function isOver(delivery: Delivery, subject: Subject, now: Date): boolean {
  if ('notice' in subject) return isOld(delivery, now)
  const { state } = subject.case.state
  return state === 'resolved' || state === 'dismissed'
}

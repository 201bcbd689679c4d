import { type Act, type CaseState, isClosed } from '../core/case.ts'
import type { Case } from '../core/mention.ts'
import type { Person } from '../core/person.ts'
import type { CaseChange, Work } from '../core/store-ports.ts'
import { auditChange } from './audit-change.ts'
import { letGo } from './hold-case.ts'
import type { Parts } from './parts.ts'
import { redrawCases } from './redraw-cases.ts'
import { teach } from './teach.ts'
import { tellOfAct } from './tell-of-act.ts'

/** What is done to a case, by whom (null: by Korva) and from where. */
export interface Change {
  act: Act
  next: CaseState
  who: Person | null
  place: string | null
  /** Whether it was said in the thread of that place, where it need not be said again. */
  inThread?: boolean
  /** A promise that begins anew, and praise that became a complaint. */
  promise?: CaseChange['promise']
  kind?: CaseChange['kind']
}

/**
 * Keeps a change with all that follows from it, inside one transaction: its event, the audit, what it teaches, the cards
 * that are redrawn and what is said below them. False where the case has left the version that it was decided on.
 */
export async function saveChange(
  subject: Case,
  change: Change,
  work: Work,
  parts: Pick<Parts, 'settings' | 'clock'>,
): Promise<boolean> {
  const { act, next, who, promise, kind } = change
  const at = parts.clock()
  const becomes = { state: next, ...(promise && { promise }), ...(kind && { kind }) }
  if (!(await work.cases.save(subject.id, subject.version, becomes, { act, who, at }))) return false
  await auditChange(subject, change, at, work)
  if (who) await teach(subject, next, { who, at }, work)
  if (who && (act.action === 'ask-quote' || act.action === 'never-ask')) {
    await work.quotes.note(subject.mention.id, { who, at, never: act.action === 'never-ask' })
  }
  await letGo(subject, isClosed(next), work, parts)
  await tellOfAct(subject, change, work, parts)
  await redrawCases([subject.id], work)
  return true
}

import type { Act, Refusal } from '../core/case.ts'
import type { AuditEntry } from '../core/case-ports.ts'
import type { Case } from '../core/mention.ts'
import type { Asker } from '../core/ports.ts'
import type { Work } from '../core/store-ports.ts'
import type { Change } from './save-change.ts'

/** Writes a change into the audit log. */
export async function auditChange(
  { id, mention }: Case,
  { act, who, place }: Change,
  at: Date,
  { audit }: Pick<Work, 'audit'>,
): Promise<void> {
  const entry = { at, who, place, action: act.action, caseId: id, brandId: mention.brandId }
  await audit.add({ ...entry, outcome: 'done', facts: factsOf(act) })
}

/** Writes down that somebody was refused, or may not. */
export async function auditRefusal(
  { id, mention }: Case,
  { who, place, action }: Asker & { action: string },
  outcome: Refusal['code'] | string,
  { audit, at }: { audit: Work['audit']; at: Date },
): Promise<void> {
  await audit.add({
    ...{ at, who, place, action, caseId: id, brandId: mention.brandId },
    ...{ outcome, facts: {} },
  })
}

/** What the log says besides: never what a customer wrote, nor what was noted of them. */
function factsOf(act: Act): AuditEntry['facts'] {
  switch (act.action) {
    case 'assign':
      return { to: act.to.name }
    case 'snooze':
      return { until: act.until.toISOString(), pastPromise: act.pastPromise }
    case 'reply':
    case 'thank':
      return { link: act.url !== null }
    case 'resolve':
      return act.outcome ? { solved: act.outcome.solved, treated: act.outcome.treated.join(', ') } : {}
    case 'dismiss':
      return { why: act.why, of: act.of }
    case 'came-back':
    case 'changed':
      return { mention: act.mentionId }
    default:
      return {}
  }
}

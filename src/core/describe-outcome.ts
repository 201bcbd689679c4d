import type { CaseAction, Refusal } from './case.ts'
import type { Translate } from './texts/index.ts'

/** What the person who clicked is told: of what was done, or (with a refusal) why it was not. */
export function describeOutcome(t: Translate, action: CaseAction, refusal: Refusal | null): string {
  if (!refusal) return t(`chat.done.${action}`)
  switch (refusal.code) {
    case 'closed':
      return t(`chat.refused.closed.${refusal.as}`, { who: refusal.by.name })
    case 'already-claimed':
      return t('chat.refused.already-claimed', { owner: refusal.owner.name })
    default:
      return t(`chat.refused.${refusal.code}`)
  }
}

import type { CaseAction, Refusal } from './case.ts'
import { type Clocking, clockTime, shortDay } from './clocking.ts'
import { type Translate, textsFor } from './texts/index.ts'

/** What the person who clicked is told: of what was done, or (with a refusal) why it was not. */
export function describeOutcome(clocking: Clocking, action: CaseAction, refusal: Refusal | null): string {
  const t = textsFor(clocking.locale)
  return refusal ? describeRefusal(refusal, clocking, t) : t(`chat.done.${action}`)
}

function describeRefusal(refusal: Refusal, clocking: Clocking, t: Translate): string {
  switch (refusal.code) {
    case 'closed':
      return t(`chat.refused.closed.${refusal.as}`, { who: refusal.by.name })
    case 'already-claimed':
      return t('chat.refused.already-claimed', { owner: refusal.owner.name })
    case 'past-promise':
      return t('chat.refused.past-promise', { time: clockTime(refusal.dueAt, clocking) })
    case 'asked-before': {
      const gaps = { who: refusal.who, day: shortDay(refusal.at, clocking) }
      return t(refusal.never ? 'chat.refused.never-ask' : 'chat.refused.asked-before', gaps)
    }
    default:
      return t(`chat.refused.${refusal.code}`)
  }
}

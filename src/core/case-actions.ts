import { type CaseAction, type CaseFacts, isClosed, type OpenState, type QuoteGuard } from './case.ts'
import { isGroup } from './person.ts'

/** The actions that a card offers: two at the most as buttons, the rest (five at the most) in one menu. */
export function actionsIn({ kind, state, asked }: Pick<CaseFacts, 'kind' | 'state' | 'asked'>): {
  main: CaseAction[]
  more: CaseAction[]
} {
  if (isClosed(state)) return { main: [], more: ['reopen', 'note'] }
  if (kind === 'praise') return praiseActions(state, asked)
  switch (state.state) {
    case 'open':
      return { main: ['claim', 'resolve'], more: ['reply', 'assign', 'snooze', 'note', 'dismiss'] }
    case 'claimed':
      return isGroup(state.owner)
        ? { main: ['claim', 'resolve'], more: ['reply', 'assign', 'release', 'note', 'dismiss'] }
        : { main: ['reply', 'resolve'], more: ['release', 'assign', 'snooze', 'note', 'dismiss'] }
    case 'answered':
      return { main: ['resolve'], more: ['reply', 'assign', 'snooze', 'note', 'dismiss'] }
    case 'snoozed':
      return { main: ['wake', 'resolve'], more: ['reply', 'assign', 'note', 'dismiss'] }
  }
}

function praiseActions(state: OpenState, asked: QuoteGuard | null) {
  const ask: CaseAction[] = asked ? [] : ['ask-quote']
  const never: CaseAction[] = asked ? [] : ['never-ask']
  const main: CaseAction[] = state.state === 'answered' ? ['resolve', ...ask] : ['thank', ...ask]
  return { main, more: [...never, 'note', 'dismiss'] satisfies CaseAction[] }
}

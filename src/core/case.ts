import type { Outcome } from './outcome.ts'
import type { Owner, Person } from './person.ts'
import { type LessonKind, lessonKinds } from './teaching.ts'

/** A case that waits to be answered, or was answered and waits to be closed. */
export type WorkingState =
  | { state: 'open' }
  /** `lapsesAt`: goes back to the queue then, unless a note or a reply is there first; null: it does not. */
  | { state: 'claimed'; owner: Owner; at: Date; lapsesAt: Date | null }
  /** The customer has an answer. `reply`: where it stands; null: it was given elsewhere. */
  | { state: 'answered'; owner: Owner; by: Person; at: Date; reply: string | null }

/** Where a case stands: one tagged state, never a combination of flags. Overdue is computed, not stored. */
export type CaseState =
  | WorkingState
  /** Rests until then, and goes on as it was. */
  | { state: 'snoozed'; by: Person; at: Date; until: Date; reason: string; after: WorkingState }
  /** `answeredAt`: when the customer had an answer, `reply`: where it stands; the outcome is null where nobody was asked. */
  | { state: 'resolved'; by: Person; at: Date; answeredAt: Date; outcome: Outcome | null; reply?: string }
  /**
   * `lesson`: what that teaches, as long as it was not taken back. `of`: the case that it is a duplicate of. `answeredAt`:
   * when the customer had an answer all the same; left out: they had none.
   */
  | {
      state: 'dismissed'
      by: Person
      at: Date
      why: DismissReason | null
      of: number | null
      lesson: LessonKind | null
      answeredAt?: Date
    }

export type ClosedState = Extract<CaseState, { state: 'resolved' | 'dismissed' }>
export type OpenState = Exclude<CaseState, ClosedState>

export type CaseStateName = CaseState['state']

export const caseStates = ['open', 'claimed', 'answered', 'snoozed', 'resolved', 'dismissed'] as const

/** Those in which somebody still has something to do. */
export const waitingStates: CaseStateName[] = ['open', 'claimed', 'answered', 'snoozed']

/** Why a case needs nobody after all. */
export const dismissReasons = [...lessonKinds, 'spam', 'duplicate', 'no-answer'] as const

export type DismissReason = (typeof dismissReasons)[number]

/** What can be pressed. Each lesson is a dismissal with its reason given. */
export const caseActions = [
  'claim',
  'reply',
  'resolve',
  'release',
  'assign',
  'snooze',
  'wake',
  'note',
  'dismiss',
  ...lessonKinds,
  'reopen',
  'thank',
  'ask-quote',
  'never-ask',
] as const

export type CaseAction = (typeof caseActions)[number]

/** What is done to a case, whole: by somebody, or (`lapse`, `wake`, `came-back`, `changed`) by Korva itself. */
export type Act =
  | { action: 'claim' }
  | { action: 'release' }
  | { action: 'wake' }
  | { action: 'lapse' }
  | { action: 'reopen' }
  | { action: 'ask-quote' }
  | { action: 'never-ask' }
  | { action: 'assign'; to: Owner }
  | { action: 'snooze'; until: Date; reason: string; pastPromise: boolean }
  | { action: 'note'; text: string }
  | { action: 'reply'; url: string | null }
  | { action: 'thank'; url: string | null }
  | { action: 'resolve'; outcome: Outcome | null }
  | { action: 'dismiss'; why: DismissReason | null; of: number | null }
  /** The customer wrote again: `before` and `after` as they stood. */
  | { action: 'came-back'; before: Said; after: Said; mentionId: number }
  /** The customer changed what stands there, and it needs no new answer. */
  | { action: 'changed'; before: Said; after: Said; mentionId: number }

/** What a customer said at one time. */
export interface Said {
  text: string
  rating: number | null
}

/** A complaint wants an answer within the promise; praise wants a thank-you, and is never late. */
export type CaseKind = 'complaint' | 'praise'

/** What the transition decides on. */
export interface CaseFacts {
  id: number
  kind: CaseKind
  state: CaseState
  dueAt: Date
  /** Who asked this author to be quoted, and when, or that nobody is to ask; null: nobody has. */
  asked: QuoteGuard | null
}

/** That an author was asked to be quoted, or is never to be. */
export interface QuoteGuard {
  who: Person
  at: Date
  never: boolean
}

/** Why an action was refused: expected, and told to the person who clicked. */
export type Refusal =
  | { code: 'already-claimed'; owner: Owner }
  | { code: 'already-yours' }
  | { code: 'not-claimed' }
  | { code: 'not-snoozed' }
  | { code: 'already-open' }
  | { code: 'past-promise'; dueAt: Date }
  | { code: 'in-the-past' }
  | { code: 'duplicate-of-itself' }
  | { code: 'asked-before'; who: string; at: Date; never: boolean }
  | { code: 'no-praise' }
  | { code: 'closed'; as: 'resolved' | 'dismissed'; by: Person }

/** What goes on once it is awake. */
export const wakeUp = (current: OpenState): WorkingState =>
  current.state === 'snoozed' ? current.after : current

/** Who has it; null: nobody, or it is closed. */
export function ownerOf(current: CaseState): Owner | null {
  if (isClosed(current)) return null
  const inner = wakeUp(current)
  return inner.state === 'open' ? null : inner.owner
}

/** When the customer had an answer, which is when the promise stops to run; null: not yet. */
export function answeredAt(current: CaseState): Date | null {
  if (isClosed(current)) return current.answeredAt ?? null
  const inner = wakeUp(current)
  return inner.state === 'answered' ? inner.at : null
}

/** Whether the promise runs: nobody has answered, and nobody said that nothing is to be answered. */
export const isRunning = ({ kind, state }: { kind: CaseKind; state: CaseState }): boolean =>
  kind === 'complaint' && !isClosed(state) && answeredAt(state) === null

export const isClosed = (state: CaseState): state is ClosedState =>
  state.state === 'resolved' || state.state === 'dismissed'

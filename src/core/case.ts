import { type Person, samePerson } from './person.ts'
import { type LessonKind, lessonKinds } from './teaching.ts'

/** Where a case stands: one tagged state, never a combination of flags. Overdue is computed, not stored. */
export type CaseState =
  | { state: 'open' }
  | { state: 'claimed'; owner: Person; at: Date }
  | { state: 'resolved'; by: Person; at: Date }
  | { state: 'dismissed'; by: Person; at: Date; lesson: LessonKind | null }

export type CaseStateName = CaseState['state']

export const caseActions = [
  'claim',
  'release',
  'resolve',
  'dismiss',
  'not-us',
  'not-negative',
  'mute',
  'reopen',
] as const

export type CaseAction = (typeof caseActions)[number]

/** Why an action was refused: expected, and told to the person who clicked. */
export type Refusal =
  | { code: 'already-claimed'; owner: Person }
  | { code: 'already-yours' }
  | { code: 'not-claimed' }
  | { code: 'already-open' }
  | { code: 'closed'; as: 'resolved' | 'dismissed'; by: Person }

export type Transition = { ok: true; next: CaseState } | { ok: false; refusal: Refusal }

/**
 * The one place that decides what an action does to a case. Pure.
 *
 * Anybody may release, resolve or dismiss what somebody else claimed: shifts end, and the event tells who it was.
 */
export function transition(current: CaseState, action: CaseAction, who: Person, at: Date): Transition {
  if (action === 'reopen') return reopen(current)
  if (current.state === 'resolved' || current.state === 'dismissed') {
    return refuse({ code: 'closed', as: current.state, by: current.by })
  }
  switch (action) {
    case 'claim':
      return claim(current, who, at)
    case 'release':
      return current.state === 'claimed' ? become({ state: 'open' }) : refuse({ code: 'not-claimed' })
    case 'resolve':
      return become({ state: 'resolved', by: who, at })
    case 'dismiss':
      return become({ state: 'dismissed', by: who, at, lesson: null })
    case 'not-us':
    case 'not-negative':
    case 'mute':
      return become({ state: 'dismissed', by: who, at, lesson: action })
  }
}

/** The actions that would not be refused in this state, whoever asks. */
export function actionsIn(state: CaseStateName): CaseAction[] {
  switch (state) {
    case 'open':
      return ['claim', 'resolve', 'dismiss', ...lessonKinds]
    case 'claimed':
      return ['resolve', 'release', 'dismiss', ...lessonKinds]
    case 'resolved':
    case 'dismissed':
      return ['reopen']
  }
}

function claim(
  current: Extract<CaseState, { state: 'open' | 'claimed' }>,
  who: Person,
  at: Date,
): Transition {
  if (current.state === 'open') return become({ state: 'claimed', owner: who, at })
  return refuse(
    samePerson(current.owner, who)
      ? { code: 'already-yours' }
      : { code: 'already-claimed', owner: current.owner },
  )
}

function reopen(current: CaseState): Transition {
  if (current.state === 'resolved' || current.state === 'dismissed') return become({ state: 'open' })
  return refuse({ code: 'already-open' })
}

const become = (next: CaseState): Transition => ({ ok: true, next })
const refuse = (refusal: Refusal): Transition => ({ ok: false, refusal })

import { type Denial, denialOf } from './access.ts'
import { type Act, type CaseAction, type CaseState, ownerOf, type Refusal } from './case.ts'
import type { Channel } from './channel.ts'
import { clockTime } from './clocking.ts'
import {
  asksFirst,
  type Dialog,
  type DialogContext,
  type DialogFaults,
  type DialogInput,
  makeDialog,
} from './dialog.ts'
import type { Case } from './mention.ts'
import { sameOutcome } from './outcome.ts'
import { type Person, samePerson } from './person.ts'
import { plainAct, readDialog } from './read-dialog.ts'
import type { Team } from './team.ts'
import { textsFor } from './texts/index.ts'
import { transition } from './transition.ts'

/** A click with the channel of the settings that it was made in; null: in none. */
export interface Pressed {
  action: CaseAction
  who: Person
  input: DialogInput | null
  channel: Pick<Channel, 'brands'> | null
  /** What a look into the store has found wrong with the input, by field. */
  faults?: DialogFaults
}

export interface DecideContext extends DialogContext {
  now: Date
  team: Team
  /** Whether brands are kept apart. */
  apart: boolean
  leaseMs: number | null
}

export type Decision =
  | { decision: 'do'; act: Act; next: CaseState }
  | { decision: 'ask'; dialog: Dialog }
  | { decision: 'invalid'; dialog: Dialog }
  /** It was sent again after it had come through: nothing is to be done, and nothing is wrong. */
  | { decision: 'stands' }
  | { decision: 'refused'; refusal: Refusal }
  | { decision: 'denied'; denial: Denial }

/**
 * What comes of a click: who may do it, what it asks first, whether that was filled in, and what the transition makes of
 * it. Pure.
 */
export function decide(pressed: Pressed, subject: Case, context: DecideContext): Decision {
  const { action, who, input } = pressed
  const { now, leaseMs, timezone, owners } = context
  const denial = denialOf(pressed, { state: subject.state, brandId: subject.mention.brandId }, context)
  if (denial) return { decision: 'denied', denial }
  const asks = asksFirst(action, subject)
  if (asks && !input) return ask(pressed, subject, context)
  const t = textsFor(context.locale)
  const read = asks && input ? readDialog(action, input, { now, timezone, owners, t }) : null
  if (read && !read.ok) return again(pressed, subject, context, read.faults)
  if (pressed.faults) return again(pressed, subject, context, pressed.faults)
  const act = read?.act ?? plainAct(action)
  const decided = transition(subject, act, { who, at: now, leaseMs })
  if (decided.ok) return { decision: 'do', act, next: decided.next }
  const { refusal } = decided
  if (read && stands(act, subject.state, who)) return { decision: 'stands' }
  const faults = read && faultsOf(refusal, context)
  return faults ? again(pressed, subject, context, faults) : { decision: 'refused', refusal }
}

/** Whether all that a dialog asks for is so already: it had come through, and only its answer was lost. */
function stands(act: Act, current: CaseState, who: Person): boolean {
  if (act.action === 'assign') {
    const owner = ownerOf(current)
    return owner !== null && samePerson(owner, act.to)
  }
  if (act.action === 'resolve' && current.state === 'resolved' && samePerson(current.by, who)) {
    return act.outcome !== null && current.outcome !== null && sameOutcome(act.outcome, current.outcome)
  }
  if (act.action === 'dismiss' && current.state === 'dismissed' && samePerson(current.by, who)) {
    return act.why === current.why && act.of === current.of
  }
  return false
}

/** What another choice in the dialog would mend; null: nothing in it would. */
function faultsOf(refusal: Refusal, context: DecideContext): DialogFaults | null {
  const t = textsFor(context.locale)
  if (refusal.code === 'duplicate-of-itself') return { of: t('chat.refused.duplicate-of-itself') }
  if (refusal.code !== 'past-promise') return null
  return { for: t('dialog.fault.pastPromise', { time: clockTime(refusal.dueAt, context) }) }
}

/** A dialog is opened only where its action could still be done: else nothing is asked in vain. */
function ask({ action, who }: Pressed, subject: Case, context: DecideContext): Decision {
  // These two are nothing without what they ask; what refuses them whatever is filled in refuses a resolve as well.
  const act = plainAct(action === 'assign' || action === 'snooze' ? 'resolve' : action)
  const decided = transition(subject, act, { who, at: context.now, leaseMs: null })
  return decided.ok
    ? { decision: 'ask', dialog: makeDialog(subject, action, context) }
    : { decision: 'refused', refusal: decided.refusal }
}

function again(
  { action, input }: Pressed,
  subject: Case,
  context: DecideContext,
  faults: Record<string, string>,
): Decision {
  return { decision: 'invalid', dialog: makeDialog(subject, action, context, { input: input ?? {}, faults }) }
}

import { type CaseFacts, isRunning, ownerOf } from './case.ts'
import { dueAt as endOfPromise, workingBetween } from './deadline.ts'
import { type Owner, samePerson } from './person.ts'
import type { WorkingHours } from './promise.ts'

/** What is told while a promise runs out, in order: in the thread, to the owner, to the on-call, to the managers. */
export const reminderSteps = ['half', 'soon', 'broken', 'escalated'] as const

export type ReminderStep = (typeof reminderSteps)[number]

/** What is told by the clock: a step of the promise, or that a claim is about to lapse. */
export type Remind = ReminderStep | 'lapsing'

const minute = 60_000
/** Before the end. */
const soonMs = 15 * minute
/** After the end: what nobody has taken up by then is the managers'. */
const escalatedMs = 15 * minute
/** Who did something to the case so shortly before is not called: they know. */
const justActedMs = 5 * minute

/** When each step of a promise falls due. A promise of half an hour or less has no half-time: it is `soon` by then. */
export function stepTimes(
  promisedAt: Date,
  dueAt: Date,
  hours: WorkingHours | null = null,
): { step: ReminderStep; at: Date }[] {
  const [start, end] = [promisedAt.getTime(), dueAt.getTime()]
  const half = halfway(promisedAt, dueAt, hours).getTime()
  const soon = Math.max(start, end - soonMs)
  return [
    ...(half < soon ? [{ step: 'half' as const, at: new Date(half) }] : []),
    { step: 'soon', at: new Date(soon) },
    { step: 'broken', at: new Date(end) },
    { step: 'escalated', at: new Date(end + escalatedMs) },
  ]
}

/** In the middle of the time that counts: on a Monday morning, of a promise that was given on a Friday afternoon. */
function halfway(promisedAt: Date, dueAt: Date, hours: WorkingHours | null): Date {
  const working = hours ? workingBetween(promisedAt, dueAt, hours) : 0
  if (hours && working > 0) return endOfPromise(promisedAt, { respondMs: working / 2, hours })
  return new Date(promisedAt.getTime() + (dueAt.getTime() - promisedAt.getTime()) / 2)
}

/** A running case as the chaser sees it. */
export interface Chased extends CaseFacts {
  /** When the promise began: when the customer wrote, or came back. */
  promisedAt: Date
  /** The steps that were told of this promise. */
  told: ReminderStep[]
  /** When the clock of its promise runs; left out or null: around the clock. */
  hours?: WorkingHours | null
}

/**
 * The step to tell of now; null: none. After a sleep only the latest one speaks: "half of the time is left" is no news
 * once all of it is gone. Those before it count as told with it.
 */
export function stepDue(subject: Chased, now: Date): ReminderStep | null {
  if (!isRunning(subject) || subject.state.state === 'snoozed') return null
  const last = stepTimes(subject.promisedAt, subject.dueAt, subject.hours).findLast(({ at }) => at <= now)
  if (!last) return null
  const told = Math.max(-1, ...subject.told.map((step) => reminderSteps.indexOf(step)))
  return reminderSteps.indexOf(last.step) > told ? last.step : null
}

/** Those on the team that a step may call. */
export interface Callable {
  onCall: Owner[]
  managers: Owner[]
}

/** Who a step calls by name, besides the thread. Whoever acted on the case just now is not called. */
export function calledBy(
  step: ReminderStep,
  subject: Pick<CaseFacts, 'state'>,
  { onCall, managers }: Callable,
  { lastActed, now }: { lastActed: { who: Owner; at: Date } | null; now: Date },
): Owner[] {
  const owner = ownerOf(subject.state)
  const called = {
    half: [],
    soon: owner ? [owner] : onCall,
    broken: onCall.length ? onCall : ownerOr(owner, managers),
    escalated: managers,
  }[step]
  const acted = justActed({ lastActed }, now)
  return called.filter((each) => !acted || !samePerson(each, acted))
}

/** Who did something to a case a moment ago; null: nobody did. */
export function justActed(
  { lastActed }: { lastActed: { who: Owner; at: Date } | null },
  now: Date,
): Owner | null {
  return lastActed && now.getTime() - lastActed.at.getTime() < justActedMs ? lastActed.who : null
}

/** With nobody on call, a broken promise is its owner's to know, or, where nobody has the case, the managers'. */
const ownerOr = (owner: Owner | null, managers: Owner[]): Owner[] => (owner ? [owner] : managers)

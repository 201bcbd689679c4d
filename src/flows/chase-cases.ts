import { isRunning } from '../core/case.ts'
import type { RunningPromise } from '../core/case-ports.ts'
import type { WorkingHours } from '../core/promise.ts'
import { quietUntil } from '../core/quiet.ts'
import { stepDue, stepTimes } from '../core/reminders.ts'
import { transition } from '../core/transition.ts'
import { endQuiet } from './end-quiet.ts'
import { letGo } from './hold-case.ts'
import { hoursOf } from './open-case.ts'
import type { Parts } from './parts.ts'
import { saveChange } from './save-change.ts'
import { tellThread } from './tell-thread.ts'

type ChaseParts = Pick<Parts, 'settings' | 'store' | 'clock'>

/**
 * What the clock does to cases, looked at every few seconds: claims lapse, snoozes end, and promises that run out are told
 * of. Each look goes by the state as it is then, so that it does not matter how long ago the last one was.
 */
export async function chaseCases(parts: ChaseParts): Promise<void> {
  await endQuiet(parts)
  await endTimes(parts)
  await warnOfLapses(parts)
  await remind(parts)
}

/** Claims without a sign of an answer go back to the queue, and what was snoozed is awake. */
async function endTimes(parts: ChaseParts): Promise<void> {
  const { store, settings, clock } = parts
  for (const { caseId, action } of await store.direct.caseClock.timed(clock())) {
    const subject = await store.direct.cases.get(caseId)
    if (!subject) continue
    const act = { action }
    const decided = transition(subject, act, { who: null, at: clock(), leaseMs: settings.lease?.ms ?? null })
    // Somebody was faster: it is looked at again in a moment.
    if (!decided.ok) continue
    const change = { act, next: decided.next, who: null, place: null }
    await store.transaction((work) => saveChange(subject, change, work, parts))
  }
}

/** Who has a case is told before it lapses. */
async function warnOfLapses({ store, settings, clock }: ChaseParts): Promise<void> {
  if (!settings.lease) return
  const now = clock()
  const before = new Date(now.getTime() + settings.lease.remindMs)
  await store.transaction(async (work) => {
    for (const caseId of await work.caseClock.lapsing(before, now)) {
      await tellThread(caseId, { message: { lines: [], calls: [] }, remind: 'lapsing', notAt: null }, work)
    }
  })
}

async function remind(parts: ChaseParts): Promise<void> {
  const { store, settings, clock } = parts
  const now = clock()
  const quiet = quietUntil(now, settings.quiet, settings.timezone) !== null
  for (const promise of await store.direct.caseClock.running()) {
    // What can wait is told once the quiet hours are over, by the step that is due then.
    if (quiet && promise.severity !== 'high') continue
    const hours = hoursOf({ ...promise, verdict: promise }, settings)
    if (isDue({ ...promise, hours }, now)) await tellOfStep(promise, hours, parts)
  }
}

/** A glance before the whole case is read. */
function isDue(
  { promisedAt, dueAt, told, hours }: RunningPromise & { hours: WorkingHours | null },
  now: Date,
) {
  const last = stepTimes(promisedAt, dueAt, hours).findLast(({ at }) => at <= now)
  return last !== undefined && !told.includes(last.step)
}

/** Looks at the case again, and notes the step in the transaction that sends it: of several processes one does. */
async function tellOfStep(
  { caseId, told }: RunningPromise,
  hours: WorkingHours | null,
  parts: ChaseParts,
): Promise<void> {
  const { store, clock } = parts
  const now = clock()
  await store.transaction(async (work) => {
    const subject = await work.cases.get(caseId)
    if (!subject || !isRunning(subject)) return
    const step = stepDue({ ...subject, told, hours }, now)
    if (!step || !(await work.caseClock.tell(caseId, subject.dueAt, step, now))) return
    const held = await work.digests.heldSince(caseId)
    const at = stepTimes(subject.promisedAt, subject.dueAt, hours).find((each) => each.step === step)!.at
    // What waits in a digest has no thread. What was late when the digest came is told by it; what grows late is a card now.
    if (held && (step === 'half' || at <= held)) return
    if (held) await letGo(subject, false, work, parts)
    await tellThread(caseId, { message: { lines: [], calls: [] }, remind: step, notAt: null }, work)
  })
}

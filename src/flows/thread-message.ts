import { isClosed, isRunning, ownerOf } from '../core/case.ts'
import { clockTime, duration } from '../core/clocking.ts'
import { minutesLeft, minutesSince } from '../core/deadline.ts'
import type { Case } from '../core/mention.ts'
import { calledBy, justActed, type Remind, stepTimes } from '../core/reminders.ts'
import type { Work } from '../core/store-ports.ts'
import { textsFor } from '../core/texts/index.ts'
import type { ThreadMessage } from '../core/thread.ts'
import { callable, calledFor } from './case-people.ts'
import { hoursOf } from './open-case.ts'
import type { Parts } from './parts.ts'

type MessageParts = Pick<Parts, 'settings' | 'clock'>

/**
 * A reminder in words, as the case stands at the moment that it is said. Null: it is out of place by now, since somebody
 * answered, a later step is due, or the promise began anew.
 */
export async function reminderOf(
  remind: Remind,
  subject: Case,
  work: Pick<Work, 'directory'>,
  parts: MessageParts,
): Promise<ThreadMessage | null> {
  return remind === 'lapsing' ? lapsingOf(subject, work, parts) : stepOf(remind, subject, work, parts)
}

async function stepOf(
  step: Exclude<Remind, 'lapsing'>,
  subject: Case,
  work: Pick<Work, 'directory'>,
  parts: MessageParts,
): Promise<ThreadMessage | null> {
  const { settings, clock } = parts
  const now = clock()
  const last = stepTimes(subject.promisedAt, subject.dueAt, hoursOf(subject.mention, settings)).findLast(
    ({ at }) => at <= now,
  )
  // A promise that began anew meanwhile has not come so far.
  if (!isRunning(subject) || subject.state.state === 'snoozed' || last?.step !== step) return null
  const t = textsFor(settings.locale)
  const owner = ownerOf(subject.state)
  const gaps = {
    time: clockTime(subject.dueAt, settings),
    left: duration(Math.max(0, minutesLeft(subject.dueAt, now)), t),
    late: duration(minutesSince(subject.dueAt, now), t),
  }
  const who = owner ? t('thread.remind.owned', { who: owner.name }) : t('thread.remind.open')
  const called = calledBy(step, subject, callable(parts, now), { lastActed: subject.lastActed, now })
  return {
    lines: [{ text: `${t(`thread.remind.${step}`, gaps)} ${who}`, url: null }],
    calls: await calledFor(called, work, parts, justActed(subject, now)),
  }
}

/** Only while the claim still lapses: a note or an answer may have come. */
async function lapsingOf(
  subject: Case,
  work: Pick<Work, 'directory'>,
  parts: MessageParts,
): Promise<ThreadMessage | null> {
  const { state } = subject
  const now = parts.clock()
  if (isClosed(state) || state.state !== 'claimed' || !state.lapsesAt || state.lapsesAt <= now) return null
  const t = textsFor(parts.settings.locale)
  const left = duration(minutesLeft(state.lapsesAt, now), t)
  return {
    lines: [{ text: t('thread.lapsing', { who: state.owner.name, left }), url: null }],
    calls: await calledFor([state.owner], work, parts),
  }
}

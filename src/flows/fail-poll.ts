import { failingSinceOf } from '../core/deafness.ts'
import { describeError, KorvaError } from '../core/errors.ts'
import type { PolledState, SourceState } from '../core/listening-ports.ts'
import { isGoneForGood, isOurOwnEnd, restAskedBy, waitAfterFailure } from '../core/pacing.ts'
import type { Source } from '../core/source.ts'
import type { Parts } from './parts.ts'
import { waitOf } from './take-due-sources.ts'

type FailParts = Pick<Parts, 'settings' | 'store' | 'clock' | 'log' | 'random'>

/** What was heard and could not be stored, as an error that names the source. */
export function notKept({ id }: Source, cause: unknown): KorvaError {
  const { message } = describeError(cause)
  return new KorvaError(
    'not-kept',
    `Source "${id}" was heard, but what it brought cannot be kept: ${message}`,
    {
      hint: 'It is tried again. If this goes on, see the log of Korva and that of its database.',
      cause,
    },
  )
}

/**
 * Remembers a failed poll, logs it once for as long as it is the same, and has the source polled again later, ever less
 * often; its whole lane rests where its server said so. What our own stopping broke off is no failure, and due again.
 */
export async function failPoll(
  source: Source,
  state: SourceState,
  cause: unknown,
  { settings, store, clock, log, random }: FailParts,
): Promise<void> {
  const now = clock()
  if (isOurOwnEnd(cause)) return store.direct.turns.setDue([{ id: source.id, at: now }])
  const error = describeError(cause)
  const failures = state.failures + 1
  const failed: PolledState = {
    ...{ ...state, polledAt: now, failures, error, stopped: isGoneForGood(cause) },
    failingSince: failingSinceOf(state, now),
  }
  const ownMs = waitOf(source, settings.timezone, now)
  const dueAt = after(now, waitAfterFailure(cause, { ownMs, failures, random: random() }))
  await store.direct.sources.save(source.id, failed, dueAt)
  const restMs = restAskedBy(cause)
  if (source.lane && restMs > 0) await store.direct.turns.rest(source.lane, after(now, restMs))
  if (state.error?.code === error.code) return
  const then = failed.stopped ? 'and is asked no more' : 'and is tried again'
  log.warn({ source: source.id, ...error }, `Source ${source.id} was not heard, ${then}`)
}

const after = (now: Date, ms: number) => new Date(now.getTime() + ms)

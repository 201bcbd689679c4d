import { describeError, KorvaError } from '../core/errors.ts'
import type { Parts } from './parts.ts'

const minute = 60_000
/** From so many failures in a row on it is left alone for a while. */
const failuresToRest = 3
const restMs = minute
/** The same where nothing helps before somebody acts; nobody is left alone for longer, whatever was said. */
const longRestMs = 10 * minute
const longestRestMs = 60 * minute
/** So many answers in a row mean that it works again. */
const answersToTrust = 3

/** Knows whether a second opinion works: tells the log once of each change, and says when to leave it alone. */
export function watchOpinion(name: string, { clock, log }: Pick<Parts, 'clock' | 'log'>) {
  let failing = false
  let failures = 0
  let answers = 0
  let restUntil = 0
  return {
    rests: () => clock().getTime() < restUntil,
    answered() {
      failures = 0
      answers++
      if (!failing || answers < answersToTrust) return
      failing = false
      log.info({ opinion: name }, 'The second opinion answers again')
    },
    failed(error: unknown) {
      answers = 0
      failures++
      restUntil = Math.max(restUntil, clock().getTime() + restAfter(error, failures))
      if (failing) return
      failing = true
      log.warn(
        { opinion: name, error: describeError(error) },
        'The second opinion fails: the built-in verdicts stand until it answers again',
      )
    },
  }
}

/** How long to leave it alone after a failure, in milliseconds. */
function restAfter(error: unknown, failures: number): number {
  const known = error instanceof KorvaError ? error : null
  const asked = known?.retryAfterMs ?? 0
  const tired = failures >= failuresToRest ? restMs : 0
  const hopeless = known && !known.retryable ? longRestMs : 0
  return Math.min(longestRestMs, Math.max(asked, tired, hopeless))
}

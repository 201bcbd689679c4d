import { KorvaError } from '../core/errors.ts'
import type { Opinion, OpinionQuestion, Shares } from '../core/opinion.ts'
import type { ScoreInput, Verdict } from '../core/verdict.ts'

/** A text with its built-in verdict. */
export interface Judged {
  input: ScoreInput
  verdict: Verdict
  /** Null: not known, which counts as now. */
  writtenAt: Date | null
}

/** Whether a second opinion may be asked: the built-in verdict is uncertain, and neither stars nor the team decided it. */
export const isUncertain = ({ input, verdict }: Omit<Judged, 'writtenAt'>, below: number): boolean =>
  verdict.confidence < below &&
  !starsDecide(input.rating) &&
  !verdict.reasons.some(({ taught }) => taught) &&
  /\p{L}/u.test(input.text)

const starsDecide = (rating: number | undefined) => rating !== undefined && (rating <= 2 || rating >= 4)

/** What is asked about a text. */
export const questionOf = ({ input, verdict }: Omit<Judged, 'writtenAt'>): OpinionQuestion => ({
  text: input.text,
  about: input.about ?? null,
  lang: verdict.lang,
})

/** Asks and waits no longer than so many milliseconds, also where the other side does not heed the signal. */
export async function judgeWithin(
  opinion: Opinion,
  question: OpinionQuestion,
  withinMs: number,
): Promise<Shares> {
  const signal = AbortSignal.timeout(withinMs)
  const { promise: late, reject } = Promise.withResolvers<never>()
  const tell = () => reject(tooLate(withinMs))
  signal.addEventListener('abort', tell)
  try {
    return await Promise.race([opinion.judge(question, signal), late])
  } catch (error) {
    throw signal.aborted ? tooLate(withinMs) : error
  } finally {
    signal.removeEventListener('abort', tell)
  }
}

const tooLate = (ms: number) =>
  new KorvaError('opinion-late', `It did not answer within ${ms / 1000} s`, {
    hint: 'Raise opinion.within in the settings, or take a smaller model.',
  })

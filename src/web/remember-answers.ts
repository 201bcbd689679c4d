import type { Clock } from '../core/ports.ts'

/** As long as a signature holds, before and after. */
const keptMs = 10 * 60_000
/** Answers are small: a thousand of them are some hundred kilobytes. */
const mostKept = 1000

/**
 * Gives the same request the same answer, also while the first one is still in hand. `keep` says which answers are
 * final; others are worked out anew.
 */
export function rememberAnswers<Answer>(clock: Clock) {
  const answers = new Map<string, { answer: Promise<Answer>; until: number }>()
  return async (
    name: string,
    work: () => Promise<Answer>,
    keep: (answer: Answer) => boolean,
  ): Promise<Answer> => {
    const now = clock().getTime()
    for (const [each, { until }] of answers) if (until <= now || answers.size > mostKept) answers.delete(each)
    const known = answers.get(name)
    if (known) return known.answer
    const answer = work()
    answers.set(name, { answer, until: now + keptMs })
    const isKept = await answer.then(keep, () => false)
    if (!isKept) answers.delete(name)
    return answer
  }
}

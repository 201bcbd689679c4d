import { dayAt } from '../core/clocking.ts'
import { createGate } from '../core/gate.ts'
import type { Opinion, OpinionRules } from '../core/opinion.ts'
import type { Verdict } from '../core/verdict.ts'
import { mergeOpinion } from './merge-opinion.ts'
import type { Parts, Reconsider } from './parts.ts'
import { isUncertain, type Judged, judgeWithin, questionOf } from './uncertain.ts'
import { watchOpinion } from './watch-opinion.ts'

/** What was written earlier comes too late for an answer in time: the budget is not spent on it. */
const freshMs = 24 * 3_600_000
/** No text of a poll is asked about later than this after its first: polls that take a minute are taken for lost. */
const batchMs = 15_000

const budgetSpent = 'No more second opinions today: the budget is spent'

type AskerParts = Pick<Parts, 'store' | 'clock' | 'log'> & {
  opinion: Opinion
  rules: OpinionRules
  timezone: string
}

/**
 * Makes what asks for second opinions, within the day's budget and each within its time. Whatever goes wrong, the built-in
 * verdict stands; the log is told once when it begins and once when it is over.
 */
export function createAsker({ opinion, rules, timezone, store, clock, log }: AskerParts): Reconsider {
  const gate = createGate(opinion.atOnce)
  const watch = watchOpinion(opinion.name, { clock, log })
  const { opinions } = store.direct
  let spent = ''

  /** Takes one question from the budget of today. */
  async function mayAsk(day: string): Promise<boolean> {
    if (spent === day || watch.rests()) return false
    if (await opinions.take(day, rules.budget)) return true
    // Several may learn of it at the same moment.
    if (spent !== day) log.info({ opinion: opinion.name, budget: rules.budget }, budgetSpent)
    spent = day
    return false
  }

  async function ask(judged: Judged, until: number): Promise<Verdict> {
    const day = dayAt(clock(), timezone)
    if (clock().getTime() >= until || !(await mayAsk(day))) return judged.verdict
    try {
      const shares = await judgeWithin(opinion, questionOf(judged), rules.withinMs)
      watch.answered()
      const leaning = judged.input.leaning ?? 'balanced'
      return mergeOpinion(judged.verdict, { shares, name: opinion.name, leaning })
    } catch (error) {
      watch.failed(error)
      await opinions.fail(day)
      return judged.verdict
    }
  }

  return async (judged) => {
    const now = clock().getTime()
    const isFresh = ({ writtenAt }: Judged) => !writtenAt || now - writtenAt.getTime() <= freshMs
    return Promise.all(
      judged.map((each) =>
        isFresh(each) && isUncertain(each, rules.below) ? gate(() => ask(each, now + batchMs)) : each.verdict,
      ),
    )
  }
}

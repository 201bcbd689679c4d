/** Whether the customer's problem was solved. */
export const solutions = ['yes', 'partly', 'no'] as const

export type Solved = (typeof solutions)[number]

/**
 * How the customer was treated: the three things that an answer is judged by (the rubric of mozilla/m-response), of which
 * kindness counts for as much as the other two together.
 */
export const treatments = ['personal', 'point', 'kind'] as const

export type Treatment = (typeof treatments)[number]

/** What became of a case that was resolved, as the one who resolved it says. */
export interface Outcome {
  solved: Solved
  /** Which of the three hold; none: none of them does. */
  treated: Treatment[]
  /** A word why; null: none was given. */
  why: string | null
}

const weights: Record<Treatment, number> = { personal: 25, point: 25, kind: 50 }

/** How well the customer was treated, 0 to 100. */
export const treatmentScore = ({ treated }: Pick<Outcome, 'treated'>): number =>
  [...new Set(treated)].reduce((sum, each) => sum + weights[each], 0)

/** Whether two say the same of a case, in whatever order. */
export const sameOutcome = (a: Outcome, b: Outcome): boolean =>
  a.solved === b.solved &&
  a.why === b.why &&
  treatments.every((each) => a.treated.includes(each) === b.treated.includes(each))

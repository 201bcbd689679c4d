import type { Chances } from '../model/sentiment-model.ts'
import type { LabelFactors } from '../model/weights.ts'

/** A text's chances and which of the three labels is right. */
export interface Judged {
  chances: Chances
  right: number
}

/** The label with the largest chance after factors. */
function chosenLabel(chances: Chances, factors: LabelFactors): number {
  let best = 0
  for (let label = 1; label < 3; label++) {
    if (chances[label]! * factors[label]! > chances[best]! * factors[best]!) best = label
  }
  return best
}

/** The mean of the F1 of the labels that the texts hold, 0 to 1. */
export function macroF1(judged: readonly Judged[], factors: LabelFactors): number {
  const hits = [0, 0, 0]
  const said = [0, 0, 0]
  const held = [0, 0, 0]
  for (const { chances, right } of judged) {
    const label = chosenLabel(chances, factors)
    said[label]!++
    held[right]!++
    if (label === right) hits[right]!++
  }
  const present = [0, 1, 2].filter((label) => held[label]! > 0)
  return (
    present.reduce((sum, label) => sum + (2 * hits[label]!) / (said[label]! + held[label]!), 0) /
    present.length
  )
}

/** How precise and how complete the verdict negative is, 0 to 1. */
export function negatives(
  judged: readonly Judged[],
  factors: LabelFactors,
): { precision: number; recall: number } {
  let hits = 0
  let said = 0
  let held = 0
  for (const { chances, right } of judged) {
    const negative = chosenLabel(chances, factors) === 0
    if (negative) said++
    if (right === 0) held++
    if (negative && right === 0) hits++
  }
  return { precision: hits / Math.max(1, said), recall: hits / Math.max(1, held) }
}

/** The area under the curve of negative against the rest, 0 to 1. */
export function area(judged: readonly Judged[]): number {
  const order = [...judged].sort((a, b) => a.chances[0] - b.chances[0])
  let ranks = 0
  let negative = 0
  order.forEach(({ right }, index) => {
    if (right !== 0) return
    ranks += index + 1
    negative++
  })
  return (ranks - (negative * (negative + 1)) / 2) / (negative * (order.length - negative))
}

import { weighed } from '../model/sentiment-model.ts'
import type { LabelFactors, ModelSettings } from '../model/weights.ts'
import { type Judged, macroF1, negatives } from './figures.ts'

const step = 0.1
const furthest = 1.6

/** What a factor costs in macro-F1 for its distance from 1: few texts do not justify far ones. */
const costOfDistance = 0.004

/** Factors under which held-out texts get the best macro-F1. */
export function findFactors(judged: readonly Judged[]): LabelFactors {
  let best: LabelFactors = [1, 1, 1]
  let most = macroF1(judged, best)
  for (const negative of steps()) {
    for (const positive of steps()) {
      const factors: LabelFactors = [Math.exp(negative), 1, Math.exp(positive)]
      const value = macroF1(judged, factors) - costOfDistance * (Math.abs(negative) + Math.abs(positive))
      if (value > most + 1e-9) {
        best = factors
        most = value
      }
    }
  }
  // A set without neutral texts has no neutral verdicts.
  return judged.some(({ right }) => right === 1) ? best : [best[0], 0.05, best[2]]
}

function steps(): number[] {
  const count = Math.round(furthest / step)
  return Array.from({ length: 2 * count + 1 }, (_, index) => (index - count) * step)
}

/** What the leanings aim at among held-out texts. */
const precisionAim = 0.82
const recallAim = 0.87

/** Factors of negative at which held-out texts meet the aims, on top of the factors that they have. */
export function findLeanings(judged: readonly Judged[]): ModelSettings['leanings'] {
  const at = (log: number) => negatives(judged, [Math.exp(log), 1, 1])
  let precision = 0
  while (precision > -3 && at(precision).precision < precisionAim) precision -= 0.05
  let recall = 0
  while (recall < 3 && at(recall).recall < recallAim) recall += 0.05
  return { precision: Math.exp(precision), balanced: 1, recall: Math.exp(recall) }
}

/** How the chance of the chosen label tells whether it is right: a logistic line by gradient descent. */
export function findConfidence(judged: readonly Judged[]): ModelSettings['confidence'] {
  const points = judged.map(({ chances, right }) => {
    const chance = Math.min(0.9999, Math.max(...chances))
    return {
      odds: Math.log(chance / (1 - chance)),
      hit: chances.indexOf(Math.max(...chances)) === right ? 1 : 0,
    }
  })
  let offset = 0
  let slope = 1
  for (let round = 0; round < 2000; round++) {
    let offsetPull = 0
    let slopePull = 0
    for (const { odds, hit } of points) {
      const fault = 1 / (1 + Math.exp(-(offset + slope * odds))) - hit
      offsetPull += fault
      slopePull += fault * odds
    }
    offset -= (0.5 * offsetPull) / points.length
    slope -= (0.5 * slopePull) / points.length
  }
  return { offset, slope }
}

/** Texts with factors applied to their chances. */
export const withFactors = (judged: readonly Judged[], factors: LabelFactors): Judged[] =>
  judged.map(({ chances, right }) => ({ chances: weighed(chances, factors), right }))

import { withPlainWords } from './plain-words.ts'
import { createFeatureReader, type Features, type ReadText } from './read-features.ts'
import { addUp, type WeightTable } from './weight-table.ts'
import type { LabelFactors, Weights } from './weights.ts'

/** Three numbers for negative, neutral and positive that add up to 1. */
export type Chances = [negative: number, neutral: number, positive: number]

/** Manners that are less likely than this are not asked. */
const leastManner = 0.03

/**
 * Makes the model of a language: a text gives the chances of its labels, each already weighed by the factors of its
 * manner or kind, so that the largest is the label. About 10 microseconds for a short text.
 */
export function createModel(weights: Weights): (read: ReadText) => Chances {
  const readFeatures = createFeatureReader(weights.language)
  const customer = weights.manners.at(-1)!
  return (read) => {
    const features = readFeatures(read)
    const { kind } = read
    const chances = kind
      ? weighed(expertChances(weights.experts[customer.expert]!, features), weights.kinds[kind])
      : mixed(weights, features)
    return kind || read.about ? withPlainWords(chances, read) : chances
  }
}

const sums = new Float64Array(16)

/** What the expert of each likely manner says, mixed as likely as the gate holds it. */
function mixed(weights: Weights, features: Features): Chances {
  const shares = gateShares(weights, features)
  const total: Chances = [0, 0, 0]
  const said = new Map<number, Chances>()
  weights.manners.forEach(({ expert, factors }, index) => {
    const share = shares[index]!
    if (share < leastManner) return
    if (!said.has(expert)) said.set(expert, expertChances(weights.experts[expert]!, features))
    const chances = weighed(said.get(expert)!, factors)
    for (let label = 0; label < 3; label++) total[label]! += share * chances[label]!
  })
  return weighed(total, [1, 1, 1])
}

function gateShares({ gate }: Weights, features: Features): number[] {
  addUp(gate, features, sums)
  const largest = Math.max(...sums.subarray(0, gate.outputs))
  const raised = Array.from(sums.subarray(0, gate.outputs), (sum) => Math.exp(sum - largest))
  const total = raised.reduce((all, each) => all + each, 0)
  return raised.map((each) => each / total)
}

/** Neutral is where the sums start from: they tell how far negative and positive are above it. */
function expertChances(expert: WeightTable, features: Features): Chances {
  addUp(expert, features, sums)
  const negative = sums[0]!
  const positive = sums[1]!
  const largest = Math.max(negative, positive, 0)
  return weighed([Math.exp(negative - largest), Math.exp(-largest), Math.exp(positive - largest)], [1, 1, 1])
}

/** Chances times factors, so that they add up to 1 again. */
export function weighed(chances: Chances, factors: LabelFactors): Chances {
  const negative = chances[0] * factors[0]
  const neutral = chances[1] * factors[1]
  const positive = chances[2] * factors[2]
  const total = negative + neutral + positive
  return [negative / total, neutral / total, positive / total]
}

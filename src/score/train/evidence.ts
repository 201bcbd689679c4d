import { type Rows, trainingBits } from './read-rows.ts'
import type { TrainingSet } from './train-linear.ts'

/** What a feature counts that says nothing, and what all are multiplied by so that steps stay alike. */
const floor = 0.15
const scale = 1.5

/**
 * How far the classes differ in how often each feature occurs, by its place in the trainer's table: features that tell
 * classes apart take larger steps (Wang and Manning 2012, naive Bayes features, here for any number of classes).
 *
 * @param power 0 gives every feature 1
 */
export function evidenceOf({ rows, chosen, classOf, classes }: TrainingSet, power: number): Float32Array {
  const size = 2 ** trainingBits
  const evidence = new Float32Array(size).fill(1)
  if (power === 0) return evidence
  const counts = new Float32Array(size * classes)
  const totals = new Float64Array(classes).fill(1)
  for (const row of chosen) {
    const own = classOf[row]!
    for (let at = rows.starts[row]!; at < rows.starts[row + 1]!; at++)
      counts[rows.ids[at]! * classes + own]!++
    totals[own]! += rows.starts[row + 1]! - rows.starts[row]!
  }
  const all = totals.reduce((sum, each) => sum + each, 0)
  for (let id = 0; id < size; id++) {
    const of = counts.subarray(id * classes, (id + 1) * classes)
    const met = of.reduce((sum, each) => sum + each, 0)
    let furthest = 0
    for (let each = 0; each < classes; each++) {
      const expected = (met * totals[each]!) / all
      furthest = Math.max(furthest, Math.abs(Math.log((of[each]! + 1) / (expected + 1))))
    }
    evidence[id] = scale * (floor + furthest) ** power
  }
  return evidence
}

/** Rows whose values are multiplied by the evidence of their features. */
export function withEvidence(rows: Rows, evidence: Float32Array): Rows {
  return { ...rows, values: rows.values.map((value, at) => value * evidence[rows.ids[at]!]!) }
}

import { shapeNames } from '../model/read-shape.ts'
import { markOf, rootByte, slotOf, type WeightTable } from '../model/weight-table.ts'
import { type Rows, trainingBits } from './read-rows.ts'
import type { Linear } from './train-linear.ts'

/** Features that fewer texts hold are left out: what one text says once teaches nothing. */
const fewestTexts = 2

interface Candidate {
  hash: number
  strength: number
}

/**
 * Keeps the strongest features of a model in a table of the given size, a byte for each weight.
 *
 * @param chosen the rows it was trained on
 * @param reference the class that the others are measured from and that needs no weight, or null for all classes
 */
export function keepWeights(
  model: Linear,
  rows: Rows,
  chosen: readonly number[],
  slots: number,
  reference: number | null,
): WeightTable {
  const kept = Array.from({ length: model.classes }, (_, each) => each).filter((each) => each !== reference)
  const read = (weights: ArrayLike<number>, base: number, each: number) =>
    weights[base + each]! - (reference === null ? 0 : weights[base + reference]!)
  const weightOf = (hash: number, each: number) =>
    read(model.weights, (hash >>> (32 - trainingBits)) * model.classes, each)
  const strongest = candidates(rows, chosen, (hash) =>
    Math.max(...kept.map((each) => Math.abs(weightOf(hash, each)))),
  )
  const outputs = kept.length
  const owners = new Map<number, number>()
  for (const { hash } of strongest) {
    const slot = slotOf(hash, slots)
    if (!owners.has(slot)) owners.set(slot, hash)
  }
  const scales = Float32Array.from(kept, (each) =>
    scaleOf([...owners.values()].map((hash) => weightOf(hash, each))),
  )
  const cells = new Int8Array(slots * (outputs + 1))
  for (const [slot, hash] of owners) {
    const at = slot * (outputs + 1)
    cells[at] = markOf(hash)
    kept.forEach((each, output) => {
      cells[at + 1 + output] = rootByte(weightOf(hash, each), scales[output]!)
    })
  }
  const shape = Float32Array.from({ length: shapeNames.length * outputs }, (_, index) =>
    read(model.shape, Math.floor(index / outputs) * model.classes, kept[index % outputs]!),
  )
  return { slots, outputs, cells, scales, shape }
}

/** The largest weight: the few that are far larger than the rest are those that tell most. */
const scaleOf = (weights: number[]): number =>
  weights.reduce((largest, weight) => Math.max(largest, Math.abs(weight)), 0) || 1

/** The features that enough texts hold, strongest first: far-reaching and often met. */
function candidates(rows: Rows, chosen: readonly number[], weightOf: (hash: number) => number): Candidate[] {
  const texts = new Map<number, { count: number; last: number }>()
  for (const row of chosen) {
    for (let at = rows.starts[row]!; at < rows.starts[row + 1]!; at++) {
      const hash = rows.hashes[at]!
      const seen = texts.get(hash)
      if (!seen) texts.set(hash, { count: 1, last: row })
      else if (seen.last !== row) {
        seen.count++
        seen.last = row
      }
    }
  }
  return [...texts]
    .filter(([, { count }]) => count >= fewestTexts)
    .map(([hash, { count }]) => ({ hash, strength: weightOf(hash) * Math.sqrt(count) }))
    .sort((a, b) => b.strength - a.strength || a.hash - b.hash)
}

import type { FeatureList } from './feature-list.ts'
import type { Features } from './read-features.ts'

/**
 * Weights of hashed features, a byte each. A cell holds the mark of the feature that owns it, then its weight for each
 * output: a feature that was not kept in training meets another's mark and weighs nothing.
 */
export interface WeightTable {
  cells: Int8Array
  /** How many cells there are. */
  slots: number
  /** How many sums come out. */
  outputs: number
  /** What the square of 127 stands for, one for each output. */
  scales: Float32Array
  /** Weights of the shape's figures: those of the first figure for each output, then the next. */
  shape: Float32Array
}

/** The cell of a feature. */
export const slotOf = (hash: number, slots: number): number => Math.floor(((hash >>> 0) * slots) / 2 ** 32)

/** The mark of a feature: eight bits that its cell does not tell, never 0 (an empty cell). */
export const markOf = (hash: number): number => (hash << 24) >> 24 || 1

/** A weight as a byte: its root, so that small weights keep their differences. `squared` is its reverse. */
export const rootByte = (weight: number, scale: number): number =>
  Math.sign(weight) * Math.min(127, Math.round(127 * Math.sqrt(Math.abs(weight) / scale)))
const squared = (byte: number): number => byte * Math.abs(byte)

/** Sums the weights of a text's features into `into`, one sum for each output. */
export function addUp(table: WeightTable, features: Features, into: Float64Array): void {
  into.fill(0, 0, table.outputs)
  addList(table, features.words, into)
  addList(table, features.letters, into)
  const { outputs, shape } = table
  for (let figure = 0; figure < features.shape.length; figure++) {
    const value = features.shape[figure]!
    if (value === 0) continue
    for (let output = 0; output < outputs; output++)
      into[output]! += value * shape[figure * outputs + output]!
  }
}

/** Features of a list count less the more there are: a long text is no stronger than a short one. */
export const valueIn = (size: number): number => 1 / Math.sqrt(Math.max(1, size))

function addList(table: WeightTable, { ids, size }: FeatureList, into: Float64Array): void {
  if (table.outputs === 2) addPair(table, ids, size, into)
  else addMany(table, ids, size, into)
}

/** The usual case, two outputs, apart for its speed. */
function addPair(
  { cells, slots, scales }: WeightTable,
  ids: Int32Array,
  size: number,
  into: Float64Array,
): void {
  let first = 0
  let second = 0
  for (let index = 0; index < size; index++) {
    const hash = ids[index]!
    const at = 3 * slotOf(hash, slots)
    if (cells[at] !== markOf(hash)) continue
    first += squared(cells[at + 1]!)
    second += squared(cells[at + 2]!)
  }
  const unit = valueIn(size) / 127 ** 2
  into[0]! += first * scales[0]! * unit
  into[1]! += second * scales[1]! * unit
}

function addMany(
  { cells, slots, scales, outputs }: WeightTable,
  ids: Int32Array,
  size: number,
  into: Float64Array,
): void {
  raw.fill(0, 0, outputs)
  for (let index = 0; index < size; index++) {
    const hash = ids[index]!
    const at = (outputs + 1) * slotOf(hash, slots)
    if (cells[at] !== markOf(hash)) continue
    for (let output = 0; output < outputs; output++) raw[output]! += squared(cells[at + 1 + output]!)
  }
  const unit = valueIn(size) / 127 ** 2
  for (let output = 0; output < outputs; output++) into[output]! += raw[output]! * scales[output]! * unit
}

const raw = new Float64Array(16)

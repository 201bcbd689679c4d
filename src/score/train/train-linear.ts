import { shapeNames } from '../model/read-shape.ts'
import { evidenceOf, withEvidence } from './evidence.ts'
import { seeded, shuffle } from './random.ts'
import { type Rows, trainingBits } from './read-rows.ts'

/** A model of as many classes as it was trained for: class c weighs feature f by `weights[f * classes + c]`. */
export interface Linear {
  classes: number
  weights: Float32Array
  shape: Float64Array
}

/** What to train on: rows of the matrix with a class and a weight each. */
export interface TrainingSet {
  rows: Rows
  chosen: readonly number[]
  classOf: ArrayLike<number>
  weightOf: (row: number) => number
  classes: number
}

/** How to train. The figures were found on held-out files of the written texts. */
export interface TrainingPace {
  epochs: number
  /** Step of the hashed features and how much they are held back. */
  step: number
  restraint: number
  shapeStep: number
  /** How much more the features count that tell the classes apart, 0 to 1. */
  evidence: number
  seed: number
  /** How often it trains anew; the mean of the rounds depends less on their order. */
  rounds: number
}

/**
 * A multinomial logistic regression by follow-the-regularized-leader, proximal. The mean of as many rounds as the pace
 * asks for, each in another order. Same seed, same weights.
 */
export function trainLinear(set: TrainingSet, pace: TrainingPace): Linear {
  const mean = trainOnce(set, pace, pace.seed)
  for (let round = 1; round < pace.rounds; round++) {
    const other = trainOnce(set, pace, pace.seed + 1000 * round)
    for (let at = 0; at < mean.weights.length; at++) mean.weights[at]! += other.weights[at]!
    for (let at = 0; at < mean.shape.length; at++) mean.shape[at]! += other.shape[at]!
  }
  for (let at = 0; at < mean.weights.length; at++) mean.weights[at]! /= pace.rounds
  for (let at = 0; at < mean.shape.length; at++) mean.shape[at]! /= pace.rounds
  return mean
}

function trainOnce(set: TrainingSet, pace: TrainingPace, seed: number): Linear {
  const { classes } = set
  const evidence = evidenceOf(set, pace.evidence)
  const rows = withEvidence(set.rows, evidence)
  const learner: Learner = {
    classes,
    cells: new Float32Array(2 ** trainingBits * classes * cellSize),
    shape: new Float64Array(shapeNames.length * classes),
    shapeSquares: new Float64Array(shapeNames.length * classes).fill(1),
  }
  const random = seeded(seed)
  const order = Int32Array.from(set.chosen)
  const faults = new Float64Array(classes)
  for (let epoch = 0; epoch < pace.epochs; epoch++) {
    shuffle(order, random)
    for (const row of order) {
      chancesOf(learner, rows, row, faults)
      faults[set.classOf[row]!]! -= 1
      const weight = set.weightOf(row)
      for (let at = 0; at < classes; at++) faults[at]! *= weight
      stepFeatures(learner, rows, row, faults, pace)
      stepShape(learner, rows, row, faults, pace)
    }
  }
  return settled(learner, evidence)
}

/** A weight, and what its later steps depend on: the sum of its slopes, and the root of the sum of their squares. */
const cellSize = 3

/** A model while it is trained. What belongs to a feature stands together: memory is what takes the time. */
interface Learner {
  classes: number
  cells: Float32Array
  shape: Float64Array
  shapeSquares: Float64Array
}

/** The model that a learner came to, for values without evidence. */
function settled({ classes, cells, shape }: Learner, evidence: Float32Array): Linear {
  const weights = new Float32Array(cells.length / cellSize)
  for (let at = 0; at < weights.length; at++) {
    weights[at] = cells[at * cellSize]! * evidence[Math.floor(at / classes)]!
  }
  return { classes, weights, shape }
}

/** The chances of the classes of a row. */
export function predict(
  { classes, weights, shape }: Linear,
  rows: Rows,
  row: number,
  into: Float64Array,
): void {
  chancesOf({ classes, cells: weights, shape }, rows, row, into, 1)
}

function chancesOf(
  { classes, cells, shape }: Pick<Learner, 'classes' | 'cells' | 'shape'>,
  rows: Rows,
  row: number,
  into: Float64Array,
  size = cellSize,
): void {
  into.fill(0)
  const { starts, ids, values, shapes } = rows
  for (let at = starts[row]!; at < starts[row + 1]!; at++) {
    const base = ids[at]! * classes
    const value = values[at]!
    for (let each = 0; each < classes; each++) into[each]! += cells[(base + each) * size]! * value
  }
  for (let figure = 0; figure < shapeNames.length; figure++) {
    const value = shapes[row * shapeNames.length + figure]!
    if (value === 0) continue
    for (let each = 0; each < classes; each++) into[each]! += shape[figure * classes + each]! * value
  }
  softmax(into)
}

function softmax(sums: Float64Array): void {
  const largest = Math.max(...sums)
  let total = 0
  for (let at = 0; at < sums.length; at++) {
    sums[at] = Math.exp(sums[at]! - largest)
    total += sums[at]!
  }
  for (let at = 0; at < sums.length; at++) sums[at]! /= total
}

function stepFeatures(
  { classes, cells }: Learner,
  rows: Rows,
  row: number,
  faults: Float64Array,
  { step, restraint }: TrainingPace,
): void {
  for (let at = rows.starts[row]!; at < rows.starts[row + 1]!; at++) {
    const base = rows.ids[at]! * classes
    const value = rows.values[at]!
    for (let each = 0; each < classes; each++) {
      const place = (base + each) * cellSize
      const slope = faults[each]! * value
      const before = cells[place + 2]!
      const root = Math.sqrt(before * before + slope * slope)
      const lead = cells[place + 1]! + slope - ((root - before) / step) * cells[place]!
      cells[place] = -lead / ((1 + root) / step + restraint)
      cells[place + 1] = lead
      cells[place + 2] = root
    }
  }
}

function stepShape(
  { classes, shape, shapeSquares }: Learner,
  rows: Rows,
  row: number,
  faults: Float64Array,
  { shapeStep }: TrainingPace,
): void {
  for (let figure = 0; figure < shapeNames.length; figure++) {
    const value = rows.shapes[row * shapeNames.length + figure]!
    if (value === 0) continue
    for (let each = 0; each < classes; each++) {
      const place = figure * classes + each
      const slope = faults[each]! * value
      shapeSquares[place]! += slope * slope
      shape[place]! -= (shapeStep * slope) / Math.sqrt(shapeSquares[place]!)
    }
  }
}

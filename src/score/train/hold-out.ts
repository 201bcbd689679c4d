import type { Chances } from '../model/sentiment-model.ts'
import type { LabelledText } from './read-texts.ts'
import { predict, type TrainingPace, type TrainingSet, trainLinear } from './train-linear.ts'

/**
 * What models say of rows that they were not trained on: the rows are parted by `partOf`, and each part is judged by a
 * model of the others. A text that stands twice stands in one part only.
 *
 * @returns the chances of negative, neutral and positive by row
 */
export function heldOut(
  set: TrainingSet,
  pace: TrainingPace,
  texts: readonly LabelledText[],
  partOf: (row: number) => number | string | null,
): Map<number, Chances> {
  const parts = new Set(set.chosen.map(partOf).filter((part) => part !== null))
  const result = new Map<number, Chances>()
  const chances = new Float64Array(3)
  for (const part of parts) {
    const judged = set.chosen.filter((row) => partOf(row) === part)
    const known = new Set(judged.map((row) => texts[row]!.text))
    const chosen = set.chosen.filter((row) => partOf(row) !== part && !known.has(texts[row]!.text))
    const model = trainLinear({ ...set, chosen }, { ...pace, rounds: 1 })
    for (const row of judged) {
      predict(model, set.rows, row, chances)
      result.set(row, [...chances] as Chances)
    }
  }
  return result
}

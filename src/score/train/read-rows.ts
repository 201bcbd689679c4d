import { focusOf } from '../focus.ts'
import { createLexiconLanguage, type ReadLanguage } from '../lexicon-language.ts'
import { createFeatureReader } from '../model/read-features.ts'
import { shapeNames } from '../model/read-shape.ts'
import { valueIn } from '../model/weight-table.ts'
import { splitWords } from '../split-words.ts'
import type { LabelledText } from './read-texts.ts'

/** Features are kept in a table of this many places while training: nearly each has its own. */
export const trainingBits = 21

/** Texts as a sparse matrix: row r has the features `ids[starts[r]]` up to `ids[starts[r + 1]]`, of the given values. */
export interface Rows {
  count: number
  starts: Int32Array
  /** The hash of each feature, and its place in the table of the trainer. */
  hashes: Int32Array
  ids: Int32Array
  values: Float32Array
  /** The shapes, one after another. */
  shapes: Float32Array
}

/** Reads the features of texts of one language. */
export function readRows(texts: readonly LabelledText[], language: ReadLanguage): Rows {
  const read = createFeatureReader(language)
  const weigh = createLexiconLanguage(language)
  const starts = new Int32Array(texts.length + 1)
  const shapes = new Float32Array(texts.length * shapeNames.length)
  let hashes = new Int32Array(1 << 22)
  let values = new Float32Array(1 << 22)
  let size = 0
  texts.forEach(({ text, about, kind }, row) => {
    const words = splitWords(text)
    const features = read({ text, words, about, kind, weighed: weigh(words), focus: focusOf(words, about) })
    shapes.set(features.shape, row * shapeNames.length)
    for (const list of [features.words, features.letters]) {
      const value = valueIn(list.size)
      if (size + list.size > hashes.length) {
        hashes = doubled(hashes, new Int32Array(hashes.length * 2))
        values = doubled(values, new Float32Array(values.length * 2))
      }
      hashes.set(list.ids.subarray(0, list.size), size)
      values.fill(value, size, size + list.size)
      size += list.size
    }
    starts[row + 1] = size
  })
  const kept = hashes.slice(0, size)
  const ids = kept.map((hash) => hash >>> (32 - trainingBits))
  return { count: texts.length, starts, hashes: kept, ids, values: values.slice(0, size), shapes }
}

function doubled<T extends Int32Array | Float32Array>(old: T, larger: T): T {
  larger.set(old)
  return larger
}

import type { ScoreInput } from '../core/verdict.ts'
import { focusOf } from './focus.ts'
import { createLexiconLanguage, type ReadLanguage, type Weighed } from './lexicon-language.ts'
import { loadWeights } from './model/load-weights.ts'
import { type Chances, createModel } from './model/sentiment-model.ts'
import type { ModelSettings } from './model/weights.ts'
import type { Word } from './split-words.ts'

/** Words read in one language: which of them weigh, how much each counts toward the brand, and the label's chances. */
export interface Reading {
  language: ReadLanguage
  words: Word[]
  weighed: Weighed[]
  focus: number[]
  chances: Chances
}

/** Reads the words of a text, or of its sentences in one language. */
export interface Reader {
  read: (input: ScoreInput, words: Word[]) => Reading
  settings: ModelSettings
}

/**
 * Makes the reader of a language: its lexicon and its trained model, whose weights are read from the disk.
 *
 * @throws KorvaError where the weights are missing or damaged
 */
export function createReader(language: ReadLanguage): Reader {
  const weigh = createLexiconLanguage(language)
  const weights = loadWeights(language)
  const model = createModel(weights)
  return {
    settings: weights,
    read: ({ text, about, kind }, words) => {
      const weighed = weigh(words)
      const focus = focusOf(words, about)
      return { language, words, weighed, focus, chances: model({ text, words, about, kind, weighed, focus }) }
    },
  }
}

/** The chances of several readings of one text, each counting by its words. */
export function joinChances(readings: readonly Reading[]): Chances {
  const total = readings.reduce((sum, { words }) => sum + words.length, 0)
  const share = (label: 0 | 1 | 2) =>
    readings.reduce((sum, { chances, words }) => sum + (chances[label] * words.length) / total, 0)
  return readings.length === 1 ? readings[0]!.chances : [share(0), share(1), share(2)]
}

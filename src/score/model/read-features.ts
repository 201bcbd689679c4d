import type { TextKind } from '../../core/text-kind.ts'
import type { ReadLanguage, Weighed } from '../lexicon-language.ts'
import { modifiers } from '../negation.ts'
import type { Word } from '../split-words.ts'
import { brandRegions } from './brand-regions.ts'
import { FeatureList } from './feature-list.ts'
import { readLetters } from './read-letters.ts'
import { readShape, shapeNames } from './read-shape.ts'
import { readWords, stemLetters } from './read-words.ts'

/** Count it up with every change to what is read: weights that were trained on another version are refused. */
export const featureVersion = 2

/** A text as the model reads it. */
export interface ReadText {
  text: string
  words: readonly Word[]
  /** The brand's name, where one is asked about. */
  about: string | undefined
  kind: TextKind | undefined
  /** What the lexicon of the language weighs, and how much each word counts toward the brand. */
  weighed: readonly Weighed[]
  focus: readonly number[]
}

/** The features of one text. They are overwritten by the next. */
export interface Features {
  words: FeatureList
  letters: FeatureList
  shape: Float32Array
}

/** Makes the reader of a language; it keeps one set of features and fills it anew for each text. */
export function createFeatureReader(language: ReadLanguage): (read: ReadText) => Features {
  const features: Features = {
    words: new FeatureList(),
    letters: new FeatureList(),
    shape: new Float32Array(shapeNames.length),
  }
  const base = { modifiers: modifiers[language], stem: stemLetters[language] }
  return (read) => {
    const brand = brandRegions(read.words, read.about)
    features.words.clear()
    features.letters.clear()
    readWords(read.words, { ...base, text: read.text, brand }, features.words)
    readLetters(read.words, brand.regions, features.letters)
    readShape({ ...read, brand }, features.shape)
    return features
  }
}

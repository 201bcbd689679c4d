import type { TextKind } from '../../core/text-kind.ts'
import type { Leaning } from '../../core/verdict.ts'
import type { ReadLanguage } from '../lexicon-language.ts'
import type { WeightTable } from './weight-table.ts'

/** Factors on the probabilities of negative, neutral and positive before the largest decides. */
export type LabelFactors = [negative: number, neutral: number, positive: number]

/** A way of writing that the model knows by its own texts: a forum's sentence, a subtitle, a customer's review. */
export interface Manner {
  name: string
  /** Index of the expert that was trained on it. */
  expert: number
  factors: LabelFactors
}

/** What the model of a language consists of, besides the weights of its tables. */
export interface ModelSettings {
  language: ReadLanguage
  /** See `featureVersion`. */
  features: number
  /** A hash of the word lists and of the code that reads features: tells a test that the weights are stale. */
  fingerprint: string
  /** In the order of the gate's outputs; the last is the customer's, which `kinds` refines. */
  manners: Manner[]
  /** Factors for texts of a known kind, which are always read by the customer's expert. */
  kinds: Record<TextKind, LabelFactors>
  /** What a leaning does to the factor of negative. */
  leanings: Record<Leaning, number>
  /** The chance of being right is logistic(offset + slope * log-odds of the label). */
  confidence: { offset: number; slope: number }
}

export interface Weights extends ModelSettings {
  gate: WeightTable
  experts: WeightTable[]
}

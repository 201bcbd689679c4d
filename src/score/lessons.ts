import type { LearntWord, Lessons } from '../core/teaching.ts'
import type { Reason, ScoreInput, Verdict } from '../core/verdict.ts'
import { type Feature, featuresOf } from './lesson-features.ts'

/** A text that the scorer took for a complaint, and what the team said of it. */
export interface SentimentExample {
  text: string
  /** The brand's name. */
  about: string
  /** True: answered as a complaint. False: no complaint after all. */
  negative: boolean
}

const tuning = {
  /** As if the team had said so of this many texts of either kind before: a few clicks are no trend. */
  priorTexts: 10,
  /** As if each word had stood in this many texts of either kind. */
  priorWord: 2,
  /** A word in fewer texts says more of their writers than of itself. */
  leastTexts: 3,
  /** Bounds of what is added to the log-odds of negative, all in all, and by the bias alone. */
  mostShift: 2,
  mostBias: 1,
  /** A smaller shift than this changes nothing. */
  leastShift: 0.1,
  /** A verdict that was below even odds already changes its label by a shift of this much. */
  plainShift: 0.5,
  /** Words that are kept, the strongest: what is handed to the scorer's process with each call. */
  mostWords: 3_000,
}

/**
 * A small linear model on top of the scorer's: for each word how much likelier than usual the team answered a text with it
 * as a complaint. Counted anew from all lessons, so that their order does not matter, and one that is taken back leaves
 * no trace. Null: nothing was taught.
 */
export function learnLessons(examples: SentimentExample[], revision: number): Lessons | null {
  const calmTexts = examples.filter(({ negative }) => !negative).length
  if (calmTexts === 0) return null
  const { priorTexts, priorWord, leastTexts, mostWords, mostBias } = tuning
  const trend = Math.log((examples.length - calmTexts + priorTexts) / (calmTexts + priorTexts))
  const words = [...countWords(examples)]
    .filter(([, { calm, angry }]) => calm + angry >= leastTexts)
    .map(([hash, seen]): [string, LearntWord] => {
      const weight = round(Math.log((seen.angry + priorWord) / (seen.calm + priorWord)) - trend)
      return [hash, { weight, ...seen }]
    })
    .filter(([, { weight }]) => weight !== 0)
    .sort(([a, one], [b, other]) => Math.abs(other.weight) - Math.abs(one.weight) || (a < b ? -1 : 1))
    .slice(0, mostWords)
  const bias = round(Math.max(-mostBias, Math.min(0, trend)))
  const counts = { count: examples.length, calm: calmTexts }
  return { revision, ...counts, words: Object.fromEntries(words), bias }
}

/**
 * A verdict as the team would have it. Stars stand: they are the customer's own word. The shift is bounded, so that
 * no lesson overrules what is plain; what moved it is added to the reasons.
 */
export function adjust(verdict: Verdict, input: ScoreInput, lessons: Lessons | null): Verdict {
  if (!lessons || (input.rating !== undefined && input.rating !== 3)) return verdict
  const features = featuresOf(input.text, input.about ?? '')
  const known = features.flatMap((feature) => {
    const learnt = Object.hasOwn(lessons.words, feature.hash) ? lessons.words[feature.hash] : undefined
    return learnt ? [{ feature, learnt }] : []
  })
  const sum = known.reduce((total, { learnt }) => total + learnt.weight, 0)
  // A text of which the team has seen most words is like theirs; one word among thirty is chance.
  const byWords = clamp(sum / Math.sqrt(Math.max(1, features.length)), tuning.mostShift)
  const shift = clamp(byWords + lessons.bias, tuning.mostShift)
  if (Math.abs(shift) < tuning.leastShift) return verdict
  return shifted(verdict, shift, reasonFor(known, byWords) ?? reasonOfAll(lessons))
}

/** In how many texts of each kind each word stands. */
function countWords(examples: SentimentExample[]): Map<string, Omit<LearntWord, 'weight'>> {
  const counts = new Map<string, Omit<LearntWord, 'weight'>>()
  for (const { text, about, negative } of examples) {
    for (const { hash } of featuresOf(text, about)) {
      const seen = counts.get(hash) ?? { calm: 0, angry: 0 }
      seen[negative ? 'angry' : 'calm']++
      counts.set(hash, seen)
    }
  }
  return counts
}

function shifted(verdict: Verdict, shift: number, reason: Reason): Verdict {
  const before = negativeOdds(verdict)
  const after = 1 / (1 + Math.exp(-(Math.log(before / (1 - before)) + shift)))
  const reasons = [...verdict.reasons, reason]
  if (verdict.label === 'negative') {
    const calmed = after < 0.5 && (before >= 0.5 || shift <= -tuning.plainShift)
    if (!calmed) return { ...verdict, confidence: round(after), reasons }
    const score = round(verdict.score * after)
    return { ...verdict, label: 'neutral', score, confidence: round(1 - after), severity: 'low', reasons }
  }
  if (after < 0.5 || shift < tuning.plainShift) return verdict
  const score = round(Math.min(verdict.score, -after / 2))
  return { ...verdict, label: 'negative', score, confidence: round(after), severity: 'low', reasons }
}

/** How likely it is negative, within what a sum of log-odds can hold. A neutral verdict with an unhappy score is half-way. */
function negativeOdds({ label, score, confidence }: Verdict): number {
  const left = 1 - confidence
  const odds = label === 'negative' ? confidence : label === 'neutral' && score < 0 ? left * 0.8 : left * 0.4
  return Math.max(0.01, Math.min(0.99, odds))
}

/** The word that weighed most, in the words of the text. */
function reasonFor(known: { feature: Feature; learnt: LearntWord }[], byWords: number): Reason | null {
  const telling = known.filter(({ learnt }) => Math.sign(learnt.weight) === Math.sign(byWords))
  const [first] = telling.toSorted((a, b) => Math.abs(b.learnt.weight) - Math.abs(a.learnt.weight))
  if (!first) return null
  const { calm, angry } = first.learnt
  const { word } = first.feature
  const text =
    byWords < 0
      ? `your team: ${calm} with “${word}” were not negative`
      : `your team: ${angry} with “${word}” were complaints`
  return { text, weight: round(-byWords / tuning.mostShift), taught: { word, calm, angry } }
}

/** Where no word of the text is known, the trend of all the team's answers moved it. */
function reasonOfAll({ count, calm, bias }: Lessons): Reason {
  return {
    text: `your team: ${calm} of ${count} were not negative`,
    weight: round(-bias / tuning.mostShift),
    taught: { word: null, calm, angry: count - calm },
  }
}

const clamp = (value: number, most: number) => Math.max(-most, Math.min(most, value))

/** Three decimals, and -0 becomes 0. */
const round = (value: number): number => Math.round(value * 1000) / 1000 + 0

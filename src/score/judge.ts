import type { Reason, ScoreInput, Sentiment } from '../core/verdict.ts'
import type { Weighed } from './lexicon-language.ts'
import type { Word } from './split-words.ts'

/** Figures tuned on the train rows of the labelled texts; docs/decisions/first-sentiment.md tells how. */
const tuning = {
  /** The sum of weights that makes a score of 0.76 in a text of no length, and what the root of its words adds. */
  scale: 3,
  scalePerRootWord: 1,
  negativeFrom: -0.06,
  positiveFrom: 0.15,
  /** News says `strike` and `loss` of things that nobody complains about. */
  newsFactor: 3,
}

/** The opinion of the words alone. */
export interface Judgement {
  label: Sentiment
  score: number
  confidence: number
}

/** The score of weighed words: their focused sum, squashed so that short and long texts compare. */
export function scoreWords(found: Weighed[], focus: number[], length: number): number {
  const sum = found.reduce((total, { weight, first }) => total + weight * focus[first]!, 0)
  return Math.tanh(sum / (tuning.scale + tuning.scalePerRootWord * Math.sqrt(length)))
}

/** A label and confidence for a score of words; confidence grows with the distance from zero. */
export function judgeWords(score: number, kind: string | undefined): Judgement {
  const factor = kind === 'news' ? tuning.newsFactor : 1
  const label =
    score <= tuning.negativeFrom * factor
      ? 'negative'
      : score >= tuning.positiveFrom * factor
        ? 'positive'
        : 'neutral'
  return { label, score, confidence: 0.2 + 0.7 * Math.abs(score) }
}

/** Stars outrank words: they are the customer's own verdict. Words that plainly contradict them lower the confidence. */
export function judgeStars(stars: number, words: Judgement): Judgement {
  if (stars > 2 && stars < 4)
    return { ...words, score: words.score * 0.7, confidence: words.confidence * 0.8 }
  const sign = stars >= 4 ? 1 : -1
  const base = stars <= 1 || stars >= 5 ? 0.85 : 0.65
  const agreement = words.score * sign
  const score = sign * Math.min(1, Math.max(0.4, base + 0.15 * agreement))
  const contradicted = agreement < -0.35
  return {
    label: sign > 0 ? 'positive' : 'negative',
    score,
    confidence: contradicted ? 0.55 : Math.min(0.98, 0.85 + 0.1 * Math.max(0, agreement)),
  }
}

/** Reasons that are shown at most: more words explain nothing. */
const mostReasons = 8

/** What decided: the stars first, then the words as they stood, strongest first. Weights run from -1 to 1. */
export function reasonsFor(input: ScoreInput, found: Weighed[], focus: number[], words: Word[]): Reason[] {
  const byText = new Map<string, Reason>()
  for (const { first, words: count, weight } of found) {
    const text = input.text.slice(words[first]!.start, words[first + count - 1]!.end)
    const value = Math.max(-1, Math.min(1, (weight * focus[first]!) / 5))
    const before = byText.get(text)
    if (!before || Math.abs(before.weight) < Math.abs(value)) byText.set(text, { text, weight: round(value) })
  }
  const reasons = [...byText.values()]
    .filter(({ weight }) => weight !== 0)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, mostReasons)
  const { rating } = input
  return rating === undefined
    ? reasons
    : [{ text: `★${rating}`, weight: round((rating - 3) / 2) }, ...reasons]
}

/** Three decimals: what is shown and stored needs no more, and -0 becomes 0. */
export const round = (value: number): number => Math.round(value * 1000) / 1000 + 0

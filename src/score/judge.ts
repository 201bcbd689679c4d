import type { Reason, ScoreInput } from '../core/verdict.ts'
import type { Opinion } from './model/judge-chances.ts'
import type { Reading } from './reader.ts'

/** How sure the text must be before it outvotes stars that say the contrary, and what remains of its certainty. */
const plainContradiction = { confidence: 0.88, left: 0.6 }

/**
 * Stars outrank words: they are the customer's own verdict. At three the text decides; so it does, less surely, where it
 * plainly says the contrary (five stars over a furious text).
 */
export function judgeStars(stars: number, text: Opinion): Opinion {
  if (stars > 2 && stars < 4) return { ...text, score: text.score * 0.7, confidence: text.confidence * 0.9 }
  const sign = stars >= 4 ? 1 : -1
  const label = sign > 0 ? 'positive' : 'negative'
  const contrary = text.label !== label && text.label !== 'neutral'
  if (contrary && text.confidence >= plainContradiction.confidence) {
    return { ...text, confidence: text.confidence * plainContradiction.left }
  }
  const base = stars <= 1 || stars >= 5 ? 0.85 : 0.65
  const agreement = text.score * sign
  return {
    label,
    score: sign * Math.min(1, Math.max(0.4, base + 0.15 * agreement)),
    confidence: contrary ? 0.75 : Math.min(0.98, 0.88 + 0.1 * Math.max(0, agreement)),
  }
}

/** Reasons that are shown at most: more words explain nothing. */
export const mostReasons = 8

/** What speaks for a verdict: the stars first, then the words as they stood, strongest first. Weights run from -1 to 1. */
export function reasonsFor({ text, rating }: ScoreInput, readings: readonly Reading[]): Reason[] {
  const byText = new Map<string, Reason>()
  for (const { weighed, words, focus } of readings) {
    for (const { first, words: count, weight } of weighed) {
      const quoted = text.slice(words[first]!.start, words[first + count - 1]!.end)
      const value = Math.max(-1, Math.min(1, (weight * focus[first]!) / 5))
      const before = byText.get(quoted)
      if (!before || Math.abs(before.weight) < Math.abs(value)) {
        byText.set(quoted, { text: quoted, weight: round(value) })
      }
    }
  }
  const reasons = [...byText.values()]
    .filter(({ weight }) => weight !== 0)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, mostReasons)
  return rating === undefined
    ? reasons
    : [{ text: `★${rating}`, weight: round((rating - 3) / 2) }, ...reasons]
}

/** Three decimals: what is shown and stored needs no more, and -0 becomes 0. */
export const round = (value: number): number => Math.round(value * 1000) / 1000 + 0

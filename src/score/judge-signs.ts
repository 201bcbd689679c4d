import { createLexiconLanguage, type LexiconLanguage } from './lexicon-language.ts'
import type { Opinion } from './model/judge-chances.ts'
import type { Reading } from './reader.ts'
import type { Word } from './split-words.ts'

/** What a text in a language that is not read amounts to: seldom right, and never sure. */
const confidence = { nothing: 0.2, signs: 0.35 }

/** The weight of signs at which a score is 0.76. */
const scale = 6

const letters = /\p{L}/u

let weigh: LexiconLanguage | undefined

/**
 * Judges a text whose words are not understood by what stands in every language: emoji, emoticons and marks out of five
 * or ten. Without them it is neutral.
 */
export function judgeSigns(words: Word[]): { opinion: Opinion; reading: Reading } {
  weigh ??= createLexiconLanguage('en')
  const signs = words.filter(({ key }) => !letters.test(key))
  const weighed = weigh(signs)
  const sum = weighed.reduce((total, { weight }) => total + weight, 0)
  const label = sum <= -1 ? 'negative' : sum >= 1 ? 'positive' : 'neutral'
  const opinion: Opinion =
    label === 'neutral'
      ? { label, score: 0, confidence: confidence.nothing }
      : { label, score: Math.tanh(sum / scale), confidence: confidence.signs }
  const focus = new Array<number>(signs.length).fill(1)
  return { opinion, reading: { language: 'en', words: signs, weighed, focus, chances: [0, 1, 0] } }
}

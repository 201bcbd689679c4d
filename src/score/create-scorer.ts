import type { ScoreInput, Verdict } from '../core/verdict.ts'
import { detectLanguage } from './detect-language.ts'
import { focusOf } from './focus.ts'
import { judgeStars, judgeWords, reasonsFor, round, scoreWords } from './judge.ts'
import { createLexiconLanguage, type LexiconLanguage, type ReadLanguage } from './lexicon-language.ts'
import { splitWords } from './split-words.ts'

/** Characters of a text that are read: nobody's opinion begins later, and it bounds the time. */
const mostCharacters = 20_000

export type Scorer = (input: ScoreInput) => Verdict

/**
 * The scorer: language, words with weights, stars. Pure and deterministic; it takes well under a millisecond for a short
 * text and grows with the length. Lexicons are compiled on first use of their language.
 */
export function createScorer(): Scorer {
  const languages = new Map<ReadLanguage, LexiconLanguage>()
  const languageFor = (lang: string): LexiconLanguage => {
    const name: ReadLanguage = lang === 'fi' || lang === 'sv' ? lang : 'en'
    const known = languages.get(name)
    if (known) return known
    const created = createLexiconLanguage(name)
    languages.set(name, created)
    return created
  }

  return (given) => {
    const input = { ...given, text: given.text.slice(0, mostCharacters) }
    const words = splitWords(input.text)
    const lang = declaredLanguage(input.lang) ?? detectLanguage(input.text, words)
    const found = languageFor(lang)(words)
    const focus = focusOf(words, input.about)
    const byWords = judgeWords(scoreWords(found, focus, words.length), input.kind)
    const { label, score, confidence } =
      input.rating === undefined ? byWords : judgeStars(input.rating, byWords)
    return {
      label,
      score: round(score),
      confidence: round(confidence),
      lang,
      reasons: reasonsFor(input, found, focus, words),
    }
  }
}

/** `fi-FI` and `FI` are fi. Null where no language is declared. */
function declaredLanguage(lang: string | undefined): string | null {
  const code = lang?.toLowerCase().match(/^[a-z]{2}(?![a-z])/u)?.[0]
  return code ?? null
}

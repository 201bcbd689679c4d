import type { Lexicon } from './lexicon.ts'
import { applyModifiers, type Modifiers, type Run } from './negation.ts'
import { isBreak, type Word } from './split-words.ts'

/** What a list says of its words, and how strongly: 0 keeps a longer word from being taken for a shorter one. */
export interface Said<Kind> {
  kind: Kind
  strength: number
}

/** A run of words that a lexicon holds. */
export interface SaidRun<Kind> {
  kind: Kind
  first: number
  words: number
  /** Above 0; small words before it counted in. */
  strength: number
}

/** The runs of words that a lexicon holds and that nothing denies (`en ole vihainen`), in their order. Linear. */
export function findRuns<Kind>(
  words: readonly Word[],
  lexicon: Lexicon<Said<Kind>>,
  small: Modifiers,
): SaidRun<Kind>[] {
  const runs: (Run & { kind: Kind })[] = []
  for (let at = 0; at < words.length; ) {
    const entry = isBreak(words[at]!.key) ? null : lexicon.find(words, at)
    if (!entry) {
      at++
      continue
    }
    const { kind, strength } = entry.value
    runs.push({
      kind,
      first: at,
      words: entry.words,
      weight: strength,
      denying: small.negators.has(entry.head),
    })
    at += entry.words
  }
  if (runs.length === 0) return []
  const strengths = applyModifiers(words, runs, small)
  const found: SaidRun<Kind>[] = []
  for (let index = 0; index < runs.length; index++) {
    const { kind, first, words: taken } = runs[index]!
    if (strengths[index]! > 0) found.push({ kind, first, words: taken, strength: strengths[index]! })
  }
  return found
}

/** Words of a text in one language, and how much each counts toward the brand. */
export interface WordsRead {
  language: 'en' | 'fi' | 'sv'
  words: readonly Word[]
  focus: readonly number[]
}

/** Words that count less than this toward the brand stand in a clause about another. */
export const leastFocus = 0.45

/** A value for each language, made when it is first asked for. */
export function byLanguage<Value>(
  make: (language: 'en' | 'fi' | 'sv') => Value,
): (language: 'en' | 'fi' | 'sv') => Value {
  const made = new Map<string, Value>()
  return (language) => {
    const known = made.get(language)
    if (known !== undefined) return known
    const value = make(language)
    made.set(language, value)
    return value
  }
}

/** The text of a run, as it stood. */
export function quote(
  text: string,
  words: readonly Word[],
  { first, words: taken }: { first: number; words: number },
) {
  return text.slice(words[first]!.start, words[first + taken - 1]!.end)
}

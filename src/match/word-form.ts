import type { ExpectedEndings } from './expected-endings.ts'
import { inflections } from './finnish-endings.ts'
import { finnishStems, type Stem } from './finnish-stems.ts'
import { apostrophes } from './fold-word.ts'
import type { Token } from './tokenize.ts'

/** How a word of a text stands to a word of a term. */
export type Form = 'same' | 'possessive' | 'inflected'

/** One word of a term, with every form that it takes. */
export interface WordForms {
  key: string
  /** The ending that the term itself holds behind a colon (`DNA:n` in `DNA:n laajakaista`); mostly empty. */
  colonEnding: string
  stems: Stem[]
}

const hasApostrophe = new RegExp(`[${apostrophes}]`, 'u')

/** No name is longer, and no inflected form of one: what is longer is compared as it stands. */
const longest = 64

/** Letters only in part or one alone (`3`, `St1`, `S`): such names inflect with a colon. */
export function wordForms(key: string, colonEnding: string): WordForms {
  return { key, colonEnding, stems: [...key].length < 2 ? [] : finnishStems(key) }
}

/** The form of a term's word that a token is, or null. */
export function formOf(token: Token, word: WordForms, expected: ExpectedEndings): Form | null {
  const { key } = token
  if (!key.startsWith(word.key.slice(0, 1))) return null
  if (key === word.key) return token.colonEnding === word.colonEnding ? 'same' : 'inflected'
  if (token.colonEnding || key.length > longest) return null
  if (isPossessive(token, word, expected)) return 'possessive'
  const rest = key.startsWith(word.key) ? key.slice(word.key.length) : null
  if (
    rest &&
    (isAfterCapitals(token, word) || hasApostrophe.test(token.raw)) &&
    inflections.colon.test(rest)
  ) {
    return 'inflected'
  }
  if (!expected.finnish) return null
  return word.stems.some(({ text, rest }) => key.startsWith(text) && rest.test(key.slice(text.length)))
    ? 'inflected'
    : null
}

/** Acme's in any language; Telias as in Swedish, where that is to be expected. */
function isPossessive(token: Token, word: WordForms, expected: ExpectedEndings): boolean {
  if (token.key !== `${word.key}s`) return false
  return hasApostrophe.test(token.raw) || (expected.s && word.key.length > 2)
}

/** `VRn`, `DNAlla`: an acronym in capitals with its ending in small letters. */
function isAfterCapitals(token: Token, word: WordForms): boolean {
  const head = token.raw.slice(0, word.key.length)
  const tail = token.raw.slice(word.key.length)
  return head.length > 1 && /^\p{Lu}+$/u.test(head) && /^\p{Ll}+$/u.test(tail)
}

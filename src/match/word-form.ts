import { isCommonPlural, shortened } from './common-forms.ts'
import type { ExpectedEndings } from './expected-endings.ts'
import { inflections } from './finnish-endings.ts'
import { finnishStems, type Stem } from './finnish-stems.ts'
import { apostrophes } from './fold-word.ts'
import { isSwedishForm } from './swedish-forms.ts'
import type { Token } from './text-words.ts'

/** How a word of a text stands to a word of a term. */
export type Form = 'same' | 'possessive' | 'inflected'

/** One word of a term, with every form that it takes. */
export interface WordForms {
  key: string
  /** The ending that the term itself holds behind a colon (`DNA:n` in `DNA:n laajakaista`); mostly empty. */
  colonEnding: string
  stems: Stem[]
  /** A common word, as its small letters say: it has the plurals of English and Swedish too. */
  isCommon: boolean
  /** Words that were compared before: texts say the same ones again and again. */
  compared: Map<string, boolean>
}

const hasApostrophe = new RegExp(`[${apostrophes}]`, 'u')

/** No name is longer, and no inflected form of one: what is longer is compared as it stands. */
const longest = 64

/** Common words that are forms of a name besides, and never mean it: yleensä is no Yle. */
const lookalikes = new Set(['yleensä', 'alkoi', 'alkoivat'])

/** Words of texts that each word of a term is remembered to be or not. */
const mostCompared = 500

/** Letters only in part or one alone (`3`, `St1`, `S`): such names inflect with a colon. */
export function wordForms({ key, colonEnding, raw }: Token): WordForms {
  const isCommon = raw === raw.toLowerCase()
  return {
    key,
    colonEnding,
    isCommon,
    stems: [...key].length < 2 ? [] : finnishStems(key),
    compared: new Map(),
  }
}

/** What every form of a word begins with one of; none begins with another. */
export function beginnings({ key, stems, isCommon }: WordForms): string[] {
  const short = isCommon ? shortened(key) : null
  const sorted = [...new Set([key, ...(short ? [short] : []), ...stems.map(({ text }) => text)])].sort(
    (a, b) => a.length - b.length,
  )
  return sorted.filter((text, index) => !sorted.slice(0, index).some((shorter) => text.startsWith(shorter)))
}

/** The form of a term's word that a token is, or null. */
export function formOf(token: Token, word: WordForms, expected: ExpectedEndings): Form | null {
  const { key } = token
  if (key === word.key) return token.colonEnding === word.colonEnding ? 'same' : 'inflected'
  if (token.colonEnding || key.length > longest) return null
  const rest = key.startsWith(word.key) ? key.slice(word.key.length) : null
  if (rest !== null) {
    if (isPossessive(token, rest, word, expected)) return 'possessive'
    const isSetOff = isAfterCapitals(token, word) || hasApostrophe.test(token.raw)
    if (isSetOff && inflections.colon.test(rest)) return 'inflected'
    if (expected.swedish && isSwedishForm(word.key, rest)) return 'inflected'
  }
  const { swedish } = expected
  if (word.isCommon && (swedish || expected.language === 'en') && isCommonPlural(word.key, key, swedish))
    return 'inflected'
  return expected.finnish && isFinnishForm(key, word) ? 'inflected' : null
}

function isFinnishForm(key: string, { stems, compared }: WordForms): boolean {
  let is = compared.get(key)
  if (is === undefined) {
    is =
      !lookalikes.has(key) &&
      stems.some(({ text, rest }) => key.startsWith(text) && rest.test(key.slice(text.length)))
    if (compared.size < mostCompared) compared.set(key, is)
  }
  return is
}

/** Acme's in any language; Telias as in Swedish, where that is to be expected. */
function isPossessive(token: Token, rest: string, word: WordForms, expected: ExpectedEndings): boolean {
  if (rest !== 's') return false
  return hasApostrophe.test(token.raw) || (expected.s && word.key.length > 2)
}

/** `VRn`, `DNAlla`: an acronym in capitals with its ending in small letters. */
function isAfterCapitals(token: Token, word: WordForms): boolean {
  const head = token.raw.slice(0, word.key.length)
  const tail = token.raw.slice(word.key.length)
  return head.length > 1 && /^\p{Lu}+$/u.test(head) && /^\p{Ll}+$/u.test(tail)
}

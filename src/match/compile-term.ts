import type { ExpectedEndings } from './expected-endings.ts'
import { hyphens } from './fold-word.ts'
import { isTaggedName, tagBefore } from './tagged-name.ts'
import { splitTokens, type Token } from './tokenize.ts'
import { formOf, type WordForms, wordForms } from './word-form.ts'

/** Where a term stands in a text: from the first to the last token, and as what. */
export interface Hit {
  first: number
  last: number
  inflected: boolean
  /** Said as `#acme` or `@acme`. */
  tagged: boolean
}

/** A term of a query, ready to be looked up. */
export interface CompiledTerm {
  /** The term as it was written in the settings. */
  source: string
  words: WordForms[]
  /** The first letters that its first word can begin with: what terms are indexed by. */
  initial: string
  /** The hit that begins at this token, or null. */
  at(text: TokenizedText, index: number): Hit | null
}

export interface TokenizedText {
  source: string
  tokens: Token[]
  expected: ExpectedEndings
}

const softGap = new RegExp(`^(?:\\s+|\\s*[${hyphens}]|[${hyphens}]\\s*)$`, 'u')
const hyphenBefore = new RegExp(`^[${hyphens}]$`, 'u')

/** A term as the words that it is made of. Null where it holds no letter, digit or emoji. */
export function compileTerm(source: string): CompiledTerm | null {
  const tokens = splitTokens(source)
  if (tokens.length === 0) return null
  const words = tokens.map((token) => wordForms(token.key, token.colonEnding))
  const gaps = tokens.slice(1).map((token) => gapPattern(token.gap))
  const edges = symbolsAround(source)
  const joined = tokens.map((token) => token.key).join('')
  return {
    source,
    words,
    initial: words[0]!.key.slice(0, 1),
    at(text, index) {
      const hit = sequenceAt(text, index, words, gaps) ?? joinedTagAt(text, index, words.length, joined)
      return hit && standsAlone(text, hit) && edges(text, hit) ? hit : null
    },
  }
}

function sequenceAt(
  text: TokenizedText,
  index: number,
  words: WordForms[],
  gaps: ((gap: string) => boolean)[],
): Hit | null {
  let inflectedBefore = false
  for (const [offset, word] of words.entries()) {
    const token = text.tokens[index + offset]
    if (!token || (offset > 0 && !gaps[offset - 1]!(token.gap))) return null
    const form = formOf(token, word, text.expected)
    if (!form) return null
    const isLast = offset === words.length - 1
    // Adjectives agree with their noun (Isossa Omenassa): an ending inside needs one at the end.
    if (isLast) {
      if (inflectedBefore && form === 'same') return null
      const tagged = tagBefore.test(text.tokens[index]!.gap)
      return { first: index, last: index + offset, inflected: form === 'inflected', tagged }
    }
    if (form === 'possessive') return null
    inflectedBefore ||= form === 'inflected'
  }
  return null
}

/** `#yleareena` for Yle Areena, and `#KiitosPosti` for Posti: words that a tag has run together. */
function joinedTagAt(text: TokenizedText, index: number, words: number, joined: string): Hit | null {
  const token = text.tokens[index]!
  if (!tagBefore.test(token.gap)) return null
  if (!isTaggedName(token, joined, words)) return null
  return { first: index, last: index, inflected: false, tagged: true }
}

/** `S-market` is no market and an `e-posti` no Posti: one letter and a hyphen make another name. */
function standsAlone({ tokens }: TokenizedText, hit: Hit): boolean {
  const before = tokens[hit.first - 1]
  return !before || before.key.length > 1 || !hyphenBefore.test(tokens[hit.first]!.gap)
}

/** White space and hyphens stand for each other (Coca-Cola, Coca Cola); other signs must be there (AT&T, Booking.com). */
function gapPattern(gap: string): (found: string) => boolean {
  if (softGap.test(gap) || gap === '') return (found) => softGap.test(found)
  const sign = gap.replace(/\s+/gu, '')
  // `at Booking. Com` begins a sentence; `Dr. Oetker` has its space.
  const spaced = sign !== '.' || sign !== gap
  return (found) => (spaced ? found.replace(/\s+/gu, '') : found) === sign
}

/** Signs that are part of a name must stand in the text too: C++, F#, .NET, and the @ or # of a handle. */
function symbolsAround(source: string): (text: TokenizedText, hit: Hit) => boolean {
  const lead = source.trim().match(/^[.#@$]+/u)?.[0] ?? ''
  const trail = source.trim().match(/[+#]+$/u)?.[0] ?? ''
  return ({ source: text, tokens }, { first, last }) =>
    (!lead || text.slice(0, tokens[first]!.start).endsWith(lead)) &&
    (!trail || text.startsWith(trail, tokens[last]!.end))
}

import { isHyphenGap } from './char-class.ts'
import { hyphens } from './fold-word.ts'
import type { Tries } from './scan-words.ts'
import { isTaggedName, tagBefore } from './tagged-name.ts'
import { splitTokens, type TextWords } from './text-words.ts'
import { beginnings, formOf, type WordForms, wordForms } from './word-form.ts'

/** Where a term stands in a text: from the first to the last word, and as what. */
export interface Hit {
  first: number
  last: number
  /** Said as `#acme` or `@acme`. */
  tagged: boolean
}

/** A word or phrase of a query, ready to be looked up. */
export interface CompiledTerm {
  /** The term as it was written in the settings. */
  source: string
  words: WordForms[]
  /** The hit that begins at this word, or null. */
  at(text: TextWords, index: number): Hit | null
  /** Files the term under every beginning that its first word can have, and its name under the tags. */
  fileIn(tries: Tries, value: number): void
}

const softGap = new RegExp(`^(?:\\s+|\\s*[${hyphens}]|[${hyphens}]\\s*)$`, 'u')

/** A term as the words that it is made of. Null where it holds no letter, digit or emoji. */
export function compileTerm(source: string): CompiledTerm | null {
  const tokens = splitTokens(source)
  if (tokens.length === 0) return null
  const words = tokens.map(wordForms)
  const gaps = tokens.slice(1).map((token) => gapPattern(token.gap))
  const edges = symbolsAround(source)
  const joined = tokens.map((token) => token.key).join('')
  return {
    source,
    words,
    at(text, index) {
      const hit = sequenceAt(text, index, words, gaps) ?? joinedTagAt(text, index, words.length, joined)
      return hit && standsAlone(text, hit) && !isInAddress(text, hit) && edges(text, hit) ? hit : null
    },
    fileIn(tries, value) {
      for (const beginning of beginnings(words[0]!)) tries.words.file(beginning, value)
      tries.tags.file(joined, value)
    },
  }
}

function sequenceAt(
  text: TextWords,
  index: number,
  words: WordForms[],
  gaps: ((gap: string) => boolean)[],
): Hit | null {
  let inflectedBefore = false
  for (let offset = 0; offset < words.length; offset++) {
    const word = words[offset]!
    const token = text.token(index + offset)
    if (!token || (offset > 0 && !gaps[offset - 1]!(token.gap))) return null
    const form = formOf(token, word, text.expected)
    if (!form) return null
    const isLast = offset === words.length - 1
    // Adjectives agree with their noun (Isossa Omenassa): an ending inside needs one at the end.
    if (isLast) {
      if (inflectedBefore && form === 'same') return null
      return { first: index, last: index + offset, tagged: tagBefore.test(text.token(index)!.gap) }
    }
    if (form === 'possessive') return null
    inflectedBefore ||= form === 'inflected'
  }
  return null
}

/** `#yleareena` for Yle Areena, and `#KiitosPosti` for Posti: words that a tag has run together. */
function joinedTagAt(text: TextWords, index: number, words: number, joined: string): Hit | null {
  const token = text.token(index)!
  if (!tagBefore.test(token.gap) || !isTaggedName(token, joined, words)) return null
  return { first: index, last: index, tagged: true }
}

/** `S-market` is no market and an `e-posti` no Posti: one letter and a hyphen make another name. */
function standsAlone(text: TextWords, hit: Hit): boolean {
  const before = text.token(hit.first - 1)
  return !before || before.key.length > 1 || !isHyphenGap(text.token(hit.first)!.gap)
}

/** What addresses without a path end in, most often. */
const domains = new Set(
  'fi com se net org eu io co uk no dk de ee us info app ai me tv shop gov edu'.split(' '),
)

/** The `posti` of `posti.fi`: an address like any other. */
function isInAddress(text: TextWords, { last }: Hit): boolean {
  for (let index = last + 1; index <= last + 3; index++) {
    const token = text.token(index)
    if (token?.gap !== '.' || token.raw !== token.raw.toLowerCase()) return false
    if (domains.has(token.key)) return true
  }
  return false
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
function symbolsAround(source: string): (text: TextWords, hit: Hit) => boolean {
  const lead = source.trim().match(/^[.#@$]+/u)?.[0] ?? ''
  const trail = source.trim().match(/[+#]+$/u)?.[0] ?? ''
  return (text, { first, last }) => {
    const [start, end] = [text.token(first)!.start, text.token(last)!.end]
    const hasLead = !lead || text.source.slice(Math.max(0, start - lead.length), start) === lead
    return hasLead && (!trail || text.source.startsWith(trail, end))
  }
}

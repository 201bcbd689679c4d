import { isHyphenGap } from './char-class.ts'
import { firstNames } from './first-names.ts'
import { foldWord } from './fold-word.ts'
import type { Found } from './phrase-book.ts'
import type { TextWords, Token } from './text-words.ts'

/** How a name stands in its sentence. */
export type Standing =
  /** `@acme`; `#acme`. */
  | 'handle'
  | 'tag'
  /** A company form behind it: `Elisa Oyj`. */
  | 'company'
  /** A name with its ending behind a colon: `OP:n`. */
  | 'colon'
  /** A capital name joined with a common word: `Elisa-liittymä`. */
  | 'compound'
  /** As before in small letters, in a language that joins its own words without a hyphen. */
  | 'small-compound'
  /** A capital where a common word would have none. */
  | 'inside'
  /** The same right behind another name: `the Big Apple`. */
  | 'part-of-name'
  /** A capital where any word would have one: at the start of a sentence, or among capitals. */
  | 'opening'
  /** Small letters, though the writer uses capitals. */
  | 'small'
  /** Small letters in a text without any capital. */
  | 'all-small'
  /** A person's: a surname behind it, or another first name beside it. */
  | 'person'

const sentenceEnd = /[.!?…"“”»•*:|\n\r]|\s[–—-]\s/u
const companyForm = new Set([
  'oy',
  'oyj',
  'ab',
  'abp',
  'ltd',
  'inc',
  'plc',
  'group',
  'gmbh',
  'corp',
  'corporation',
  'asa',
  'konserni',
  'koncernen',
])

/** Endings of Finnish and Swedish surnames, inflected ones too: `Elisa Virtaselle` is a person. */
const surname =
  /(?:nen|sen|sella|sellä|selle|selta|seltä|sesta|sestä|seen|sta|stä|berg|bergin|ström|strömin|qvist|lund|lundin|gren|man|sson|son)$/u
/** Endings of Finnish surnames that places share: they tell behind a first name alone. */
const homestead = /^\p{L}{2,}[lk](?:a|ä|an|än|alle|älle|alla|ällä)$/u

/** @param name the brand's name or term, whose capitals are expected */
export function standingOf({ text, hit }: Found, name: string): Standing {
  const token = text.token(hit.first)!
  if (hit.tagged) return /[@＠]_*$/u.test(token.gap) ? 'handle' : 'tag'
  const next = text.token(hit.last + 1)
  const isJoined = next !== undefined && isHyphenGap(next.gap)
  if (!standsLike(token.raw, name)) return smallStanding(text, token, isJoined ? next : undefined)
  if (isJoined) {
    if (isCapital(next.raw) && !isAllCapitals(next.raw)) return 'person'
    return opensSentence(text, hit.first) && !isNameCompound(text, token, next) ? 'opening' : 'compound'
  }
  if (next && companyForm.has(next.key) && isSpaced(next)) return 'company'
  if (isPerson(text, hit.first, next, token)) return 'person'
  if (token.colonEnding) return 'colon'
  if (inCapitals(text, hit)) return 'opening'
  // KONE is no machine, even at the start of a sentence.
  const isLogo = !isAllCapitals(name) && isAllCapitals(token.raw.slice(0, name.length))
  if (opensSentence(text, hit.first)) return isLogo ? 'inside' : 'opening'
  const before = text.token(hit.first - 1)!
  return isCapital(before.raw) && isSpaced(token) && !opensSentence(text, hit.first - 1)
    ? 'part-of-name'
    : 'inside'
}

function smallStanding(text: TextWords, token: Token, joined: Token | undefined): Standing {
  if (joined && isNameCompound(text, token, joined)) return 'small-compound'
  return writesCapitals(text, token) ? 'small' : 'all-small'
}

/**
 * Whether a hyphen says that a name is joined with a word. English joins common words so (`orange-flavoured`), and
 * Finnish words whose vowels would meet (`kone-esittely`).
 */
function isNameCompound(text: TextWords, token: Token, joined: Token): boolean {
  return text.expected.language !== 'en' && token.key.at(-1) !== joined.key[0]
}

/** All capitals where the name is (DNA), else a capital at the start. A name in small letters asks for a capital too. */
function standsLike(raw: string, name: string): boolean {
  const acronym = name.match(/^\p{Lu}{2,}$/u)?.[0]
  return acronym ? isAllCapitals(raw.slice(0, acronym.length)) : isCapital(raw)
}

const isCapital = (word: string) => /^[\p{Lu}\p{Lt}\p{Nd}]/u.test(word)
const isAllCapitals = (word: string) => word.length > 1 && /^[\p{Lu}\p{Nd}]+$/u.test(word)
const isSpaced = (token: Token) => /^\s+$/u.test(token.gap)

function isPerson(text: TextWords, first: number, next: Token | undefined, token: Token): boolean {
  const before = text.token(first - 1)
  if (before && isSpaced(token) && isCapital(before.raw) && firstNames.has(before.key)) return true
  if (!next || !isSpaced(next) || !isCapital(next.raw) || isAllCapitals(next.raw)) return false
  return surname.test(next.key) || (firstNames.has(token.key) && homestead.test(next.key))
}

function opensSentence(text: TextWords, index: number): boolean {
  return index <= 0 || sentenceEnd.test(text.token(index)!.gap)
}

/** Words to each side that show how a writer writes. */
const reach = 8

/** Whether most words around are in capitals too: headlines and shouting. */
function inCapitals(text: TextWords, { first, last }: Found['hit']): boolean {
  const words = around(text, first, last).filter((token) => /^\p{L}{2}/u.test(token.raw))
  return words.length > 1 && words.filter((token) => isCapital(token.raw)).length > words.length * 0.6
}

function around(text: TextWords, first: number, last: number): Token[] {
  const tokens: Token[] = []
  for (let index = Math.max(0, first - reach); index <= last + reach; index++) {
    const token = index < first || index > last ? text.token(index) : undefined
    if (token) tokens.push(token)
  }
  return tokens
}

/** Whether any of the first words of a text has a capital: then small letters mean something. */
function writesCapitals(text: TextWords, name: Token): boolean {
  for (let index = 0; index < Math.min(text.count, 60); index++) {
    const { raw, start } = text.token(index)!
    if (start !== name.start && /^\p{Lu}/u.test(raw) && foldWord(raw) !== 'i') return true
  }
  return false
}

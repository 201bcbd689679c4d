import { apostrophes, foldWord, hyphens, invisible } from './fold-word.ts'

/** What a code unit is to a reader of words. */
export const charClass = {
  /** Punctuation and signs. */
  sign: 1,
  /** White space and what ends an address: < > ". */
  space: 2,
  /** A letter or digit that folds to one code unit, whatever stands around it. */
  letter: 3,
  /** A letter, digit or mark whose folding needs the whole word. */
  complex: 4,
  /** There for the layout only: part of a word, no part of its key. */
  invisible: 5,
  apostrophe: 6,
  emoji: 7,
  /** The first half of a character outside of the basic plane, or half of one alone. */
  surrogate: 8,
} as const

/** The classes of code units, filled as they turn up: 0 is one that has not been seen. */
export const classes = new Uint8Array(0x10000)
/** What letters of class `letter` fold to. */
export const folds = new Uint16Array(0x10000)
const wideClasses = new Map<number, number>()

const isLetter = /^[\p{L}\p{M}\p{Nd}]$/u
const isMark = /^\p{M}$/u
const isEmoji = /^\p{Extended_Pictographic}$/u
const isSpace = /^[\s<>"]$/u
const isInvisible = new RegExp(`^[${invisible}]$`, 'u')
const isApostrophe = new RegExp(`^[${apostrophes}]$`, 'u')
/** Sigmas fold by their place in the word; the parts of Korean syllables join. */
const byPlace = /^[Σσς\u1100-\u11FF]$/u

/** The class of a code unit. */
export function classOf(code: number): number {
  return classes[code] || learn(code)
}

/** The class of a character outside of the basic plane: letters there (𝗔) are complex. */
export function classOfWide(codePoint: number): number {
  const known = wideClasses.get(codePoint)
  if (known) return known
  const char = String.fromCodePoint(codePoint)
  const found = isLetter.test(char)
    ? charClass.complex
    : isEmoji.test(char)
      ? charClass.emoji
      : charClass.sign
  if (wideClasses.size < 10_000) wideClasses.set(codePoint, found)
  return found
}

function learn(code: number): number {
  const char = String.fromCharCode(code)
  const found = classify(char, code)
  if (found === charClass.letter) folds[code] = foldWord(char).charCodeAt(0)
  classes[code] = found
  return found
}

function classify(char: string, code: number): number {
  if (code >= 0xd800 && code <= 0xdfff) return charClass.surrogate
  if (isInvisible.test(char)) return charClass.invisible
  if (isApostrophe.test(char)) return charClass.apostrophe
  if (isLetter.test(char)) {
    const isComplex = isMark.test(char) || byPlace.test(char) || foldWord(char).length !== 1
    return isComplex ? charClass.complex : charClass.letter
  }
  if (isEmoji.test(char)) return charClass.emoji
  return isSpace.test(char) ? charClass.space : charClass.sign
}

const isHyphen = new RegExp(`^[${hyphens}]$`, 'u')

/** Whether what stands between two words is a hyphen alone. */
export const isHyphenGap = (gap: string) => isHyphen.test(gap)

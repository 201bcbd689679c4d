import { inflections } from './finnish-endings.ts'
import { apostrophes, foldWord, invisible } from './fold-word.ts'

/** One word of a text, as it stood and as it is compared. */
export interface Token {
  /** The folded word; for `VR:n` only `vr`. */
  key: string
  /** What follows a colon inside the word (`n` of `VR:n`); empty where nothing does. */
  colonEnding: string
  /** The word as it stood. */
  raw: string
  start: number
  end: number
  /** Everything between the word before and this one, invisible characters removed. */
  gap: string
}

const letters = '\\p{L}\\p{M}\\p{Nd}'
const wordPattern = new RegExp(
  `[${letters}][${letters}${invisible}]*(?:[${apostrophes}][${letters}][${letters}${invisible}]*)*|\\p{Extended_Pictographic}`,
  'gu',
)
const invisibles = new RegExp(`[${invisible}]`, 'gu')

/**
 * Links, bare addresses with a path, and mail addresses. What stands in them was not said by anybody. The lengths are
 * bounded so that a text without spaces stays linear.
 */
const addresses =
  /\b(?:https?|ftp):\/\/[^\s<>"]{1,2048}|\bwww\.[^\s<>"]{1,2048}|(?<![\w.@-])[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}\/[^\s<>"]{1,2048}|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/giu

const mayHoldAddress = /[/@]|www\./iu

/** The words of a text in their order, without those of link and mail addresses. Linear in the text's length. */
export function tokenize(text: string): Token[] {
  if (!mayHoldAddress.test(text)) return splitTokens(text)
  return splitTokens(text.replace(addresses, (address) => '\u0000'.repeat(address.length)))
}

/** The words of a text, those of addresses too. */
export function splitTokens(source: string): Token[] {
  const tokens: Token[] = []
  let end = 0
  for (const found of source.matchAll(wordPattern)) {
    const raw = found[0]
    const key = foldWord(raw)
    if (!key) continue
    const gap = source.slice(end, found.index).replace(invisibles, '')
    end = found.index + raw.length
    const before = tokens.at(-1)
    if (before && gap === ':' && !before.colonEnding && inflections.colon.test(key)) {
      extend(before, source, end, key)
    } else {
      tokens.push({ key, colonEnding: '', raw: source.slice(found.index, end), start: found.index, end, gap })
    }
  }
  return tokens
}

function extend(token: Token, text: string, end: number, ending: string) {
  token.colonEnding = ending
  token.end = end
  token.raw = text.slice(token.start, end)
}

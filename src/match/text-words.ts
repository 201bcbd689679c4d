import type { ExpectedEndings } from './expected-endings.ts'
import { foldWord, invisible } from './fold-word.ts'
import { type ScannedWords, scanWords } from './scan-words.ts'
import { wordTrie } from './word-trie.ts'

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
  /** What stands between the word before and this one, at most its last 100 characters, without invisible ones. */
  gap: string
}

/** A text whose words have been found. Each is made when it is asked for: most never are. */
export interface TextWords {
  source: string
  /** Which of an item's texts it is. */
  part: 'title' | 'text'
  count: number
  expected: ExpectedEndings
  /** The word of that number; undefined before the first and after the last. */
  token(index: number): Token | undefined
}

const invisibles = new RegExp(`[${invisible}]`, 'gu')
const longestGap = 100

export function textWords(
  source: string,
  part: 'title' | 'text',
  scanned: ScannedWords,
  expected: ExpectedEndings,
): TextWords {
  const made = new Map<number, Token>()
  return {
    ...{ source, part, expected },
    count: scanned.count,
    token(index) {
      if (index < 0 || index >= scanned.count) return undefined
      const token = made.get(index) ?? makeToken(source, scanned, index)
      made.set(index, token)
      return token
    },
  }
}

function makeToken(source: string, { starts, ends, colons }: ScannedWords, index: number): Token {
  const [start, end] = [starts[index]!, ends[index]!]
  const colon = colons.get(index)
  const before = index > 0 ? ends[index - 1]! : 0
  return {
    key: foldWord(source.slice(start, colon === undefined ? end : colon - 1)),
    colonEnding: colon === undefined ? '' : foldWord(source.slice(colon, end)),
    raw: source.slice(start, end),
    start,
    end,
    gap: source.slice(Math.max(before, start - longestGap), start).replace(invisibles, ''),
  }
}

const empty = { words: wordTrie(), tags: wordTrie() }

/** The words of a term or a name, those of addresses too. */
export function splitTokens(source: string): Token[] {
  const scanned = scanWords(source, empty, 'read')
  return Array.from({ length: scanned.count }, (_, index) => makeToken(source, scanned, index))
}

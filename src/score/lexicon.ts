import type { Word } from './split-words.ts'
import { type WordTrie, WordTrieBuilder } from './word-trie.ts'

/**
 * Words by their weight, -5 (worst) to 5 (best), separated by commas. A star at the end of a word stands for any
 * ending, in each word of a phrase; one within it is what people write for a letter (`v*ttu`). The longest entry that fits wins: a weight of 0 keeps other words from a shorter entry.
 */
export type WeightedWords = Partial<Record<number | `-${number}`, string>>

/** What a lexicon knows of a run of words; the value is whatever its list says of them, a weight for example. */
export interface Entry<Value> {
  /** The entry as it is listed, in small letters: `ei toimi`, `surkea*`. */
  label: string
  /** The first word of the entry. */
  head: string
  value: Value
  /** How many words of the text it takes. */
  words: number
}

interface Pattern<Value> extends Entry<Value> {
  parts: { text: string; open: boolean }[]
}

export interface Lexicon<Value> {
  entries: readonly Entry<Value>[]
  /** The entry that begins at a word, the longest that fits, or null. Takes time by the length of the words alone. */
  find(words: readonly Word[], at: number): Entry<Value> | null
}

/** Letters that an ending may add to a stem: the longest Finnish chain of case, owner and clitic, and part of a compound. */
const longestEnding = 12

/** Compiles lists of words, each with what it says of them; where an entry stands twice, the later list wins. */
export function compileLexicon<Value>(lists: Iterable<readonly [Value, string]>): Lexicon<Value> {
  const patterns = new Map<string, Pattern<Value>>()
  for (const [value, words] of lists) {
    for (const source of words.split(',')) {
      const pattern = parse(source, value)
      if (pattern) patterns.set(pattern.label, pattern)
    }
  }
  const entries = [...patterns.values()]
  const index = indexByFirst(entries)
  return { entries, find: (words, at) => find(index, words, at) }
}

/** The lists of weighted words in the order for compiling: the weight of 0 last, so that it wins within its list. */
export const byDistance = (list: WeightedWords): [number, string][] =>
  Object.entries(list)
    .map(([weight, words]): [number, string] => [Number(weight), words ?? ''])
    .sort(([a], [b]) => Math.abs(b) - Math.abs(a))

function parse<Value>(source: string, value: Value): Pattern<Value> | null {
  const label = source.trim().toLowerCase().replace(/\s+/gu, ' ')
  if (label === '') return null
  const parts = label.split(' ').map((part) => ({ text: part.replace(/\*$/u, ''), open: part.endsWith('*') }))
  // A word must begin with two letters at least, so that its first two tell it.
  if (parts.some(({ text, open }) => text === '' || (open && text.length < 2))) return null
  return { label, head: parts[0]!.text, value, words: parts.length, parts }
}

/** Patterns by the place of their first word in the tree, whole and as a beginning. */
interface FirstWords<Value> {
  trie: WordTrie
  whole: (Candidates<Value> | undefined)[]
  open: (Candidates<Value> | undefined)[]
}

/** The patterns of one first word: alone, and the phrases by the first letters of their second word. */
interface Candidates<Value> {
  alone: Pattern<Value> | null
  phrases: Map<number, Pattern<Value>[]> | null
}

function indexByFirst<Value>(patterns: Pattern<Value>[]): FirstWords<Value> {
  const builder = new WordTrieBuilder()
  const whole: (Candidates<Value> | undefined)[] = []
  const open: (Candidates<Value> | undefined)[] = []
  for (const pattern of patterns) {
    const [first, second] = pattern.parts
    const side = first!.open ? open : whole
    const place = builder.add(first!.text)
    side[place] ??= { alone: null, phrases: null }
    const candidates = side[place]
    if (second === undefined) candidates.alone = pattern
    else {
      candidates.phrases ??= new Map()
      const letters = firstLetters(second.text)
      candidates.phrases.set(letters, [...(candidates.phrases.get(letters) ?? []), pattern])
    }
  }
  return { trie: builder.freeze(), whole, open }
}

/** The first two letters of a word in one number: `ei` begins hundreds of phrases, and few of them fit. */
const firstLetters = (word: string) =>
  word.charCodeAt(0) * 0x10000 + (word.length > 1 ? word.charCodeAt(1) : 0)

function find<Value>(
  { trie, whole, open }: FirstWords<Value>,
  words: readonly Word[],
  at: number,
): Entry<Value> | null {
  const { key } = words[at]!
  const last = key.length
  let best: Entry<Value> | null = null
  let place = 0
  for (let length = 1; length <= last; length++) {
    place = trie.step(place, key.charCodeAt(length - 1))
    if (place === -1) return best
    if (length < 2 || last - length > longestEnding) continue
    const candidates = open[place]
    // Longer beginnings come later and outrank the shorter ones.
    if (candidates !== undefined) best = better(candidates, words, at, best)
  }
  const candidates = whole[place]
  return candidates === undefined ? best : better(candidates, words, at, best)
}

/** The pattern of most words that fits, or what was found before where that has more. */
function better<Value>(
  { alone, phrases }: Candidates<Value>,
  words: readonly Word[],
  at: number,
  before: Entry<Value> | null,
): Entry<Value> | null {
  let found = alone !== null && (before === null || before.words === 1) ? alone : before
  const next = words[at + 1]
  if (phrases === null || next === undefined) return found
  const fitting = phrases.get(firstLetters(next.key))
  if (fitting === undefined) return found
  for (const pattern of fitting) {
    const fewer =
      found !== null && (found === before ? pattern.words < found.words : pattern.words <= found.words)
    if (!fewer && restFits(pattern, words, at)) found = pattern
  }
  return found
}

function restFits<Value>({ parts }: Pattern<Value>, words: readonly Word[], at: number): boolean {
  for (let offset = 1; offset < parts.length; offset++) {
    const word = words[at + offset]
    const { text, open } = parts[offset]!
    if (word === undefined || (open ? !word.key.startsWith(text) : word.key !== text)) return false
  }
  return true
}

import { foldWord } from './fold-word.ts'
import { wordTrie } from './word-trie.ts'

/** A shorter stem is a whole word; from the longer one on it may be the later part of a compound. */
const [prefixFrom, innerFrom] = [4, 5]
/** Letters of a word in which stems are looked for. */
const longestWord = 40

/** Stems by what they tell of. */
export interface StemWords<Tells extends string> {
  /** What a folded word tells of. */
  of(key: string): ReadonlySet<Tells>
}

/** @param stems beginnings of words, divided by spaces, by what they tell of */
export function stemWords<Tells extends string>(stems: Record<Tells, string>): StemWords<Tells> {
  const trie = wordTrie()
  const kinds = Object.keys(stems) as Tells[]
  for (const [number, kind] of kinds.entries()) {
    for (const stem of stems[kind].split(' ').filter(Boolean)) trie.file(foldWord(stem), number)
  }
  const cache = new Map<string, ReadonlySet<Tells>>()
  return {
    of(key) {
      const known = cache.get(key)
      if (known) return known
      const found = new Set<Tells>()
      const word = key.slice(0, longestWord)
      for (let from = 0; from === 0 || from + innerFrom <= word.length; from += from === 0 ? 3 : 1) {
        const shortest = from === 0 ? prefixFrom : innerFrom
        trie.walkKey(word, from, (number, end) => {
          const isWhole = from === 0 && end === word.length
          if (isWhole || end - from >= shortest) found.add(kinds[number]!)
        })
      }
      if (cache.size < 20_000) cache.set(key, found)
      return found
    },
  }
}

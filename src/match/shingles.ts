import { foldWord } from './fold-word.ts'

/** Words of a text that are compared; copies agree from the start, and a cut text has nothing later. */
const mostWords = 400

/** The folded words of a text, links left out. */
export function wordsOf(text: string): string[] {
  const plain = text.slice(0, 20_000).replace(/https?:\/\/[^\s<>"]+/giu, ' ')
  const words: string[] = []
  for (const [word] of plain.matchAll(/[\p{L}\p{M}\p{Nd}\u00AD]+/gu)) {
    const key = foldWord(word)
    if (key) words.push(key)
    if (words.length === mostWords) break
  }
  return words
}

/** Hashes (32 bits, FNV-1a) of every run of three words. Two texts that share most of them are copies. */
export function shinglesOf(words: string[]): Set<number> {
  const hashes = new Set<number>()
  for (let index = 0; index + 3 <= words.length; index++) {
    hashes.add(hash(`${words[index]} ${words[index + 1]} ${words[index + 2]}`))
  }
  return hashes
}

function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  }
  return value >>> 0
}

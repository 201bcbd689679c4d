import { functionWords } from '../core/function-words.ts'
import { hashLetters } from './model/feature-hash.ts'
import { isBreak, splitWords } from './split-words.ts'

/** A word of a text that the team's lessons are counted by. */
export interface Feature {
  /** Of its beginning: the forms of a word count together. */
  hash: string
  /** As it stood first. */
  word: string
}

/** Most forms of a Finnish, English or Swedish word share so many letters with it. */
const stemLetters = 6
const shortest = 3
/** Other figures than those of the scorer's own features. */
const salt = 0x7ea
/** Characters of a text that are read. */
const mostCharacters = 5_000
/** Words of a text that count, the first ones: it bounds what a long text costs. */
const mostFeatures = 200

/** The words of a text that can tell something, each once: not the brand's name, nor words that stand everywhere. */
export function featuresOf(given: string, about: string): Feature[] {
  const text = given.slice(0, mostCharacters)
  const own = new Set(splitWords(about).map(({ key }) => stemOf(key)))
  const features = new Map<string, string>()
  for (const { key, start, end } of splitWords(text)) {
    if (features.size >= mostFeatures) break
    if (key.length < shortest || isBreak(key) || functionWords.has(key.replaceAll("'", ''))) continue
    const stem = stemOf(key)
    if (own.has(stem)) continue
    const hash = (hashLetters(stem, salt) >>> 0).toString(36)
    if (!features.has(hash)) features.set(hash, text.slice(start, end))
  }
  return [...features].map(([hash, word]) => ({ hash, word }))
}

const stemOf = (key: string) => key.slice(0, stemLetters)

import { isBreak, type Word } from '../split-words.ts'
import { region } from './brand-regions.ts'
import { addLetter, startOf, stir } from './feature-hash.ts'
import type { FeatureList } from './feature-list.ts'

const salt = 101
const shortest = 3
const longest = 5
/** Stands before the first letter of a word and after its last. */
const edge = 95

/** Letters of a word that are read: longer ones are no words. */
const mostLetters = 40

/** Adds the runs of 3 to 5 letters within each word, its edges counted as letters; not those of the brand. Linear. */
export function readLetters(words: readonly Word[], regions: Uint8Array, into: FeatureList): void {
  for (let at = 0; at < words.length; at++) {
    const { key } = words[at]!
    if (regions[at] === region.brand || isBreak(key)) continue
    const length = Math.min(key.length, mostLetters) + 2
    for (let start = 0; start + shortest <= length; start++) {
      let hash = startOf(salt)
      for (let index = start; index < length && index < start + longest; index++) {
        hash = addLetter(hash, index === 0 || index === length - 1 ? edge : key.charCodeAt(index - 1))
        if (index >= start + shortest - 1) into.add(stir(hash ^ (index - start)))
      }
    }
  }
}

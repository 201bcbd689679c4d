import type { Modifiers } from '../negation.ts'
import { isBreak, type Word } from '../split-words.ts'
import { type BrandRegions, region } from './brand-regions.ts'
import { hashLetters, join } from './feature-hash.ts'
import type { FeatureList } from './feature-list.ts'

/** Salts keep the sorts of features apart. */
const salt = {
  word: 1,
  stem: 2,
  pair: 3,
  stemPair: 4,
  denied: 5,
  deniedStem: 6,
  clause: 7,
  sentence: 8,
  elsewhere: 9,
  left: 10,
  right: 11,
  ending: 12,
  mark: 13,
}

/** Letters that a stem keeps, in languages that put much on their words' ends. */
export const stemLetters = { en: 6, fi: 6, sv: 6 } as const

/** Words that a negator reaches over within its clause. */
const reach = 5

/** Words on either side of the brand that are read as its neighbours. */
const neighbours = 3

const brandWord = hashLetters('¤brand', salt.word)

/** Signs of a mark that are read: more of them say the same. */
const markLetters = 4

/** What is read of a text besides its words. */
export interface WordContext {
  text: string
  modifiers: Modifiers
  stem: number
  brand: BrandRegions
}

/** Adds the words of a text: alone, in pairs, denied, and by where they stand to the brand. Linear. */
export function readWords(words: readonly Word[], context: WordContext, into: FeatureList): void {
  const { brand, modifiers, stem } = context
  let before = 0
  let beforeStem = 0
  let denying = 0
  for (let at = 0; at < words.length; at++) {
    const { key } = words[at]!
    if (isBreak(key)) {
      denying = 0
      const mark = hashMark(context.text, words[at]!)
      into.add(mark)
      into.add(join(before, mark))
      before = mark
      beforeStem = mark
      continue
    }
    const place = brand.regions[at]!
    const whole = place === region.brand ? brandWord : hashLetters(key, salt.word)
    const start = place === region.brand ? brandWord : hashLetters(key, salt.stem, stem)
    into.add(whole)
    into.add(start)
    into.add(join(before, whole))
    into.add(join(beforeStem ^ salt.stemPair, start))
    if (denying > 0) {
      into.add(join(salt.denied, whole))
      into.add(join(salt.deniedStem, start))
      denying--
    }
    if (place > region.brand) into.add(join(place + salt.clause, start))
    if (modifiers.negators.has(key)) denying = reach
    before = whole
    beforeStem = start
  }
  readNeighbours(words, context, into)
}

/** Punctuation as it stands: `!!!` and `...` say more than that a sentence ends. */
function hashMark(text: string, { start, end }: Word): number {
  return hashLetters(text.slice(start, Math.min(end, start + markLetters)), salt.mark)
}

/** Adds the words on either side of the brand, and the brand's own ending (`Elisasta`: away from it). */
function readNeighbours(words: readonly Word[], { brand, stem }: WordContext, into: FeatureList): void {
  for (let index = 0; index < brand.named.length; index++) {
    const at = brand.named[index]!
    const { key } = words[at]!
    const ending = key.slice(brand.rootLengths[index]!)
    into.add(hashLetters(ending, salt.ending))
    for (let step = 1; step <= neighbours; step++) {
      addNeighbour(words, at - step, salt.left, stem, into)
      addNeighbour(words, at + step, salt.right, stem, into)
    }
  }
}

function addNeighbour(
  words: readonly Word[],
  at: number,
  side: number,
  stem: number,
  into: FeatureList,
): void {
  if (at < 0 || at >= words.length) return
  const { key } = words[at]!
  into.add(join(side, isBreak(key) ? hashLetters(key, salt.word) : hashLetters(key, salt.stem, stem)))
}

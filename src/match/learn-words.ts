import { functionWords } from '../core/function-words.ts'
import type { BrandWords } from '../core/teaching.ts'
import { apostrophes, foldWord } from './fold-word.ts'

/** Below this many texts that were not the brand, chance says more than they do. */
const leastNotUs = 3
/** A word in one text alone says more of its writer than of the brand. */
const leastTexts = 2
/** Forms of one word begin alike: so many letters, or the whole of a shorter word. */
const stemLetters = 5
/** Log-odds at which a word tells half as strongly as a word can. */
const halfOdds = 1.5
/** Words of each side that are kept: the strongest. */
const mostWords = 300
/** Characters of a text that are read: what it is about stands at its beginning. */
const mostCharacters = 5_000

/**
 * What stood around a brand's name when it was meant, and when it was not: folded words with how strongly they tell, 0 to 1.
 * Words are counted by the texts that hold them, forms of one word together, and weighed by the smoothed log-odds between
 * the two kinds of text. Pure; the order of the texts does not matter. Null: there is too little to learn from.
 *
 * @param kept texts that were about the brand
 * @param notUs texts in which its name meant something else
 * @param name the brand's name: it stands in both
 */
export function learnWords(kept: string[], notUs: string[], name: string): BrandWords | null {
  if (new Set(notUs).size < leastNotUs) return null
  const forms = new Map<string, Set<string>>()
  const ours = countTexts(kept, forms)
  const theirs = countTexts(notUs, forms)
  const ownStems = new Set(wordsIn(name).map(stemOf))
  const weighed = { ours: [] as Weighed[], theirs: [] as Weighed[] }
  for (const stem of forms.keys()) {
    const [inTheirs, inOurs] = [theirs.counts.get(stem) ?? 0, ours.counts.get(stem) ?? 0]
    if (inTheirs + inOurs < leastTexts || ownStems.has(stem)) continue
    const share = (inTheirs + inOurs + 0.5) / (theirs.texts + ours.texts + 1)
    const odds = logOdds(inTheirs, theirs.texts, share) - logOdds(inOurs, ours.texts, share)
    const side = odds > 0 ? weighed.theirs : weighed.ours
    if (strength(odds) > 0) side.push({ stem, weight: strength(odds) })
  }
  return { ours: spellOut(weighed.ours, forms), theirs: spellOut(weighed.theirs, forms) }
}

interface Weighed {
  stem: string
  weight: number
}

const anyLink = /(?:https?:\/\/|www\.)\S{1,2048}/giu
const anyWord = new RegExp(`[\\p{L}\\p{M}]+(?:[${apostrophes}][\\p{L}\\p{M}]+)*`, 'gu')

/** The words of a text that can tell something, folded. */
function wordsIn(text: string): string[] {
  const plain = text.slice(0, mostCharacters).replace(anyLink, ' ')
  return (plain.match(anyWord) ?? []).map(foldWord).filter((word) => word.length > 2)
}

const stemOf = (word: string) => word.slice(0, stemLetters)

/** In how many texts each stem stands. Texts that are the same word for word are one: a copy is no further witness. */
function countTexts(given: string[], forms: Map<string, Set<string>>) {
  const counts = new Map<string, number>()
  const texts = new Set(given)
  for (const text of texts) {
    const telling = wordsIn(text).filter((word) => !functionWords.has(word))
    for (const word of telling) {
      const known = forms.get(stemOf(word))
      if (known) known.add(word)
      else forms.set(stemOf(word), new Set([word]))
    }
    for (const stem of new Set(telling.map(stemOf))) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  }
  return { counts, texts: texts.size }
}

/** As if two more texts had been seen, with the word's share of all: nothing is certain after a few texts. */
function logOdds(count: number, of: number, share: number): number {
  const rate = (count + 2 * share) / (of + 2)
  return Math.log(rate / (1 - rate))
}

/** Log-odds as 0 to 1. */
const strength = (odds: number) => Math.round((1000 * Math.abs(odds)) / (Math.abs(odds) + halfOdds)) / 1000

/** Every form that was seen, with the weight of its word. */
function spellOut(weighed: Weighed[], forms: Map<string, Set<string>>): Record<string, number> {
  const strongest = weighed
    .toSorted((a, b) => b.weight - a.weight || (a.stem < b.stem ? -1 : 1))
    .slice(0, mostWords)
  const words = strongest.flatMap(({ stem, weight }) =>
    [...forms.get(stem)!].sort().map((word) => [word, weight] as const),
  )
  return Object.fromEntries(words)
}

import { endsSentence, isBreak, type Word } from '../split-words.ts'

/** Where a word stands to the brand. */
export const region = { none: 0, brand: 1, clause: 2, sentence: 3, elsewhere: 4 } as const

/** The places of a brand in a text, word by word. */
export interface BrandRegions {
  /** One of `region` for each word; `none` throughout where the brand is not named. */
  regions: Uint8Array
  /** Indexes of the words that name it, in order. */
  named: number[]
  /** Letters of the brand's name that each of `named` begins with: what follows is its ending. */
  rootLengths: number[]
}

/** The shortest part of a name of several words that names it alone: `Leaf` for Nissan Leaf, not `S`. */
const shortestPart = 4

/**
 * Finds the brand among the words: its words in a row with endings on each, or else the longer ones of them alone.
 *
 * @param about the brand's name
 */
export function brandRegions(words: readonly Word[], about: string | undefined): BrandRegions {
  const regions = new Uint8Array(words.length)
  const found: BrandRegions = { regions, named: [], rootLengths: [] }
  if (!about) return found
  const parts = partsOf(about)
  if (parts.length === 0) return found
  markInRow(words, parts, found)
  if (found.named.length === 0 && parts.length > 1) markAlone(words, parts, found)
  if (found.named.length > 0) spread(words, found)
  return found
}

interface Part {
  root: string
  length: number
}

const partsOf = (about: string): Part[] =>
  about
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((part) => part !== '')
    .map((part) => ({ root: part.length > 4 ? part.slice(0, -1) : part, length: part.length }))

function markInRow(words: readonly Word[], parts: Part[], found: BrandRegions): void {
  for (let at = 0; at + parts.length <= words.length; at++) {
    if (!parts.every(({ root }, offset) => words[at + offset]!.key.startsWith(root))) continue
    for (let offset = 0; offset < parts.length; offset++) mark(found, at + offset, parts[offset]!.length)
    at += parts.length - 1
  }
}

function markAlone(words: readonly Word[], parts: Part[], found: BrandRegions): void {
  const telling = parts.filter(({ length }) => length >= shortestPart)
  for (let at = 0; at < words.length; at++) {
    const part = telling.find(({ root }) => words[at]!.key.startsWith(root))
    if (part) mark(found, at, part.length)
  }
}

function mark({ regions, named, rootLengths }: BrandRegions, at: number, length: number): void {
  regions[at] = region.brand
  named.push(at)
  rootLengths.push(length)
}

/** Gives every other word its region: the brand's clause, its sentence, or elsewhere. */
function spread(words: readonly Word[], { regions }: BrandRegions): void {
  let sentence = 0
  for (let at = 0; at < words.length; at++) {
    if (!endsSentence(words[at]!.key) && at < words.length - 1) continue
    spreadSentence(words, regions, sentence, at + 1)
    sentence = at + 1
  }
}

function spreadSentence(words: readonly Word[], regions: Uint8Array, start: number, end: number): void {
  const inSentence = holdsBrand(regions, start, end)
  let clause = start
  for (let at = start; at < end; at++) {
    if (!isBreak(words[at]!.key) && at < end - 1) continue
    const here = holdsBrand(regions, clause, at + 1)
    const value = here ? region.clause : inSentence ? region.sentence : region.elsewhere
    for (let each = clause; each <= at; each++) if (regions[each] !== region.brand) regions[each] = value
    clause = at + 1
  }
}

function holdsBrand(regions: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (regions[at] === region.brand) return true
  return false
}

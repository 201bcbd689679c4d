import { hashOf } from './shingles.ts'
import type { Telling } from './tell-item.ts'

/** Hashes by which an item is found among very many, and how much each counts when the nearest are looked for. */
export interface StoryKey {
  key: number
  weight: number
}

/** So many runs of the whole text and of its opening each: of two texts that share half, 99.6% share one of 8. */
const marksOfText = 8
/** A text that is cut shares little of the whole, but its opening. */
const openingRuns = 38
const fewestWords = 4
/** One of these says more than all marks together. */
const strong = 100

/**
 * The keys of an item: its link, its headline and the smallest hashes of its runs of words (min-hash, Broder 1997). Two
 * that tell of the same thing share at least one, but for very few. 18 at most; none where it tells nothing to compare.
 */
export function storyKeys({ link, headlineKey, words, runs }: Telling): StoryKey[] {
  const marks = words.length < fewestWords ? [] : [...smallest(runs), ...smallest(runs.slice(0, openingRuns))]
  const keys = new Map(marks.map((key) => [key, 1]))
  if (link !== null) keys.set(hashOf(`link ${link}`), strong)
  if (headlineKey !== null) keys.set(hashOf(`headline ${headlineKey}`), strong)
  return [...keys].map(([key, weight]) => ({ key, weight }))
}

const smallest = (runs: number[]) => [...Int32Array.from(runs).sort().subarray(0, marksOfText)]

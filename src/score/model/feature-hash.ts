/** Hashes of words and letters as unsigned-safe 32-bit integers: FNV-1a as the letters come, stirred at the end. */

const offset = 0x811c9dc5 | 0
const prime = 0x01000193

export const startOf = (salt: number): number => Math.imul(offset ^ salt, prime)

/** One more letter. Figures are all alike: 4.2.3 and 5.0.1 say the same. */
export function addLetter(hash: number, code: number): number {
  const letter = code >= 48 && code <= 57 ? 48 : code
  return Math.imul(hash ^ letter, prime)
}

/** Stirs a hash so that every bit depends on every letter. */
export function stir(hash: number): number {
  let mixed = hash ^ (hash >>> 16)
  mixed = Math.imul(mixed, 0x85ebca6b)
  mixed ^= mixed >>> 13
  mixed = Math.imul(mixed, 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}

/** The hash of two hashes in their order. */
export const join = (first: number, second: number): number =>
  stir(Math.imul(first, 0x9e3779b1) ^ Math.imul(second ^ 0x5bd1e995, 0x27d4eb2f))

/** The hash of the first letters of a word. */
export function hashLetters(word: string, salt: number, letters = word.length): number {
  let hash = startOf(salt)
  const end = Math.min(word.length, letters)
  for (let index = 0; index < end; index++) hash = addLetter(hash, word.charCodeAt(index))
  return stir(hash)
}

/** Hashes of every run of three words, in their order, each once. Two texts that share most of them are copies. */
export function shinglesOf(words: string[]): number[] {
  const hashes = new Set<number>()
  for (let index = 0; index + 3 <= words.length; index++) {
    hashes.add(hashOf(`${words[index]} ${words[index + 1]} ${words[index + 2]}`))
  }
  return [...hashes]
}

/** A signed whole number of 32 bits (FNV-1a, then mixed), as a column of the database holds it. */
export function hashOf(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  }
  // The smallest hashes are picked as marks, which needs all bits to depend on all letters.
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return value ^ (value >>> 16)
}

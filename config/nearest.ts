/** In shorter words everything is near to everything. */
const shortest = 3
/** Longer words are no slip of the finger, and would make the comparison slow. */
const longest = 64

/** The candidate that `word` most likely was meant to be; null where none is near enough to suggest. */
function nearest(word: string, candidates: readonly string[]): string | null {
  if (word.length < shortest || word.length > longest) return null
  let best: string | null = null
  let least = Math.max(1, Math.floor(word.length / 3)) + 1
  for (const candidate of candidates) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase())
    if (distance < least) {
      best = candidate
      least = distance
    }
  }
  return best
}

/** `; did you mean "x"?`, or nothing. */
export function suggestion(word: unknown, candidates: readonly string[]): string {
  const meant = typeof word === 'string' ? nearest(word, candidates) : null
  return meant === null ? '' : `; did you mean ${meant}?`
}

/** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let [older, old]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, index) => index)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = old[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      row[j] = Math.min(row[j - 1]! + 1, old[j]! + 1, replaced)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (swapped) row[j] = Math.min(row[j]!, older[j - 2]! + 1)
    }
    ;[older, old] = [old, row]
  }
  return old[b.length]!
}

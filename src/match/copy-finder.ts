/** A run of words that more leaders than this share is a footer or a form, and tells nothing. */
const commonFrom = 64

/** What counts as a copy: the share of all runs of three words that both hold, or of the shorter text's runs. */
const sharedOfAll = 0.5
const sharedOfShorter = 0.8

/** Runs that the shorter text must have for the second rule: a sentence that is quoted whole is no copy of the text. */
const fewestRuns = 12

/**
 * Finds the earlier text of which a text is a copy, through an inverted index over runs of words: the time that a
 * look-up takes grows with the text's length, not with the number of texts.
 */
export function createCopyFinder() {
  const leaders: { owner: number; size: number }[] = []
  const postings = new Map<number, number[]>()

  const sharedWith = (shingles: Set<number>) => {
    const counts = new Map<number, number>()
    for (const shingle of shingles) {
      const posting = postings.get(shingle)
      if (!posting || posting.length >= commonFrom) continue
      for (const leader of posting) counts.set(leader, (counts.get(leader) ?? 0) + 1)
    }
    return counts
  }

  const add = (owner: number, shingles: Set<number>) => {
    const leader = leaders.push({ owner, size: shingles.size }) - 1
    for (const shingle of shingles) {
      const posting = postings.get(shingle)
      if (!posting) postings.set(shingle, [leader])
      else if (posting.length < commonFrom) posting.push(leader)
    }
  }

  return {
    /** The owner of the nearest leader that this is a copy of; null where there is none and it became one itself. */
    findOrAdd(owner: number, shingles: Set<number>): number | null {
      let best: { owner: number; share: number } | null = null
      for (const [leader, shared] of sharedWith(shingles)) {
        const share = likeness(shared, shingles.size, leaders[leader]!.size)
        if (share > 0 && (!best || share > best.share)) best = { owner: leaders[leader]!.owner, share }
      }
      if (!best) add(owner, shingles)
      return best?.owner ?? null
    },
  }
}

/** 0 where two texts are no copies, else how alike they are. */
function likeness(shared: number, size: number, otherSize: number): number {
  const ofAll = shared / (size + otherSize - shared)
  const shorter = Math.min(size, otherSize)
  const isCut = shorter >= fewestRuns && shared / shorter >= sharedOfShorter
  return ofAll >= sharedOfAll || isCut ? ofAll : 0
}

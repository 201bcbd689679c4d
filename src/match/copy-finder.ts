import { isSameThing } from './same-thing.ts'
import type { Telling } from './tell-item.ts'

/** A run of words that more leaders than this share is a footer or a form, and tells nothing. */
const commonFrom = 64
/** How many of the leaders that share the most runs are looked at closely. */
const mostCompared = 12

/**
 * Finds the earlier text of which a text is a copy, through an inverted index over runs of words: the time that a
 * look-up takes grows with the text's length, not with the number of texts.
 */
export function createCopyFinder() {
  const leaders: { owner: number; telling: Telling }[] = []
  const postings = new Map<string | number, number[]>()

  /** The leaders that share the most with this, and a tenth of their runs; one headline says as much as many runs. */
  const nearest = (telling: Telling) => {
    const counts = new Map<number, number>()
    for (const [key, weight] of keysOf(telling)) {
      const posting = postings.get(key)
      if (!posting || posting.length >= commonFrom) continue
      for (const leader of posting) counts.set(leader, (counts.get(leader) ?? 0) + weight)
    }
    const least = (leader: number) => Math.min(telling.runs.length, leaders[leader]!.telling.runs.length) / 10
    return [...counts]
      .filter(([leader, count]) => count >= least(leader))
      .sort(([a, x], [b, y]) => y - x || a - b)
      .slice(0, mostCompared)
  }

  const add = (owner: number, telling: Telling) => {
    const leader = leaders.push({ owner, telling }) - 1
    for (const [key] of keysOf(telling)) {
      const posting = postings.get(key)
      if (!posting) postings.set(key, [leader])
      else if (posting.length < commonFrom) posting.push(leader)
    }
  }

  return {
    /** The owner of the nearest leader that tells the same; null where there is none and it became one itself. */
    findOrAdd(owner: number, telling: Telling): number | null {
      const found = nearest(telling).find(([leader]) => isSameThing(telling, leaders[leader]!.telling))
      if (!found) add(owner, telling)
      return found ? leaders[found[0]]!.owner : null
    },
  }
}

function* keysOf({ runs, headlineKey }: Telling): Generator<[key: string | number, weight: number]> {
  for (const run of runs) yield [run, 1]
  if (headlineKey !== null) yield [`headline ${headlineKey}`, 20]
}

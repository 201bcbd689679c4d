import type { Work } from '../core/store-ports.ts'
import type { Found } from './found.ts'

/**
 * Of mentions that need a person, those to open a case for: one a story and brand, its first teller before its copies, and
 * none where that story has a case of the brand already, open, closed or muted.
 */
export async function pickTellers(found: Found[], work: Work): Promise<Found[]> {
  if (found.length === 0) return []
  const cases = await work.cases.ofStories(found.map(({ storyId }) => storyId))
  const known = new Set(cases.map(({ storyId, brandId }) => nameOf(storyId, brandId)))
  const tellers = new Map<string, Found>()
  for (const each of found) {
    const name = nameOf(each.storyId, each.mention.brandId)
    if (known.has(name)) continue
    if (!tellers.has(name) || each.itemId === each.storyId) tellers.set(name, each)
  }
  const picked = new Set(tellers.values())
  return found.filter((each) => picked.has(each))
}

const nameOf = (storyId: number, brandId: string) => `${storyId} ${brandId}`

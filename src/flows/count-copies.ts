import type { Work } from '../core/store-ports.ts'
import type { Found } from './found.ts'

/** The cases whose cards say in how many places a story stands, of stories that stand in one more. */
export async function countCopies(found: Found[], work: Work): Promise<number[]> {
  const copies = found.filter(({ itemId, storyId }) => itemId !== storyId)
  if (copies.length === 0) return []
  const cases = await work.cases.ofStories(copies.map(({ storyId }) => storyId))
  return cases.map(({ caseId }) => caseId)
}

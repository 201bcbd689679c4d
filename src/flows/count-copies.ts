import type { Work } from '../core/store-ports.ts'
import type { Found } from './found.ts'
import { redrawJob } from './job-for.ts'

/** Has the cards redrawn that say in how many places a story stands, once it stands in one more. */
export async function countCopies(found: Found[], work: Work): Promise<void> {
  const copies = found.filter(({ itemId, storyId }) => itemId !== storyId)
  if (copies.length === 0) return
  const cases = await work.cases.ofStories(copies.map(({ storyId }) => storyId))
  for (const caseId of new Set(cases.map(({ caseId }) => caseId))) {
    await work.jobs.sendAll((await work.deliveries.find({ caseId })).map((copy) => redrawJob(copy)))
  }
}

import type { Work } from '../core/store-ports.ts'
import { redrawJob } from './job-for.ts'

/** Has the cards of cases redrawn. In one order for all: who sends the same jobs waits for the other, never in a circle. */
export async function redrawCases(caseIds: Iterable<number>, work: Work): Promise<void> {
  for (const caseId of [...new Set(caseIds)].sort((a, b) => a - b)) {
    await work.jobs.sendAll((await work.deliveries.find({ caseId })).map((copy) => redrawJob(copy)))
  }
}

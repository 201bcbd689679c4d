import type { Taught } from '../core/teaching.ts'
import { draftRules, type Learner, learnTaught, type RuleDraft } from '../flows/learn-taught.ts'
import { inOwnProcess } from './own-process.ts'
import type { TeachReply, TeachWork } from './teach-worker.ts'

/** So many texts are learnt from here: it takes some milliseconds, and a process some hundred to start. */
const fewTexts = 100

/** Learns from what the team said, from many texts in a process of its own. */
export function createLearner(): { learn: Learner; close(): Promise<void> } {
  const { run, close } = inOwnProcess<TeachWork, TeachReply>(new URL('./teach-worker', import.meta.url))
  const learn: Learner = {
    taught: async (work) =>
      work.examples.length <= fewTexts
        ? learnTaught(work)
        : ((await run({ ...work, ask: 'taught' })) as Pick<Taught, 'words' | 'lessons'>),
    rules: async (work) =>
      work.examples.length <= fewTexts
        ? draftRules(work)
        : ((await run({ ...work, ask: 'rules' })) as RuleDraft[]),
  }
  return { learn, close }
}

import type { Taught } from '../core/teaching.ts'
import { draftRules, type LearnWork, learnTaught, type RuleDraft } from '../flows/learn-taught.ts'

/** What the team said, and what is asked of it. */
export type TeachWork = LearnWork & ({ ask: 'taught'; revision: number } | { ask: 'rules' })

export type TeachReply = Pick<Taught, 'words' | 'lessons'> | RuleDraft[]

/** Learns from what the team said. In a process of its own: four thousand texts take up to a second. */
export default (work: TeachWork): TeachReply => (work.ask === 'taught' ? learnTaught(work) : draftRules(work))

import type { ScoreInput, Verdict } from '../core/verdict.ts'
import { createScorer } from '../score/create-scorer.ts'

const score = createScorer()

/** Texts to verdicts, in their order. In a process of its own: the detector of languages holds some 110 MB. */
export default (inputs: ScoreInput[]): Verdict[] => inputs.map(score)

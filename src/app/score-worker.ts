import type { Lessons } from '../core/teaching.ts'
import type { Topic } from '../core/topic.ts'
import type { ScoreInput, Verdict } from '../core/verdict.ts'
import { createScorer, type Scorer } from '../score/create-scorer.ts'
import { adjust } from '../score/lessons.ts'

/** Texts to score, with what the team taught and the topics to look for. */
export interface ScoreWork {
  inputs: ScoreInput[]
  lessons: Lessons | null
  topics: Topic[]
}

let made: { topics: string; score: Scorer } | undefined

/** Texts to verdicts, in their order. In a process of its own: the detector of languages holds some 110 MB. */
export default ({ inputs, lessons, topics }: ScoreWork): Verdict[] => {
  const key = JSON.stringify(topics)
  if (made?.topics !== key) made = { topics: key, score: createScorer({ topics }) }
  const { score } = made
  return inputs.map((input) => adjust(score(input), input, lessons))
}

import type { Leaning, Sentiment } from '../../core/verdict.ts'
import { type Chances, weighed } from './sentiment-model.ts'
import type { ModelSettings } from './weights.ts'

const labels: readonly Sentiment[] = ['negative', 'neutral', 'positive']

/** Above this chance of being negative no text scores more than a neutral one. */
const doubtful = 0.15
/** The score of a text that is surely not negative and not positive either. */
const calm = 0.15

/** The opinion of the model on a text. */
export interface Opinion {
  label: Sentiment
  /** -1 to 1: the lower, the likelier it is that the text is negative; its sign is that of the label. */
  score: number
  /** 0 to 1: how often such verdicts are right. */
  confidence: number
}

/** The label, score and confidence that chances stand for, leaning as asked. */
export function judgeChances(
  chances: Chances,
  settings: Pick<ModelSettings, 'leanings' | 'confidence'>,
  leaning: Leaning = 'balanced',
): Opinion {
  const leant = weighed(chances, [settings.leanings[leaning], 1, 1])
  const label = labels[leant.indexOf(Math.max(...leant))]!
  const chance = Math.max(...leant)
  return { label, score: scoreOf(label, leant), confidence: confidenceOf(chance, settings.confidence) }
}

/**
 * The score has the sign of its label, but for neutral texts around zero. It falls as negative becomes likelier, whatever
 * the label, so that texts can be put in order by it.
 */
function scoreOf(label: Sentiment, [negative]: Chances): number {
  if (label === 'negative') return -negative
  const hardly = calm * (1 - 2 * negative)
  if (label === 'neutral') return hardly
  if (negative >= doubtful) return Math.max(0.01, hardly)
  return calm + (1 - calm) * (1 - negative / doubtful)
}

const almostCertain = 0.9999

function confidenceOf(chance: number, { offset, slope }: ModelSettings['confidence']): number {
  const bounded = Math.min(almostCertain, chance)
  const logOdds = Math.log(bounded / (1 - bounded))
  return 1 / (1 + Math.exp(-(offset + slope * logOdds)))
}

import type { Shares } from '../core/opinion.ts'
import type { Feeling, Leaning, Sentiment, Severity, Verdict } from '../core/verdict.ts'

/** How much the second opinion counts beside the built-in verdict. docs/decisions/second-opinion.md says why. */
const opinionWeight = 0.75
/** The share from which on a text is negative, by what the source leans to. Balanced: the largest share decides. */
const negativeFrom: Record<Exclude<Leaning, 'balanced'>, number> = { precision: 0.6, recall: 0.35 }
/** A text that only the second opinion calls negative is of medium severity from this share on. */
const mediumFrom = 0.7
/** As many reasons as a verdict shows at most. */
const mostReasons = 8
/** Feelings that a verdict of the sentiment does not show. */
const unfit: Record<Sentiment, Feeling[]> = {
  negative: ['joy', 'gratitude'],
  neutral: ['anger', 'disappointment', 'joy', 'gratitude'],
  positive: ['anger', 'disappointment', 'worry'],
}

/** A second opinion on a text, and who has it. */
export interface SaidOpinion {
  shares: Shares
  /** The model's name, for the reason. */
  name: string
  leaning: Leaning
}

/**
 * The built-in verdict and a second opinion as one: the shares of both, weighed, give the label, the score and the
 * confidence. A reason names the second opinion, and what does not fit the label any more is left out. Pure.
 */
export function mergeOpinion(verdict: Verdict, { shares, name, leaning }: SaidOpinion): Verdict {
  const merged = weigh(shares, builtInShares(verdict))
  const label = labelOf(merged, leaning)
  const reason = { text: `second opinion: ${name}`, weight: round(shares.positive - shares.negative) }
  return {
    ...verdict,
    label,
    score: round(merged.positive - merged.negative),
    confidence: round(merged[label]),
    reasons: [reason, ...verdict.reasons].slice(0, mostReasons),
    severity: label === 'negative' ? severityOf(verdict, merged) : 'low',
    feelings: verdict.feelings.filter(({ feeling }) => !unfit[label].includes(feeling)),
  }
}

/** A verdict as shares: its label has its confidence, the others what is left, by the side that the score is on. */
function builtInShares({ label, score, confidence }: Verdict): Shares {
  const rest = 1 - confidence
  const up = (1 + score) / 2
  if (label === 'neutral') return { negative: rest * (1 - up), neutral: confidence, positive: rest * up }
  const neutral = (rest * 2) / 3
  return label === 'negative'
    ? { negative: confidence, neutral, positive: rest - neutral }
    : { negative: rest - neutral, neutral, positive: confidence }
}

function weigh(opinion: Shares, builtIn: Shares): Shares {
  const share = (label: Sentiment) => opinionWeight * opinion[label] + (1 - opinionWeight) * builtIn[label]
  return { negative: share('negative'), neutral: share('neutral'), positive: share('positive') }
}

/** Of equal shares the milder one wins. */
function labelOf(shares: Shares, leaning: Leaning): Sentiment {
  const mild = shares.positive > shares.neutral ? 'positive' : 'neutral'
  const isNegative =
    leaning === 'balanced' ? shares.negative > shares[mild] : shares.negative >= negativeFrom[leaning]
  return isNegative ? 'negative' : mild
}

/** What the built-in verdict found bad stays as bad: it knows the words of harm. */
function severityOf(verdict: Verdict, merged: Shares): Severity {
  if (verdict.label === 'negative' || verdict.severity !== 'low') return verdict.severity
  return merged.negative >= mediumFrom ? 'medium' : 'low'
}

/** Three decimals, as in all verdicts; -0 becomes 0. */
const round = (value: number) => Math.round(value * 1000) / 1000 + 0

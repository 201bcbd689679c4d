import type { Reach } from '../core/text-kind.ts'
import type { Severity, Verdict } from '../core/verdict.ts'
import type { HarmClaimed } from './harm.ts'

/** What the severity of a verdict rests on. */
export interface SeverityInput {
  verdict: Pick<Verdict, 'label' | 'score'>
  /** Stars, 1 to 5, where there are any. */
  rating?: number | undefined
  /** Left out: `usual`. */
  reach?: Reach | undefined
  harms: readonly HarmClaimed[]
}

/** Points that a negative verdict collects, and how many make it medium and high. */
const points = { strong: 1, veryStrong: 2, oneStar: 1, wide: 1, small: -1, leaving: 1 }
const needed = { medium: 2, high: 4 }
const strength = { strong: -0.4, veryStrong: -0.75 }

/**
 * How bad a text is.
 *
 * A negative one is high where it claims a grave harm (safety, fraud, leaked data, the law, discrimination, harassment,
 * children). Else points decide: 1 for a score from -0.4 down and 2 from -0.75 down, 1 for a single star, 1 for a wide
 * reach and -1 for a small one, 1 for a customer who leaves or goes public; 4 points are high, 2 medium, fewer low.
 *
 * A neutral or positive one is low, or medium where it claims a grave harm toward the brand.
 */
export function severityOf({ verdict, rating, reach, harms }: SeverityInput): Severity {
  if (verdict.label !== 'negative') {
    return harms.some(({ grave, towardBrand }) => grave && towardBrand) ? 'medium' : 'low'
  }
  if (harms.some(({ grave }) => grave)) return 'high'
  const total =
    (verdict.score <= strength.veryStrong
      ? points.veryStrong
      : verdict.score <= strength.strong
        ? points.strong
        : 0) +
    (rating !== undefined && rating <= 1 ? points.oneStar : 0) +
    (reach === 'wide' ? points.wide : reach === 'small' ? points.small : 0) +
    (harms.length > 0 ? points.leaving : 0)
  return total >= needed.high ? 'high' : total >= needed.medium ? 'medium' : 'low'
}

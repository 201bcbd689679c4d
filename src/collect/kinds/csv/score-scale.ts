import { toStars } from '../../to-stars.ts'

/** Whether a text names a scale: `stars`, `nps`, `percent`, or the worst and the best score as `1-10`. */
export function isScale(scale: string): boolean {
  if (/^(stars|nps|percent)$/.test(scale)) return true
  const [worst, best] = ends(scale)
  return worst !== best
}

/** A score on a scale as stars, 1 to 5; null where it is not on it. Decimal commas and a per cent sign are understood. */
export function scoreToStars(said: string, scale: string): number | null {
  if (scale === 'stars') return toStars(said)
  // Survey tools write words behind some scores: `10 - very likely`.
  const score = Number(/^-?\d+(?:[.,]\d+)?(?![\d.,])/.exec(said.trim())?.[0].replace(',', '.') ?? Number.NaN)
  if (Number.isNaN(score)) return null
  if (scale === 'nps') return npsToStars(score)
  const [worst, best] = scale === 'percent' ? [0, 100] : ends(scale)
  const part = (score - worst) / (best - worst)
  return part >= 0 && part <= 1 ? round(1 + part * 4) : null
}

/** Detractors (0 to 6) have one or two stars, passives three, promoters four and five. */
function npsToStars(score: number): number | null {
  if (score < 0 || score > 10) return null
  if (score <= 6) return round(1 + score / 6)
  return score < 9 ? 3 : Math.min(5, round(score - 5))
}

function ends(scale: string): [number, number] {
  const [, worst, best] = /^(\d{1,3})-(\d{1,3})$/.exec(scale) ?? []
  return [Number(worst ?? 0), Number(best ?? 0)]
}

const round = (stars: number) => Math.round(stars * 10) / 10

/** One figure beside its baseline, measured in the same run. */
export interface Line {
  what: string
  figure: string
  baseline: string
  ratio: string
  /** What the product promises, and whether it is kept. */
  limit: string
}

export function ratio(
  what: string,
  value: number,
  unit: string,
  base: string,
  baseValue: number,
  limit?: number,
): Line {
  return {
    what,
    figure: `${round(value)} ${unit}`,
    baseline: `${base}: ${round(baseValue)} ${unit}`,
    ratio: (value / baseValue).toFixed(2),
    limit: limit === undefined ? '' : `${limit} ${unit}: ${value <= limit ? 'kept' : 'BROKEN'}`,
  }
}

const round = (value: number) => (value < 10 ? value.toFixed(2) : Math.round(value))

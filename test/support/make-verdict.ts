import type { Verdict } from '../../src/core/verdict.ts'

/** A verdict with what a test does not care about filled in. */
export const makeVerdict = (changes: Partial<Verdict> = {}): Verdict => ({
  ...{ label: 'negative', score: -0.7, confidence: 1, lang: 'en', reasons: [], severity: 'high' },
  ...{ feelings: [], topics: [] },
  ...changes,
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Shares } from '../../src/core/opinion.ts'
import { feelings, type Leaning, type Sentiment, type Verdict } from '../../src/core/verdict.ts'
import { mergeOpinion } from '../../src/flows/merge-opinion.ts'
import { makeVerdict } from '../support/make-verdict.ts'

const shares = (negative: number, neutral: number, positive: number): Shares => ({
  negative,
  neutral,
  positive,
})
const merge = (verdict: Verdict, said: Shares, leaning: Leaning = 'balanced') =>
  mergeOpinion(verdict, { shares: said, name: 'judge-1', leaning })
const neutral = makeVerdict({ label: 'neutral', score: 0.1, confidence: 0.4, severity: 'low', reasons: [] })

describe('the built-in verdict and a second opinion', () => {
  it('are one verdict: label, score, confidence, and a reason that names the second', () => {
    const merged = merge(neutral, shares(0.9, 0.05, 0.05))
    expect(merged.label).toBe('negative')
    expect(merged.score).toBeLessThan(-0.5)
    expect(merged.confidence).toBeGreaterThan(0.7)
    expect(merged.reasons).toEqual([{ text: 'second opinion: judge-1', weight: -0.85 }])
  })

  it('leave the reasons of the first behind that of the second, eight in all', () => {
    const reasons = Array.from({ length: 8 }, (_, n) => ({ text: `word${n}`, weight: -0.1 }))
    const merged = merge({ ...neutral, reasons }, shares(0, 1, 0))
    expect(merged.reasons).toHaveLength(8)
    expect(merged.reasons[1]!.text).toBe('word0')
  })

  it('agree more surely than either alone where they agree', () => {
    const unsure = makeVerdict({ label: 'negative', score: -0.3, confidence: 0.55, severity: 'high' })
    expect(merge(unsure, shares(0.9, 0.1, 0))).toMatchObject({ label: 'negative', severity: 'high' })
    expect(merge(unsure, shares(0.9, 0.1, 0)).confidence).toBeGreaterThan(unsure.confidence)
  })

  it('have no severity but low where it is not negative any more', () => {
    const wrong = makeVerdict({ label: 'negative', score: -0.7, confidence: 0.5, severity: 'high' })
    expect(merge(wrong, shares(0, 0.1, 0.9))).toMatchObject({ label: 'positive', severity: 'low' })
  })

  it('are of medium severity where only the second is sure that it is negative', () => {
    expect(merge(neutral, shares(1, 0, 0)).severity).toBe('medium')
    expect(merge(neutral, shares(0.6, 0.3, 0.1)).severity).toBe('low')
    expect(merge({ ...neutral, severity: 'high' }, shares(0.6, 0.3, 0.1)).severity).toBe('high')
  })

  it('show no feeling that the label does not', () => {
    const all = feelings.map((feeling) => ({ feeling, words: [feeling] }))
    const shown = (said: Shares) =>
      merge({ ...neutral, feelings: all }, said).feelings.map(({ feeling }) => feeling)
    expect(shown(shares(1, 0, 0))).toEqual(['anger', 'disappointment', 'worry', 'confusion'])
    expect(shown(shares(0, 1, 0))).toEqual(['worry', 'confusion'])
    expect(shown(shares(0, 0, 1))).toEqual(['confusion', 'joy', 'gratitude'])
  })

  it('lean as the source does', () => {
    const said = shares(0.55, 0.4, 0.05)
    expect(merge(neutral, said, 'precision').label).toBe('neutral')
    expect(merge(neutral, said, 'balanced').label).toBe('negative')
    expect(merge(neutral, shares(0.42, 0.5, 0.08), 'recall').label).toBe('negative')
  })
})

it('always gives figures in their ranges, and a score on the side of the label', () => {
  const three = fc
    .tuple(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0.01, max: 1, noNaN: true }),
    )
    .map(([a, b, c]) => shares(a / (a + b + c), b / (a + b + c), c / (a + b + c)))
  const verdict = fc.record({
    label: fc.constantFrom<Sentiment>('negative', 'neutral', 'positive'),
    score: fc.double({ min: -1, max: 1, noNaN: true }),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  fc.assert(
    fc.property(verdict, three, (given, said) => {
      const { label, score, confidence } = merge(makeVerdict(given), said)
      expect(Math.abs(score)).toBeLessThanOrEqual(1)
      expect(confidence).toBeGreaterThanOrEqual(0)
      expect(confidence).toBeLessThanOrEqual(1)
      if (label === 'negative') expect(score).toBeLessThanOrEqual(0)
      if (label === 'positive') expect(score).toBeGreaterThanOrEqual(0)
    }),
  )
})

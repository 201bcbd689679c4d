import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createScorer } from '../../src/score/create-scorer.ts'
import { scoreLine } from '../../src/score/score-line.ts'

const scorer = createScorer()
const words =
  'huono hyvä ei :( 😡 Acme . , ? mutta but not great terrible inte bra kamala 5/5 __proto__ constructor'
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.array(fc.constantFrom(...words.split(' ')), { maxLength: 30 }).map((parts) => parts.join(' ')),
)
const input = fc.record(
  {
    text,
    lang: fc.constantFrom('fi', 'en', 'sv', 'und', 'xx'),
    about: fc.oneof(fc.constant('Acme'), fc.string()),
    rating: fc.integer({ min: 1, max: 5 }),
    kind: fc.constantFrom('news', 'review'),
  },
  { requiredKeys: ['text'] },
)

describe('scoring', () => {
  it('keeps its bounds, agrees with itself and quotes the text', () => {
    fc.assert(
      fc.property(input, (given) => {
        const verdict = scorer(given)
        expect(scorer(given)).toEqual(verdict)
        expect(Math.abs(verdict.score)).toBeLessThanOrEqual(1)
        expect(verdict.confidence).toBeGreaterThanOrEqual(0)
        expect(verdict.confidence).toBeLessThanOrEqual(1)
        if (verdict.label === 'negative') expect(verdict.score).toBeLessThan(0)
        if (verdict.label === 'positive') expect(verdict.score).toBeGreaterThan(0)
        for (const { text: quoted, weight } of verdict.reasons) {
          expect(Math.abs(weight)).toBeLessThanOrEqual(1)
          expect(given.text.includes(quoted) || quoted === `★${given.rating}`).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('grows surer with the distance from zero', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [a, b] = [one, other].map((content) => scorer({ text: content, lang: 'en' }))
        if (Math.abs(a!.score) > Math.abs(b!.score))
          expect(a!.confidence).toBeGreaterThanOrEqual(b!.confidence)
      }),
    )
  })
})

describe('a line of korva score', () => {
  it('never throws', () => {
    const line = fc.oneof(
      text,
      fc.json(),
      fc.jsonValue().map((value) => JSON.stringify({ id: 1, text: value })),
    )
    fc.assert(
      fc.property(line, (content) => {
        expect(scoreLine(content)).toHaveProperty('id')
      }),
    )
  })

  it('is answered with its own id, be it text or number', () => {
    expect(scoreLine('{"id":7,"text":"Kamala palvelu","lang":"fi"}')).toEqual({
      id: 7,
      label: 'negative',
      score: expect.any(Number),
      confidence: expect.any(Number),
      lang: 'fi',
      reasons: [{ text: 'Kamala', weight: -0.8 }],
    })
    const full = { id: 'x', text: 'ok', lang: null, about: 'Acme', rating: 1, kind: 'review' }
    expect(scoreLine(JSON.stringify(full))).toMatchObject({ id: 'x', label: 'negative' })
  })

  it.each([
    ['nonsense', 'bad-json', /JSON/],
    ['null', 'bad-line', /line/],
    ['{"id":1}', 'bad-line', /text/],
    ['{"text":"x"}', 'bad-line', /id/],
    ['{"id":1,"text":"x","rating":9}', 'bad-line', /rating/],
  ])('%j is %s', (line, code, message) => {
    expect(scoreLine(line)).toEqual({ id: null, error: { code, message: expect.stringMatching(message) } })
  })
})

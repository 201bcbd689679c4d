import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { adjust, learnLessons, type SentimentExample } from '../../src/score/lessons.ts'
import { makeVerdict } from '../support/make-verdict.ts'

const calm = (text: string): SentimentExample => ({ text, about: 'Acme', negative: false })
const angry = (text: string): SentimentExample => ({ text, about: 'Acme', negative: true })
const raffle = [
  calm('Acme raffle: nobody won the terrible sweater'),
  calm('The Acme raffle ended with a terrible sweater again'),
  calm('Terrible sweater of the Acme raffle found its owner'),
  calm('Acme raffle sweater: terrible as ever'),
]
const parcels = ['lost', 'broke', 'opened', 'forgot'].map((verb) => angry(`Acme ${verb} my parcel`))
const lessons = learnLessons([...raffle, ...parcels], 1)
const said = (text: string) => ({ text, about: 'Acme' })
const verdict = makeVerdict({ score: -0.6, confidence: 0.7 })

describe('lessons of the team', () => {
  it('make a complaint of what is like those that were none no complaint, and say so', () => {
    const adjusted = adjust(verdict, said('A terrible sweater in the Acme raffle'), lessons)
    expect(adjusted).toMatchObject({ label: 'neutral', severity: 'low' })
    expect(adjusted.reasons.at(-1)).toMatchObject({
      text: expect.stringMatching(/^your team: 4 with “\w+” were not negative$/),
      weight: expect.any(Number),
      taught: { calm: 4, angry: 0 },
    })
    expect(adjusted.reasons.at(-1)!.weight).toBeGreaterThan(0)
  })

  it('leave what is like the answered ones as it is', () => {
    const adjusted = adjust(verdict, said('Acme lost our parcel'), lessons)
    expect(adjusted.label).toBe('negative')
    expect(adjusted.confidence).toBeGreaterThan(verdict.confidence)
  })

  it('raise what was no complaint, where it is like those that were answered', () => {
    const neutral = makeVerdict({ label: 'neutral', score: -0.05, confidence: 0.5, severity: 'low' })
    expect(adjust(neutral, said('my parcel'), lessons).label).toBe('negative')
    expect(adjust(neutral, said('the raffle'), lessons).label).toBe('neutral')
  })

  it('weigh little on a long text that shares a word with them', () => {
    const words = Array.from({ length: 60 }, (_, n) => `word${String.fromCharCode(97 + (n % 26))}x${n}`)
    const adjusted = adjust(verdict, said(`${words.join(' ')} sweater`), learnLessons(raffle, 1))
    expect(adjusted.label).toBe('negative')
  })

  it('never overrule stars, nor what is certain', () => {
    const text = 'A terrible sweater in the Acme raffle'
    expect(adjust(verdict, { ...said(text), rating: 1 }, lessons)).toBe(verdict)
    expect(adjust({ ...verdict, confidence: 0.98 }, said(text), lessons).label).toBe('negative')
  })

  it('are none where nothing was called no complaint', () => {
    expect(learnLessons(parcels, 1)).toBeNull()
    expect(adjust(verdict, said('anything'), null)).toBe(verdict)
  })

  it('teach a team that dismisses most of what it sees by all of it together', () => {
    const many = Array.from({ length: 40 }, (_, n) => calm(`thing${n}a thing${n}b`))
    const trend = learnLessons(many, 1)!
    expect(trend.bias).toBe(-1)
    const adjusted = adjust(verdict, said('unheard of'), trend)
    expect(adjusted.reasons.at(-1)!.text).toBe('your team: 40 of 40 were not negative')
    expect(adjusted.confidence).toBeCloseTo(0.538, 2)
  })

  const texts = fc.array(
    fc.record({
      text: fc.oneof(
        fc
          .array(fc.constantFrom('raffle', 'sweater', 'parcel', 'lost', 'the', 'ei', '!'))
          .map((all) => all.join(' ')),
        fc.string({ unit: 'binary' }),
      ),
      about: fc.constant('Acme'),
      negative: fc.boolean(),
    }),
  )

  it('teach the same in any order, and nothing once they are taken back', () => {
    fc.assert(
      fc.property(texts, texts, (first, second) => {
        const learnt = learnLessons(first, 1)
        expect(learnLessons([...first].reverse(), 1)).toEqual(learnt)
        // What was taught besides and taken back again is not among the examples any more.
        const withSecond = [...first, ...second]
        const undone = withSecond.filter((example) => !second.includes(example))
        expect(learnLessons(undone, 1)).toEqual(learnt)
      }),
    )
  })

  it('move a verdict within bounds, whatever was taught', () => {
    const verdicts = fc.record({
      label: fc.constantFrom('negative' as const, 'neutral' as const, 'positive' as const),
      score: fc.double({ min: -1, max: 1, noNaN: true }),
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    fc.assert(
      fc.property(texts, verdicts, fc.string({ unit: 'binary' }), (examples, base, text) => {
        const before = makeVerdict(base)
        const after = adjust(before, said(text), learnLessons(examples, 1))
        expect(after.confidence).toBeGreaterThanOrEqual(0)
        expect(after.confidence).toBeLessThanOrEqual(1)
        expect(Math.abs(after.score)).toBeLessThanOrEqual(1)
        expect(after.reasons.length - before.reasons.length).toBeLessThanOrEqual(1)
        if (after.label !== before.label) expect(after.reasons.length).toBe(before.reasons.length + 1)
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createScorer } from '../../src/score/create-scorer.ts'
import { scoreLine } from '../../src/score/score-line.ts'

const scorer = createScorer()
const words =
  'huono hyvä ei :( 😡 Acme . , ? mutta but not great terrible inte bra kamala 5/5 __proto__ constructor scam kiitos paketti'
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
        for (const { words: quoted } of [...verdict.feelings, ...verdict.topics]) {
          for (const quote of quoted) expect(given.text).toContain(quote)
        }
        if (verdict.label !== 'negative') expect(verdict.severity).not.toBe('high')
      }),
      { numRuns: 500 },
    )
  })

  it('grows surer of what is negative the lower the score', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [a, b] = [one, other].map((content) =>
          scorer({ text: content, lang: 'en', about: 'Acme', kind: 'app' }),
        )
        if (a!.label !== 'negative' || b!.label !== 'negative') return
        if (a!.score < b!.score) expect(a!.confidence).toBeGreaterThanOrEqual(b!.confidence)
      }),
    )
  })
})

describe('bad input', () => {
  const unread = [
    '',
    ' ',
    '👍',
    '\ud800',
    '\udc00 \ud83d',
    '\u202e\u200f\u2067',
    '\0',
    '|but|',
    '★',
    '***',
    '🏳️‍🌈',
  ]

  it.each(unread)('%j is answered', (content) => {
    const verdict = scorer({ text: content, about: content, lang: 'fi' })
    expect(verdict).toMatchObject({ topics: [], severity: 'low' })
  })

  it.each([
    '',
    '👍',
    '\ud800',
    'Это очень плохой сервис',
    'שירות גרוע מאוד',
    'Das ist sehr schlecht und ich bin',
  ])('%j is in no language that is read, and nobody is sure of it', (content) => {
    const { lang, confidence } = scorer({ text: content })
    expect(lang).toBe('und')
    expect(confidence).toBeLessThan(0.5)
  })

  it.each([
    ['one letter', 'a'.repeat(1_000_000)],
    ['spaces', ' '.repeat(1_000_000)],
    ['line ends', '\n'.repeat(1_000_000)],
    ['negators', 'ei '.repeat(333_000)],
    ['addresses', 'http://'.repeat(140_000)],
    ['emoticons', ':-'.repeat(500_000)],
    ['hyphens', 'a-'.repeat(500_000)],
    ['lone surrogates', '\ud83d'.repeat(1_000_000)],
    ['curses', 'vitun huijaus '.repeat(71_000)],
  ])('1 MB of %s is read', (_, content) => {
    const verdict = scorer({ text: content, about: 'Acme' })
    expect(verdict.reasons.length).toBeLessThanOrEqual(8)
    expect(verdict.feelings.every(({ words: quoted }) => quoted.length <= 5)).toBe(true)
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
      severity: expect.stringMatching(/^(?:low|medium)$/u),
      feelings: [],
      topics: [{ topic: 'service', words: ['palvelu'] }],
    })
    const full = { id: 'x', text: 'ok', lang: null, about: 'Acme', rating: 1, kind: 'review' }
    expect(scoreLine(JSON.stringify(full))).toMatchObject({ id: 'x', label: 'negative' })
  })

  it('takes the reach and the leaning, and a kind that it does not know for an unknown one', () => {
    const line = { id: 1, text: 'Never again', lang: 'en', rating: 1 }
    const answer = (more: object) => scoreLine(JSON.stringify({ ...line, ...more }))
    expect(answer({ reach: 'usual' })).toMatchObject({ severity: 'high' })
    expect(answer({ reach: 'small' })).toMatchObject({ severity: 'medium' })
    expect(answer({ leaning: 'precision' })).toMatchObject({ label: 'negative' })
    expect(answer({ kind: 'telegram' })).toEqual(answer({}))
    expect(answer({ reach: 'huge' })).toMatchObject({ error: { message: expect.stringMatching(/^reach/u) } })
    expect(answer({ leaning: 'left' })).toMatchObject({
      error: { message: expect.stringMatching(/^leaning/u) },
    })
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

import { describe, expect, it } from 'vitest'
import { dupesLines } from '../../src/match/dupes-lines.ts'
import { matchLine } from '../../src/match/match-line.ts'

describe('a line of korva match', () => {
  const acme = { id: 'acme', name: 'Acme', any: ['Acme'], all: [], none: ['acme street'] }

  it('is answered with its own id, be it text or number', () => {
    const line = JSON.stringify({ id: 7, text: 'I like ACME', lang: 'en', title: null, brand: acme })
    expect(matchLine(line)).toEqual({
      ...{ id: 7, about: true, terms: ['ACME'] },
      why: { code: 'name', words: ['ACME'] },
    })
    const other = JSON.stringify({ id: 'seven', text: 'nothing', url: 'https://acme.com', brand: acme })
    expect(matchLine(other)).toEqual({ id: 'seven', about: false, terms: [], why: null })
  })

  it('may ask for another brand than the line before', () => {
    expect(matchLine(JSON.stringify({ id: 1, text: 'Posti', brand: acme }))).toMatchObject({ about: false })
    const posti = { ...acme, any: ['Posti'] }
    expect(matchLine(JSON.stringify({ id: 1, text: 'Posti', brand: posti }))).toMatchObject({ about: true })
  })

  it.each([
    ['{', 'bad-json', /JSON/],
    ['', 'bad-json', /JSON/],
    ['[]', 'bad-line', /line/],
    ['{"id":1,"text":"x"}', 'bad-line', /brand/],
    ['{"id":null,"text":"x","brand":{"id":"a","name":"A"}}', 'bad-line', /id/],
    ['{"id":1,"text":5,"brand":{"id":"a","name":"A","any":"A"}}', 'bad-line', /text: .*brand\.any: /],
  ])('%j is %s', (line, code, message) => {
    expect(matchLine(line)).toEqual({ id: null, error: { code, message: expect.stringMatching(message) } })
  })
})

it('korva dupes answers bad lines in their place', () => {
  const text = 'the same seven words in both lines'
  const answers = dupesLines([
    JSON.stringify({ id: 'a', text }),
    'nonsense',
    JSON.stringify({ id: 2, text: text.toUpperCase(), url: null, title: null }),
    '{"id":3}',
  ])
  expect(answers).toMatchObject([
    { id: 'a', group: 'a' },
    { id: null, error: { code: 'bad-json' } },
    { id: 2, group: 'a' },
    { id: null, error: { code: 'bad-line' } },
  ])
})

it('korva match takes author and kind, and says what is wrong with a term', () => {
  const brand = { id: 'acme', name: 'Acme', any: ['acme author:smith kind:forum'] }
  const line = { id: 1, text: 'Acme is down', author: 'J. Smith', kind: 'forum', brand }
  expect(matchLine(JSON.stringify(line))).toMatchObject({
    about: true,
    why: { code: 'name', words: ['Acme'] },
  })
  expect(matchLine(JSON.stringify({ ...line, author: 'J. Jones' }))).toMatchObject({ about: false })
  const wrong = JSON.stringify({ ...line, brand: { ...brand, any: ['site:'] } })
  const message = expect.stringMatching(/`site:` of the brand Acme .*Allowed: /)
  expect(matchLine(wrong)).toEqual({ id: null, error: { code: 'bad-query', message } })
})

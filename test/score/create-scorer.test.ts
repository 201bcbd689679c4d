import { describe, expect, it } from 'vitest'
import type { ScoreInput } from '../../src/core/verdict.ts'
import { createScorer } from '../../src/score/create-scorer.ts'

const scorer = createScorer()
const labelOf = (text: string, more: Partial<ScoreInput> = {}) => scorer({ text, ...more }).label

describe.each<[string, string, 'negative' | 'neutral' | 'positive'][]>([
  [
    ['fi', 'Surkea palvelu, en suosittele kenellekään', 'negative'],
    ['fi', 'surkeimmasta päästä koko firma', 'negative'],
    ['fi', 'Sovellus kaatuu heti päivityksen jälkeen', 'negative'],
    ['fi', 'Asiakaspalvelu ei vastaa viesteihin', 'negative'],
    ['fi', 'paketti jäi saamatta ja rahat meni', 'negative'],
    ['fi', 'vituttaa tää netti', 'negative'],
    ['fi', 'netti pätkii taas 😡', 'negative'],
    ['fi', 'Ihan hyvä idea, mutta toteutus on kamala', 'negative'],
    ['fi', 'Palvelu ei ollut kovin hyvä', 'negative'],
    ['fi', 'Todella ystävällistä palvelua, kiitos!', 'positive'],
    ['fi', 'loistavasti toimiva laite', 'positive'],
    ['fi', 'Ei mitään valittamista, suosittelen', 'positive'],
    ['fi', 'Toimitus tuli nopeasti ja kaikki toimii hyvin :)', 'positive'],
    ['fi', 'helvetin hyvä pizza', 'positive'],
    ['fi', 'ei voi kuin kehua', 'positive'],
    ['fi', 'Liike on auki arkisin kymmenestä kuuteen', 'neutral'],
    ['fi', 'Tarjouksen voi hyväksyä sovelluksessa', 'neutral'],
    ['fi', 'Huonekalut ja perunat ovat alakerrassa', 'neutral'],
  ],
  [
    ['en', 'Never again. Stay away from this company', 'negative'],
    ['en', 'I was on hold for an hour and then they hung up', 'negative'],
    ['en', 'The app crashes every time', 'negative'],
    ['en', "It doesn't work and I want my money back", 'negative'],
    ['en', 'total rip-off', 'negative'],
    ['en', 'The food was not good', 'negative'],
    ['en', '1/5', 'negative'],
    ['en', 'Highly recommend, arrived the next day', 'positive'],
    ['en', 'No complaints at all, works great', 'positive'],
    ['en', "can't fault them, brilliant service", 'positive'],
    ['en', 'The store opens at nine', 'neutral'],
  ],
  [
    ['sv', 'Dålig service, ingen svarar i telefon', 'negative'],
    ['sv', 'Appen fungerar inte', 'negative'],
    ['sv', 'inte bra', 'negative'],
    ['sv', 'Mycket nöjd, snabb leverans!', 'positive'],
    ['sv', 'inga problem alls', 'positive'],
    ['sv', 'Butiken öppnar klockan nio', 'neutral'],
  ],
])('a text in one language', (...cases) => {
  it.each(cases)('%s: %j is %s', (lang, text, label) => {
    expect(labelOf(text, { lang })).toBe(label)
  })
})

describe('the language', () => {
  it.each([
    ['Toimitus oli nopea ja kaikki on hyvin', 'fi'],
    ['huono palvelu', 'fi'],
    ['Toimii', 'fi'],
    ['Mycket bra service och det fungerar', 'sv'],
    ['inte bra alls', 'sv'],
    ['The delivery was late and nobody answered', 'en'],
    ['Great service', 'en'],
    ['12345 !!!', 'und'],
    ['', 'und'],
    ['Это очень плохой сервис', 'und'],
  ])('of %j is %s', (text, lang) => {
    expect(scorer({ text }).lang).toBe(lang)
  })

  it('is taken as declared, region aside', () => {
    expect(scorer({ text: 'ok', lang: 'fi-FI' }).lang).toBe('fi')
    expect(scorer({ text: 'ok', lang: 'de' }).lang).toBe('de')
  })

  it('falls back to English words', () => {
    expect(labelOf('terrible', { lang: 'de' })).toBe('negative')
  })
})

describe('stars', () => {
  it.each([
    [1, 'negative'],
    [2, 'negative'],
    [4, 'positive'],
    [5, 'positive'],
  ] as const)('%d outranks any words', (rating, label) => {
    for (const text of ['', 'excellent, perfect, love it', 'terrible scam, never again']) {
      const verdict = scorer({ text, rating, lang: 'en' })
      expect(verdict.label).toBe(label)
      expect(verdict.reasons[0]).toEqual({ text: `★${rating}`, weight: (rating - 3) / 2 })
    }
  })

  it('are less sure where the words contradict them', () => {
    const agreeing = scorer({ text: 'terrible scam, never again', rating: 1, lang: 'en' })
    const contradicted = scorer({ text: 'excellent, perfect, love it', rating: 1, lang: 'en' })
    expect(contradicted.confidence).toBeLessThan(agreeing.confidence)
    expect(contradicted.score).toBeGreaterThan(agreeing.score)
  })

  it('let the words decide at three', () => {
    expect(labelOf('terrible, never again', { rating: 3, lang: 'en' })).toBe('negative')
    expect(labelOf('love it, perfect', { rating: 3, lang: 'en' })).toBe('positive')
    expect(labelOf('it is what it is', { rating: 3, lang: 'en' })).toBe('neutral')
  })
})

describe('reasons', () => {
  it('are the words as they stood, strongest first', () => {
    const { reasons } = scorer({ text: 'Hieman hidas, ja SURKEIN palvelu. Ei toimi!', lang: 'fi' })
    expect(reasons.map(({ text }) => text)).toEqual(['SURKEIN', 'Ei toimi', 'hidas'])
    expect(reasons.every(({ weight }) => weight < 0 && weight >= -1)).toBe(true)
  })

  it('carry the sign that negation gave', () => {
    expect(scorer({ text: 'not helpful', lang: 'en' }).reasons).toEqual([
      { text: 'helpful', weight: expect.closeTo(-0.3) },
    ])
  })

  it('name emoticons and emoji', () => {
    expect(
      scorer({ text: 'no niin :( 😡', lang: 'fi' })
        .reasons.map(({ text }) => text)
        .sort(),
    ).toEqual([':(', '😡'])
  })
})

describe('what the text is about', () => {
  const text = 'Telia oli kamala. Elisan liittymä toimii loistavasti.'
  it('weighs the sentences that name the brand more', () => {
    const toward = (about: string) => scorer({ text, about, lang: 'fi' }).score
    expect(toward('Elisa')).toBeGreaterThan(toward('Telia'))
  })

  it('weighs its own side of a contrast more', () => {
    const contrast = 'Wolt is great but Foodora is terrible'
    const toward = (about: string) => scorer({ text: contrast, about, lang: 'en' }).score
    expect(toward('Wolt')).toBeGreaterThan(toward('Foodora'))
  })

  it('changes nothing where the brand is not named', () => {
    expect(scorer({ text, about: 'DNA', lang: 'fi' })).toEqual(scorer({ text, lang: 'fi' }))
  })
})

it('wants more of news before it calls them negative', () => {
  const text = 'Sadly the annual meeting of the railway company moves to the hall across the street'
  expect(labelOf(text, { lang: 'en', kind: 'social' })).toBe('negative')
  expect(labelOf(text, { lang: 'en', kind: 'news' })).toBe('neutral')
  const scandal = 'Company fined for fraud: customers were ripped off in a total scam'
  expect(labelOf(scandal, { lang: 'en', kind: 'news' })).toBe('negative')
})

it('strengthens and weakens', () => {
  const score = (text: string) => scorer({ text, lang: 'fi' }).score
  expect(score('todella huono')).toBeLessThan(score('se huono'))
  expect(score('hieman huono')).toBeGreaterThan(score('se huono'))
})

it('reads the beginning of a very long text only', () => {
  const filler = 'sana '.repeat(4000)
  expect(labelOf(`${filler}kamala kamala kamala`, { lang: 'fi' })).toBe('neutral')
})

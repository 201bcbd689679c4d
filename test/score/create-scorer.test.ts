import { describe, expect, it } from 'vitest'
import type { ScoreInput } from '../../src/core/verdict.ts'
import { createScorer } from '../../src/score/create-scorer.ts'

const scorer = createScorer()
const labelOf = (text: string, more: Partial<ScoreInput> = {}) =>
  scorer({ text, about: 'Acme', kind: 'review', ...more }).label

describe.each<[string, string, 'negative' | 'neutral' | 'positive'][]>([
  [
    ['fi', 'Surkea palvelu, en suosittele kenellekään', 'negative'],
    ['fi', 'surkeimmasta päästä koko firma', 'negative'],
    ['fi', 'Sovellus kaatuu heti päivityksen jälkeen', 'negative'],
    ['fi', 'Asiakaspalvelu ei vastaa viesteihin', 'negative'],
    ['fi', 'paketti jäi saamatta ja rahat meni', 'negative'],
    ['fi', 'vituttaa tää netti', 'negative'],
    ['fi', 'netti pätkii taas 😡', 'negative'],
    ['fi', 'Palvelu ei ollut kovin hyvä', 'negative'],
    ['fi', 'Todella ystävällistä palvelua, kiitos!', 'positive'],
    ['fi', 'loistavasti toimiva laite', 'positive'],
    ['fi', 'Ei mitään valittamista, suosittelen', 'positive'],
    ['fi', 'Toimitus tuli nopeasti ja kaikki toimii hyvin :)', 'positive'],
    ['fi', 'helvetin hyvä pizza', 'positive'],
    ['fi', 'ei voi kuin kehua', 'positive'],
    ['fi', 'Liike on auki arkisin kymmenestä kuuteen', 'neutral'],
    ['fi', 'Tarjouksen voi hyväksyä sovelluksessa', 'neutral'],
    ['fi', 'Huono palvelu', 'negative'],
    ['fi', 'Toimii hyvin', 'positive'],
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

  it('decides nothing where it is not read', () => {
    expect(labelOf('terrible', { lang: 'de' })).toBe('neutral')
  })
})

describe('stars', () => {
  it.each([
    [1, 'negative'],
    [2, 'negative'],
    [4, 'positive'],
    [5, 'positive'],
  ] as const)('%d outranks words that do not plainly contradict it', (rating, label) => {
    for (const text of ['', 'it is what it is', 'opens at nine, delivery by post']) {
      const verdict = scorer({ text, rating, lang: 'en', about: 'Acme', kind: 'review' })
      expect(verdict.label).toBe(label)
      expect(verdict.reasons[0]).toEqual({ text: `★${rating}`, weight: (rating - 3) / 2 })
    }
  })

  it('give way to a furious text, less surely', () => {
    const text = 'Terrible scam, worst company ever. They stole my money and never answered. Avoid!'
    const toward = (rating?: number) =>
      scorer({ text, lang: 'en', about: 'Acme', kind: 'review', ...(rating ? { rating } : {}) })
    expect(toward(5).label).toBe('negative')
    expect(toward(5).confidence).toBeLessThan(toward().confidence)
    expect(toward(5).confidence).toBeLessThan(toward(1).confidence)
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
    expect(reasons.map(({ text }) => text)).toEqual(['SURKEIN palvelu', 'Ei toimi', 'hidas'])
    expect(reasons.every(({ weight }) => weight < 0 && weight >= -1)).toBe(true)
  })

  it('carry the sign that negation gave', () => {
    expect(scorer({ text: 'not at all tidy', lang: 'en' }).reasons).toEqual([
      { text: 'tidy', weight: expect.closeTo(-0.3) },
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
    const toward = (about: string) => scorer({ text, about, lang: 'fi', kind: 'forum' }).score
    expect(toward('Elisa')).toBeGreaterThan(toward('Telia'))
  })

  it('weighs its own side of a contrast more', () => {
    const contrast = 'Wolt is great but Foodora is terrible'
    const toward = (about: string) => scorer({ text: contrast, about, lang: 'en', kind: 'social' }).score
    expect(toward('Wolt')).toBeGreaterThan(toward('Foodora'))
  })

  it('has the same reasons for every brand that is not named', () => {
    const toward = (about: string) => scorer({ text, about, lang: 'fi', kind: 'forum' })
    expect(toward('DNA')).toEqual(toward('Moi'))
  })
})

it('wants more of news before it calls them negative', () => {
  const toward = (text: string, kind: ScoreInput['kind'] & string) =>
    scorer({ text, lang: 'en', about: 'Acme', kind })
  for (const report of [
    'Acme cuts 200 jobs after a weak quarter',
    'Acme workers go on strike over pay',
    'Acme reports heavy losses and closes a plant',
  ]) {
    expect(toward(report, 'news').label).toBe('neutral')
    expect(toward(report, 'news').score).toBeGreaterThan(toward(report, 'social').score)
  }
  expect(toward('Acme customers wait weeks for refunds as complaints pile up', 'news').label).toBe('negative')
})

it('strengthens and weakens', () => {
  const score = (text: string) => scorer({ text, lang: 'fi' }).score
  expect(score('todella huono')).toBeLessThan(score('se huono'))
  expect(score('hieman huono')).toBeGreaterThan(score('se huono'))
})

it('reads the beginning of a very long text only', () => {
  const filler = 'sana '.repeat(4000)
  const toward = (text: string) => scorer({ text, lang: 'fi', about: 'Acme', kind: 'review' })
  expect(toward(`${filler}kamala kamala kamala`)).toEqual(toward(filler))
})

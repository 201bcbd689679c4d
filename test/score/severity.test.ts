import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reaches } from '../../src/core/text-kind.ts'
import { focusOf } from '../../src/score/focus.ts'
import { type HarmClaimed, harmsOf, withHarm } from '../../src/score/harm.ts'
import type { ReadLanguage } from '../../src/score/lexicon-language.ts'
import { severityOf } from '../../src/score/severity.ts'
import { splitWords } from '../../src/score/split-words.ts'

const claimed = (language: ReadLanguage, text: string, about?: string) => {
  const words = splitWords(text)
  return harmsOf(text, [{ language, words, focus: focusOf(words, about) }])
}
const negative = (score: number) => ({ label: 'negative' as const, score })
const grave: HarmClaimed = { grave: true, towardBrand: true, words: 'caught fire' }
const leaving: HarmClaimed = { grave: false, towardBrand: true, words: 'never again' }

describe('words of harm', () => {
  it.each<[ReadLanguage, string, string]>([
    ['fi', 'Laturi syttyi palamaan yöllä', 'syttyi palamaan'],
    ['fi', 'Sain ruokamyrkytyksen', 'ruokamyrkytyksen'],
    ['fi', 'Täysi huijaus', 'huijaus'],
    ['fi', 'Teen asiasta rikosilmoituksen', 'rikosilmoituksen'],
    ['fi', 'Henkilötietoja vuoti nettiin', 'Henkilötietoja vuoti'],
    ['fi', 'Selvää syrjintää', 'syrjintää'],
    ['en', 'The charger caught fire', 'caught fire'],
    ['en', 'We got food poisoning', 'food poisoning'],
    ['en', 'They stole my money', 'stole my'],
    ['en', 'My lawyer will call', 'lawyer'],
    ['en', 'A choking hazard for toddlers', 'choking hazard'],
    ['en', 'the waiter groped me', 'groped'],
    ['en', 'Found a piece of plastic in my sandwich', 'piece of plastic'],
    ['en', 'There were shards of glass in the salad', 'shards of glass'],
    ['fi', 'Salaatista löytyi muovia', 'löytyi muovia'],
    ['fi', 'Leivän sisältä löytyi lasinpala', 'lasinpala'],
    ['sv', 'Det låg glasbitar i soppan', 'glasbitar'],
    ['sv', 'En plastbit i maten', 'plastbit i'],
    ['sv', 'Laddaren började brinna', 'började brinna'],
    ['sv', 'Rena bedrägeriet', 'bedrägeriet'],
    ['sv', 'Jag har polisanmält er', 'polisanmält'],
    ['sv', 'Föraren trakasserade mig', 'trakasserade'],
  ])('%s %j claims %j', (language, text, words) => {
    expect(claimed(language, text)).toContainEqual({ grave: true, towardBrand: true, words })
  })

  it.each<[ReadLanguage, string, string]>([
    ['fi', 'Irtisanon sopimuksen huomenna', 'Irtisanon'],
    ['en', 'I am switching to Telia', 'switching to'],
    ['sv', 'Jag byter bank nu', 'byter bank'],
  ])('%s %j is a customer who goes: %j', (language, text, words) => {
    expect(claimed(language, text)).toContainEqual({ grave: false, towardBrand: true, words })
  })

  it.each<[ReadLanguage, string]>([
    ['fi', 'ei huijaus'],
    ['fi', 'Onko tämä huijaus?'],
    ['fi', 'Paloviina maistui'],
    ['en', 'It is not a scam'],
    ['en', 'Is this a scam?'],
    ['en', 'dangerously good cookies'],
    ['en', 'smoked salmon and a smoke free terrace'],
    ['en', 'The battery died after a month'],
    ['en', 'The hospital kept me waiting'],
    ['en', 'a wine glass in hand'],
    ['en', 'a sandwich with melted cheese'],
    ['sv', 'det är inte bluff'],
    ['sv', 'Väntetiden på sjukhuset är lång'],
    ['sv', 'farligt gott kaffe'],
  ])('%s %j claims none', (language, text) => {
    expect(claimed(language, text)).toEqual([])
  })

  it('are told apart from those of another brand', () => {
    const text = 'Foodora is a scam but Wolt is fine'
    expect(claimed('en', text, 'Foodora')[0]).toMatchObject({ towardBrand: true })
    expect(claimed('en', text, 'Wolt')[0]).toMatchObject({ towardBrand: false })
  })
})

describe('the severity', () => {
  it.each([
    ['a mild complaint', { verdict: negative(-0.3), harms: [] }, 'low'],
    ['a strong one', { verdict: negative(-0.8), harms: [] }, 'medium'],
    ['a strong one that many see', { verdict: negative(-0.5), reach: 'wide', harms: [] }, 'medium'],
    ['a strong one that few see', { verdict: negative(-0.8), reach: 'small', harms: [] }, 'low'],
    ['one star', { verdict: negative(-0.9), rating: 1, harms: [] }, 'medium'],
    ['one star that many see', { verdict: negative(-0.9), rating: 1, reach: 'wide', harms: [] }, 'high'],
    ['one star of a customer who goes', { verdict: negative(-0.9), rating: 1, harms: [leaving] }, 'high'],
    ['a grave harm', { verdict: negative(-0.2), harms: [grave] }, 'high'],
    ['a grave harm that few see', { verdict: negative(-0.2), reach: 'small', harms: [grave] }, 'high'],
    ['praise', { verdict: { label: 'positive', score: 0.9 }, reach: 'wide', harms: [] }, 'low'],
    ['praise with a grave harm', { verdict: { label: 'positive', score: 0.9 }, harms: [grave] }, 'medium'],
    [
      'neutral with a harm of another',
      { verdict: { label: 'neutral', score: 0 }, harms: [{ ...grave, towardBrand: false }] },
      'low',
    ],
    ['neutral, and goes', { verdict: { label: 'neutral', score: 0 }, harms: [leaving] }, 'low'],
  ] as const)('of %s', (_, input, severity) => {
    expect(severityOf(input)).toBe(severity)
  })

  it('never falls with a stronger score, a wider reach or a harm', () => {
    const order = ['low', 'medium', 'high']
    const level = (score: number, reach: (typeof reaches)[number], harms: HarmClaimed[]) =>
      order.indexOf(severityOf({ verdict: negative(score), reach, harms }))
    const score = fc.double({ min: -1, max: 0, noNaN: true })
    fc.assert(
      fc.property(
        score,
        score,
        fc.constantFrom(0, 1, 2),
        fc.subarray([leaving, grave]),
        (a, b, at, harms) => {
          const [strong, weak] = [Math.min(a, b), Math.max(a, b)]
          const reach = reaches[at]!
          expect(level(strong, reach, harms)).toBeGreaterThanOrEqual(level(weak, reach, harms))
          expect(level(a, reach, harms)).toBeGreaterThanOrEqual(
            level(a, reaches[Math.max(0, at - 1)]!, harms),
          )
          expect(level(a, reach, [...harms, grave])).toBeGreaterThanOrEqual(level(a, reach, harms))
        },
      ),
    )
  })
})

describe('the reasons with words of harm', () => {
  const reasons = [
    { text: '★1', weight: -1 },
    { text: 'bad', weight: -0.6 },
    { text: 'nice', weight: 0.4 },
  ]

  it('hold them by their weight, the stars still first', () => {
    expect(withHarm(reasons, [grave, leaving], 8)).toEqual([
      { text: '★1', weight: -1 },
      { text: 'caught fire', weight: -0.8 },
      { text: 'bad', weight: -0.6 },
      { text: 'never again', weight: -0.5 },
      { text: 'nice', weight: 0.4 },
    ])
  })

  it('do not say a thing twice, and stay few', () => {
    const known = [{ text: 'Never again', weight: -0.8 }, ...reasons.slice(1)]
    expect(withHarm(known, [{ ...leaving, words: 'Never again' }], 8)).toEqual(known)
    expect(withHarm(known, [{ ...leaving, words: 'never again' }], 8)).toEqual(known)
    expect(withHarm(reasons, [grave, leaving], 2)).toHaveLength(3)
  })
})

import fc from 'fast-check'
import Sentiment from 'sentiment'
import english from 'sentiment/languages/en/labels.json' with { type: 'json' }
import { describe, expect, it } from 'vitest'
import { createLexiconLanguage, type ReadLanguage } from '../../src/score/lexicon-language.ts'
import { lists } from '../../src/score/lexicons/lists.ts'
import { splitWords } from '../../src/score/split-words.ts'

const weigh = {
  en: createLexiconLanguage('en'),
  fi: createLexiconLanguage('fi'),
  sv: createLexiconLanguage('sv'),
}
const weighed = (language: ReadLanguage, text: string) => weigh[language](splitWords(text))
const sum = (language: ReadLanguage, text: string) =>
  weighed(language, text).reduce((total, { weight }) => total + weight, 0)

describe.each<[ReadLanguage, string, string[]]>([
  [
    'fi',
    'good',
    [
      'ei valittamista',
      'palvelussa ei moitteen sijaa',
      'ongelmia ei ole ollut',
      'ei ollut huono',
      'ei voi kuin kehua',
      'sairaan hyvä',
      'vitun hyvää ruokaa',
      'jäätävän nopea netti',
      'helvetin siistiä',
      'en osaisi toivoa parempaa',
      'kiitos kun korjasitte vian',
      'bugi korjattiin nopeasti',
      'ei oo moittimista',
    ],
  ],
  [
    'fi',
    'bad',
    [
      'en ollut lainkaan tyytyväinen',
      'en voi sanoa että olisin kovin tyytyväinen',
      'ei missään nimessä hyvä',
      'ei saa hyvää palvelua',
      'kukaan ei vastannut ja palvelu on surkea',
      'vitun paketti',
      'meni pieleen',
      'v*ttu mikä firma',
      'en ole ikinä saanut näin huonoa palvelua',
    ],
  ],
  [
    'fi',
    'nothing',
    [
      'ikävä kyllä liike on kiinni sunnuntaisin',
      'valitettavasti en ole paikalla',
      'kiitos jo etukäteen',
      'onko hyvä?',
      'hyvää joulua',
    ],
  ],
  [
    'en',
    'good',
    [
      'not bad at all',
      'insanely good',
      'terribly good cakes',
      'fucking great burger',
      "couldn't be happier",
      'never had such good service',
      'they fixed the bug quickly',
      'thanks for fixing it',
      'no problems whatsoever',
      'dangerously tasty cookies',
    ],
  ],
  [
    'en',
    'bad',
    [
      'not good',
      "I don't think it is any good at all",
      'still not fixed the bug',
      'no longer reliable',
      'never been so disappointed',
      'f*ck this company',
      'fucking parcel',
      'went from bad to worse',
    ],
  ],
  [
    'en',
    'nothing',
    ['unfortunately the store is closed on Sundays', 'thanks in advance', 'is it any good?', 'no doubt'],
  ],
  [
    'sv',
    'good',
    [
      'jävligt bra',
      'sjukt god mat',
      'inte alls dåligt',
      'inga problem alls',
      'de löste problemet direkt',
      'fan vad bra',
      'kan inte klaga',
    ],
  ],
  [
    'sv',
    'bad',
    ['inte alls nöjd', 'aldrig varit så besviken', 'inte särskilt bra', 'jävla paket', 'har inte varit nöjd'],
  ],
  [
    'sv',
    'nothing',
    ['tyvärr har butiken stängt', 'tack på förhand', 'är det bra?', 'tunnelbanan går till Hornstull'],
  ],
])('%s that is %s', (language, direction, texts) => {
  it.each(texts)('%j', (text) => {
    const total = sum(language, text)
    if (direction === 'nothing') expect(weighed(language, text)).toEqual([])
    else expect(Math.sign(total)).toBe(direction === 'good' ? 1 : -1)
  })
})

it('strengthens and weakens', () => {
  expect(sum('fi', 'todella huono')).toBeLessThan(sum('fi', 'se huono'))
  expect(sum('fi', 'hieman huono')).toBeGreaterThan(sum('fi', 'se huono'))
  expect(sum('sv', 'väldigt snygg')).toBeGreaterThan(sum('sv', 'den snygg'))
})

it('does not reach over a clause', () => {
  expect(sum('en', 'I did not call, good')).toBeGreaterThan(0)
  expect(sum('fi', 'en soittanut, hyvä palvelu')).toBeGreaterThan(0)
})

it('takes the longest phrase and each word once', () => {
  const found = weighed('fi', 'ei moitteen sijaa ja todella hyvä')
  expect(found.map(({ first, words }) => [first, words])).toEqual([
    [0, 3],
    [4, 2],
  ])
})

describe('the lists', () => {
  const entries = (language: ReadLanguage) =>
    lists[language].flatMap((list) =>
      Object.entries(list).flatMap(([weight, words]) =>
        words!
          .split(',')
          .map((entry) => ({ entry: entry.trim().replace(/\s+/gu, ' '), weight: Number(weight) }))
          .filter(({ entry }) => entry !== ''),
      ),
    )

  it.each<[ReadLanguage, number]>([
    ['en', 3300],
    ['fi', 5800],
    ['sv', 4500],
  ])('of %s hold at least %d different entries', (language, least) => {
    expect(new Set(entries(language).map(({ entry }) => entry)).size).toBeGreaterThanOrEqual(least)
  })

  it.each<ReadLanguage>(['en', 'fi', 'sv'])('of %s hold only what a text can hold', (language) => {
    const unreachable = entries(language).filter(({ entry, weight }) => {
      const text = entry.replace(/\*(?= |$)/gu, '')
      const words = splitWords(text)
      if (weight === 0) return words.map(({ key }) => key).join(' ') !== text.toLowerCase()
      const found = weigh[language](words)
      return found.length === 0 && !covered(language, text)
    })
    expect(unreachable).toEqual([])
  })

  /** A stem of an entry may be a word of weight 0 itself: then some ending of it must be found. */
  const covered = (language: ReadLanguage, text: string) =>
    ['x', 'q', 'a', 'n', 'sti', 't'].some((ending) => weighed(language, `${text}${ending}`).length > 0)
})

it('weighs the plain words that the package ships as the package does', () => {
  const plain = new Sentiment()
  const own = new Set(
    lists.en.flatMap((list) =>
      Object.values(list).flatMap((words) => words!.split(',').map((word) => word.trim())),
    ),
  )
  const starts = [...own].filter((entry) => entry.endsWith('*')).map((entry) => entry.slice(0, -1))
  const words = Object.keys(english).filter(
    (word) => /^[a-z]+$/u.test(word) && !own.has(word) && !starts.some((start) => word.startsWith(start)),
  )
  expect(words.length).toBeGreaterThan(2000)
  fc.assert(
    fc.property(fc.constantFrom(...words), (word) => {
      expect(sum('en', word)).toBe(plain.analyze(word).score)
    }),
    { numRuns: 1000 },
  )
})

it('is linear in one long word, in many words and in what begins phrases', () => {
  for (const text of ['a'.repeat(20_000), 'ei '.repeat(7000), 'ei ole '.repeat(3000), '*'.repeat(20_000)]) {
    expect(weighed('fi', text).every(({ words }) => words > 0)).toBe(true)
  }
})

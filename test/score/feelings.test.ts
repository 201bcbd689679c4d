import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { feelings } from '../../src/core/verdict.ts'
import { feelingsOf } from '../../src/score/feelings.ts'
import { focusOf } from '../../src/score/focus.ts'
import type { ReadLanguage } from '../../src/score/lexicon-language.ts'
import { splitWords } from '../../src/score/split-words.ts'

const shown = (language: ReadLanguage, text: string, about?: string) => {
  const words = splitWords(text)
  return feelingsOf(text, [{ language, words, focus: focusOf(words, about) }])
}

describe.each<[ReadLanguage, string, string, string[]]>([
  ['fi', 'Olen todella vihainen, vituttaa koko firma', 'anger', ['vihainen', 'vituttaa']],
  ['fi', 'Petyin pahasti', 'disappointment', ['Petyin']],
  ['fi', 'Surkea paikka, en mene enää', 'disappointment', ['en mene enää']],
  ['fi', 'Pelkään että rahat menivät', 'worry', ['Pelkään']],
  ['fi', 'En ymmärrä mitä tämä lasku on', 'confusion', ['En ymmärrä']],
  ['fi', 'Ihastuin kahvilaan 😍', 'joy', ['Ihastuin', '😍']],
  ['fi', 'Iso kiitos Maijalle!', 'gratitude', ['Iso kiitos']],
  ['fi', 'Asiakkaat arvostelevat yhtiötä, vihaisia ovat kaikki', 'anger', ['vihaisia']],
  ['en', 'I am furious about this', 'anger', ['furious']],
  ['en', 'One agent even laughed at me', 'anger', ['laughed at me']],
  ['en', 'Such a let down, I expected more', 'disappointment', ['let down', 'expected more']],
  ['en', 'Terrible place. Never again', 'disappointment', ['Never again']],
  ['en', 'Worried that my parcel is gone', 'worry', ['Worried']],
  ['en', "I don't understand this bill", 'confusion', ["don't understand"]],
  ['en', 'Absolutely love it', 'joy', ['Absolutely love']],
  ['en', 'Thank you so much, Anna', 'gratitude', ['Thank you so much']],
  ['sv', 'Jag är rasande', 'anger', ['rasande']],
  ['sv', 'Djupt besviken på er', 'disappointment', ['Djupt besviken']],
  ['sv', 'Hemskt ställe, aldrig mer', 'disappointment', ['aldrig mer']],
  ['sv', 'Orolig för mina pengar', 'worry', ['Orolig']],
  ['sv', 'Förstår inte varför det krånglar', 'confusion', ['Förstår inte']],
  ['sv', 'Vi blev så glada', 'joy', ['så glada']],
  ['sv', 'Stort tack till tjejen i kassan', 'gratitude', ['Stort tack']],
])('%s %j', (language, text, feeling, words) => {
  it(`shows ${feeling} first, by its words`, () => {
    expect(shown(language, text)[0]).toEqual({ feeling, words })
  })
})

it.each<[ReadLanguage, string]>([
  ['fi', 'En ole vihainen'],
  ['fi', 'Kiitos jo etukäteen'],
  ['fi', 'Paketti tuli tiistaina'],
  ['fi', 'Asiakkaat arvostelevat yhtiötä'],
  ['fi', 'Arvostelin kahvilan'],
  ['fi', 'Autoa on pidetty hyvää huolta'],
  ['en', 'I am not angry at all'],
  ['en', 'Thanks in advance'],
  ['en', 'The parcel came on Tuesday'],
  ['en', 'no worries'],
  ['sv', 'Jag är inte arg'],
  ['sv', 'Tack på förhand'],
  ['sv', 'Paketet kom i tisdags'],
])('%s %j shows none', (language, text) => {
  expect(shown(language, text)).toEqual([])
})

it('puts the strongest first', () => {
  const text = 'Hieman pettynyt, mutta ennen kaikkea raivoissani ja vihainen'
  expect(shown('fi', text).map(({ feeling }) => feeling)).toEqual(['anger', 'disappointment'])
})

it('leaves out what is felt toward another brand', () => {
  const text = 'Foodora made me furious but Wolt was a joy'
  expect(shown('en', text, 'Wolt').map(({ feeling }) => feeling)).toEqual(['joy'])
})

it('shows each feeling once, by words that stand in the text, whatever the text', () => {
  const words =
    'vihainen kiitos ei en petyin 😡 pelkään , . ? mutta Wolt happy angry glad arg constructor __proto__'
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(fc.constantFrom(...words.split(' ')), { maxLength: 40 }).map((parts) => parts.join(' ')),
  )
  fc.assert(
    fc.property(text, fc.constantFrom<ReadLanguage>('en', 'fi', 'sv'), (content, language) => {
      const found = shown(language, content)
      expect(new Set(found.map(({ feeling }) => feeling)).size).toBe(found.length)
      for (const { feeling, words: quoted } of found) {
        expect(feelings).toContain(feeling)
        expect(quoted.length).toBeGreaterThan(0)
        for (const quote of quoted) expect(content).toContain(quote)
      }
    }),
  )
})

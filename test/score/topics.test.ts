import { describe, expect, it } from 'vitest'
import type { Topic } from '../../src/core/topic.ts'
import { focusOf } from '../../src/score/focus.ts'
import type { ReadLanguage } from '../../src/score/lexicon-language.ts'
import { splitWords } from '../../src/score/split-words.ts'
import { createTopicReader } from '../../src/score/topics.ts'

const touched = (language: ReadLanguage, text: string, topics?: Topic[], about?: string) => {
  const words = splitWords(text)
  return createTopicReader(topics)(text, [{ language, words, focus: focusOf(words, about) }])
}

it.each<[ReadLanguage, string, string[]]>([
  ['fi', 'Sovellus kaatuu joka päivityksen jälkeen', ['usability']],
  ['fi', 'Jonotin puhelimessa tunnin eikä peruutus onnistunut', ['service']],
  ['fi', 'Myyjä oli töykeä', ['people']],
  ['fi', 'Akku ei kestä ja näyttö meni rikki', ['product']],
  ['fi', 'Liian kallis, hinta nousi taas', ['price']],
  ['fi', 'Paketti on edelleen lajittelussa', ['delivery']],
  ['en', 'The app crashes at login', ['usability']],
  ['en', 'An hour on hold to cancel the subscription', ['service']],
  ['en', 'The driver was rude', ['people']],
  ['en', 'The battery broke', ['product']],
  ['en', 'Hidden fees, overpriced', ['price']],
  ['en', 'My parcel was left outside by the courier', ['delivery']],
  ['sv', 'Appen kraschar när jag loggar in', ['usability']],
  ['sv', 'Telefonkö i en timme och krångliga villkor', ['service']],
  ['sv', 'Chauffören var otrevlig', ['people']],
  ['sv', 'Dragkedjan gick sönder', ['product']],
  ['sv', 'Alldeles för dyrt, avgiften höjs', ['price']],
  ['sv', 'Paketet är försenat', ['delivery']],
  ['en', 'It rained', []],
  ['en', 'He replied that he had booked a process training for August', []],
  ['en', 'I switched to a bigger data package', []],
  ['fi', 'Kysyin siltä aikoja sitten, puhelu kesti minuutin', []],
  ['sv', 'Jag ringde min syster, hon svarade', []],
])('%s %j touches %j', (language, text, ids) => {
  expect(touched(language, text).map(({ topic }) => topic)).toEqual(ids)
})

it('quotes the words as they stood, the topic of most words first', () => {
  expect(touched('en', 'Rude driver, and the waiter SHOUTED about the price')).toEqual([
    { topic: 'people', words: ['Rude', 'driver', 'waiter', 'SHOUTED'] },
    { topic: 'price', words: ['price'] },
  ])
})

describe('the topics of the settings', () => {
  const charging: Topic = { id: 'charging', name: 'Charging', words: ['latauspiste*', 'charging point*'] }

  it('are found by their own words, in every language', () => {
    expect(touched('fi', 'Latauspisteet eivät toimi', [charging])).toEqual([
      { topic: 'charging', words: ['Latauspisteet'] },
    ])
    expect(touched('en', 'two charging points', [charging])).toEqual([
      { topic: 'charging', words: ['charging points'] },
    ])
  })

  it('leave out those that are not listed', () => {
    expect(touched('en', 'rude driver', [charging])).toEqual([])
  })

  it('add their words to those of a topic that Korva knows', () => {
    const price: Topic = { id: 'price', name: null, words: ['kympp*'] }
    expect(touched('fi', 'hinta on kymppejä liikaa', [price])).toEqual([
      { topic: 'price', words: ['hinta', 'kymppejä'] },
    ])
  })

  it('may share a word', () => {
    const both: Topic[] = [
      { id: 'one', name: null, words: ['laturi'] },
      { id: 'two', name: null, words: ['lat*', 'laturi'] },
    ]
    expect(touched('fi', 'laturi', both).map(({ topic }) => topic)).toEqual(['one', 'two'])
  })

  it('may be none at all', () => {
    expect(touched('en', 'rude driver', [])).toEqual([])
  })
})

it('leaves out what is said of another brand', () => {
  expect(touched('en', 'Foodora was expensive but Wolt has friendly drivers', undefined, 'Wolt')).toEqual([
    { topic: 'people', words: ['friendly', 'drivers'] },
  ])
})

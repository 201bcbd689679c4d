import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { learnWords } from '../../src/match/learn-words.ts'

const notUs = [
  'Tilasin DNA testin ja sukujuuret selvisivät',
  'Kannattaako DNA testi ostaa, kun etsii sukua',
  'DNA testissä löytyi serkku Ruotsista',
]
const kept = [
  'DNA liittymä katkeilee koko ajan',
  'Onko DNA liittymän hinta noussut',
  'DNA laskuttaa liittymästä kahdesti',
]

describe('what stands around a name', () => {
  it('tells the brand from the other thing, in every form that was seen', () => {
    const { ours, theirs } = learnWords(kept, notUs, 'DNA')!
    expect(Object.keys(ours)).toEqual(['liittymä', 'liittymän', 'liittymästä'])
    expect(Object.keys(theirs)).toEqual(expect.arrayContaining(['testi', 'testin', 'testissä']))
    expect(theirs.testi).toBeGreaterThan(0.5)
    expect(theirs.testi).toBe(theirs.testissä)
  })

  it('is not told by the name, by words that stand everywhere, or by a word of one text', () => {
    const { ours, theirs } = learnWords(kept, notUs, 'DNA')!
    for (const word of ['dna', 'onko', 'koko', 'serkku', 'hinta']) {
      expect(Object.hasOwn(ours, word) || Object.hasOwn(theirs, word), word).toBe(false)
    }
  })

  it('is not told by what stands as often in both', () => {
    const both = (texts: string[]) => texts.map((text) => `${text} Helsingissä`)
    const { ours, theirs } = learnWords(both(kept), both(notUs), 'DNA')!
    expect([ours.helsingissä, theirs.helsingissä]).toEqual([undefined, undefined])
  })

  it('needs three texts that are not the same one copied', () => {
    expect(learnWords(kept, notUs.slice(0, 2), 'DNA')).toBeNull()
    expect(learnWords(kept, [notUs[0]!, notUs[0]!, notUs[0]!], 'DNA')).toBeNull()
    expect(learnWords([], notUs, 'DNA')!.theirs.testin).toBeGreaterThan(0)
  })

  it('is more certain where the kept texts speak against it', () => {
    const alone = learnWords([], notUs, 'DNA')!.theirs.testi!
    expect(learnWords(kept, notUs, 'DNA')!.theirs.testi).toBeGreaterThan(alone)
  })

  it('does not depend on the order of the texts, and is between 0 and 1 for any of them', () => {
    const texts = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...kept, ...notUs)))
    fc.assert(
      fc.property(texts, texts, (some, others) => {
        const learnt = learnWords(some, others, 'DNA')
        expect(learnWords(some.toReversed(), others.toReversed(), 'DNA')).toEqual(learnt)
        const weights = Object.values({ ...learnt?.ours, ...learnt?.theirs })
        expect(weights.every((weight) => weight > 0 && weight < 1)).toBe(true)
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aroundBrand } from '../../src/opinion/around-brand.ts'
import { mapLabels, sharesOf } from '../../src/opinion/local/map-labels.ts'

describe('the labels of a model', () => {
  const [negative, neutral, positive] = ['negative', 'neutral', 'positive']
  it.each([
    [{ 0: 'NEGATIVE', 1: 'NEUTRAL', 2: 'POSITIVE' }, [negative, neutral, positive]],
    [{ 2: 'neg', 0: 'pos', 1: 'neu' }, [positive, neutral, negative]],
    [{ 0: 'Very Negative', 1: 'Very Positive' }, [negative, positive]],
    [{ 0: 'LABEL_0', 1: 'LABEL_1', 2: 'LABEL_2' }, [negative, neutral, positive]],
    [{ 0: '0', 1: '1' }, [negative, positive]],
    [
      { 0: '1 star', 1: '2 stars', 2: '3 stars', 3: '4 stars', 4: '5 stars' },
      [negative, negative, neutral, positive, positive],
    ],
    [
      { 0: 'LABEL_0', 1: 'LABEL_1', 2: 'LABEL_2', 3: 'LABEL_3', 4: 'LABEL_4' },
      [negative, negative, neutral, positive, positive],
    ],
  ])('%j are known', (id2label, sentiments) => {
    expect(mapLabels(id2label)).toEqual(sentiments)
  })

  it.each([
    [{ 0: 'joy', 1: 'anger' }],
    [{}],
    [{ 0: 'LABEL_0', 1: 'LABEL_1', 2: 'LABEL_2', 3: 'LABEL_3' }],
    [{ 0: 'positive', 1: 'spam' }],
  ])('%j are refused', (id2label) => {
    expect(() => mapLabels(id2label)).toThrow(expect.objectContaining({ code: 'model-labels' }))
  })

  it('give shares: what belongs to one sentiment together, 1 in sum', () => {
    const stars = mapLabels({ 0: '1 star', 1: '2 stars', 2: '3 stars', 3: '4 stars', 4: '5 stars' })
    const even = sharesOf([0, 0, 0, 0, 0], stars)
    expect(even.negative).toBeCloseTo(0.4)
    expect(even.neutral).toBeCloseTo(0.2)
    fc.assert(
      fc.property(
        fc.array(fc.float({ min: -500, max: 500, noNaN: true }), { minLength: 5, maxLength: 5 }),
        (logits) => {
          const { negative, neutral, positive } = sharesOf(logits, stars)
          expect(negative + neutral + positive).toBeCloseTo(1)
        },
      ),
    )
  })
})

describe('a text around the brand', () => {
  it('is whole where it is short', () => {
    expect(aroundBrand('Acme', 'Acme', 4)).toBe('Acme')
  })

  it('holds the brand, whatever its ending, and whole words', () => {
    const text = `${'ennen '.repeat(100)}Elisalle kiitos ${'perään '.repeat(100)}`
    const cut = aroundBrand(text, 'Elisa', 100)
    expect(cut).toMatch(/^ennen .*Elisalle kiitos .*perään$/)
    expect(cut.length).toBeLessThanOrEqual(100)
  })

  it('is its beginning where nothing names the brand', () => {
    expect(aroundBrand(`first ${'more '.repeat(50)}`, 'Acme', 20)).toBe('first more more')
  })

  it('is never longer than wanted, and well-formed', () => {
    const any = fc.string({ unit: 'binary', maxLength: 400 })
    fc.assert(
      fc.property(
        any,
        fc.option(fc.string({ maxLength: 5 })),
        fc.integer({ min: 1, max: 100 }),
        (text, about, most) => {
          const cut = aroundBrand(text, about, most)
          expect(cut.length).toBeLessThanOrEqual(most)
          if (text.length > most) expect(cut.isWellFormed()).toBe(true)
        },
      ),
    )
  })
})

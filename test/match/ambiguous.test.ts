import { describe, expect, it } from 'vitest'
import { compileBrand } from '../../src/match/compile-brand.ts'
import { ambiguousCases } from './ambiguous-cases.ts'
import { brandOf } from './brand.ts'

const why = (name: string, text: string, context: string[] = []) =>
  compileBrand(brandOf(name, { ambiguous: true, context })).match({ text }).why

describe('a name that is a common word or a person besides', () => {
  it.each(ambiguousCases)('%s means the company: %s in %j', (name, about, text) => {
    expect(why(name, text) !== null).toBe(about)
  })
})

describe('an ambiguous name that nobody knows', () => {
  it.each([
    ['Kuura', 'kuura peitti maan', []],
    ['Kuura', 'eilen kuura peitti nurmikon', ['jäätelö']],
  ])('%s is the common word in %j', (name, text, context) => expect(why(name, text, context)).toBeNull())

  it.each([
    ['Kuura', 'Ostin kuuran jäätelöä', ['jäätelö', 'tötterö'], ['jäätelöä']],
    ['Kuura', 'kuuran tötteröt on loppu', ['jäätelö', 'tötterö'], ['tötteröt']],
    ['Ember', 'ember broke my new heaters again', ['heater'], ['heaters']],
    ['Glöd', 'glöd har slut på brasorna', ['brasa'], ['brasorna']],
  ])('%s is the company beside words of its trade in %j', (name, text, context, words) => {
    expect(why(name, text, context)).toEqual({ code: 'context', words })
  })
})

describe('the reason', () => {
  it.each([
    ['Target', 'I bought it at Target yesterday', { code: 'form', words: ['Target'] }],
    ['Elisa', 'Elisa-liittymä pätkii', { code: 'form', words: ['Elisa'] }],
    ['Posti', 'Posti hukkasi kirjeen', { code: 'context', words: ['kirjeen'] }],
    ['Moi', 'kiitos @moi', { code: 'tag', words: ['moi'] }],
  ])('for %s in %j is given', (name, text, expected) => expect(why(name, text)).toEqual(expected))

  it('is the name where a term has several words', () => {
    const elisa = brandOf('Elisa', { any: ['Elisa', 'elisa viihde'], ambiguous: true })
    const found = compileBrand(elisa).match({ text: 'elisa viihde ei toimi' })
    expect(found).toMatchObject({ about: true, terms: ['elisa', 'elisa viihde'] })
    expect(found.why).toEqual({ code: 'name', words: ['elisa viihde'] })
  })
})

describe('where a text comes from', () => {
  const { match } = compileBrand(brandOf('Kuura', { ambiguous: true }))
  const text = 'Kuura kaatuu aina käynnistyksessä'

  it('speaks for the company in reviews and on its own site', () => {
    expect(match({ text }).about).toBe(false)
    expect(match({ text, kind: 'app' }).why).toEqual({ code: 'source', words: ['app'] })
    expect(match({ text, rating: 1 }).why).toEqual({ code: 'source', words: ['review'] })
    const url = 'https://keskustelu.kuura.fi/aihe/1'
    expect(match({ text, url }).why).toEqual({ code: 'source', words: ['keskustelu.kuura.fi'] })
  })

  it('does not outweigh a person of that name', () => {
    const elisa = compileBrand(brandOf('Elisa', { ambiguous: true }))
    expect(elisa.match({ text: 'Elisa Virtanen kirjoitti arvion', kind: 'review' }).about).toBe(false)
  })
})

describe('what the team has taught', () => {
  const { match } = compileBrand(brandOf('Kuura', { ambiguous: true }))

  it('tells the company from the common word, for and against', () => {
    const learnt = { ours: { pakaste: 0.8 }, theirs: { aamulla: 0.9 } }
    expect(match({ text: 'Kuura on paras pakaste' }).about).toBe(false)
    expect(match({ text: 'Kuura on paras pakaste' }, learnt).why).toEqual({
      code: 'learnt',
      words: ['pakaste'],
    })
    expect(match({ text: 'Ihailin tänään Kuuraa aamulla' }).about).toBe(true)
    const sure = { ours: {}, theirs: { aamulla: 0.9, ihailin: 0.9 } }
    expect(match({ text: 'Ihailin tänään Kuuraa aamulla' }, sure).about).toBe(false)
  })

  it('is no business of a name that is not ambiguous, nor of words that objects have by birth', () => {
    const plain = compileBrand(brandOf('Acme'))
    expect(plain.match({ text: 'Acme cartoon' }, { ours: {}, theirs: { cartoon: 1 } }).about).toBe(true)
    expect(match({ text: 'Kuura constructor toString' }, { ours: {}, theirs: {} }).about).toBe(false)
  })
})

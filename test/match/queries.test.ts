import { describe, expect, it } from 'vitest'
import { KorvaError } from '../../src/core/errors.ts'
import { compileBrand } from '../../src/match/compile-brand.ts'
import { compileBrands } from '../../src/match/compile-brands.ts'
import { compileQuery } from '../../src/match/compile-query.ts'
import type { Matchable } from '../../src/match/phrase-book.ts'
import { brandOf } from './brand.ts'

const item: Matchable = {
  title: 'Acme cloud is down again',
  text: 'The second outage this week. Nobody at Acme answers, and my invoices are gone.',
  url: 'https://status.example.com/forum/42?ref=acme',
  author: 'John A. Smith',
  kind: 'forum',
  lang: 'en',
}

describe('a query in a line', () => {
  it.each([
    ['acme', ['Acme']],
    ['acme outage', ['Acme', 'outage']],
    ['"acme cloud"', ['Acme cloud']],
    ['“acme cloud”', ['Acme cloud']],
    ['telia OR acme', ['Acme']],
    ['telia OR (acme invoices)', ['Acme', 'invoices']],
    ['acme -refund', ['Acme']],
    ['acme -(refund OR telia)', ['Acme']],
    ['in:title acme', ['Acme']],
    ['in:title "acme cloud" outage', ['Acme cloud', 'outage']],
    ['in:title (telia OR cloud)', ['cloud']],
    ['"outage" near "acme"', ['outage', 'Acme']],
    ['"acme" near/6 "outage"', ['outage', 'Acme']],
    ['site:example.com acme', ['Acme']],
    ['site:https://www.example.com/forum/ acme', ['Acme']],
    ['author:smith acme', ['Acme']],
    ['author:"john a smith" acme', ['Acme']],
    ['kind:forum lang:en acme', ['Acme']],
    ['near acme -nothing OR near', []],
    ['title', []],
  ])('%j finds %j', (query, terms) => {
    const { match } = compileQuery(query)
    expect(match(item).terms).toEqual(terms)
    expect(match(item).about).toBe(terms.length > 0)
  })

  it.each([
    'acme -outage',
    'acme telia',
    '"cloud acme"',
    'in:title outage',
    '"cloud" near "outage"',
    '"acme" near/2 "outage"',
    'site:ample.com acme',
    'site:example.com/for acme',
    'site:example.org OR author:smit',
    'author:"smith john"',
    'kind:news acme',
    'lang:fi acme',
    'acme -site:example.com',
    'a.me',
    'ac*',
  ])('%j finds nothing', (query) => {
    expect(compileQuery(query).match(item)).toEqual({ about: false, terms: [], why: null })
  })

  it('may ask for fields alone, and says which', () => {
    const why = { code: 'source', words: ['site:example.com', 'author:smith'] }
    expect(compileQuery('site:example.com author:smith').match(item)).toEqual({ about: true, terms: [], why })
  })

  it('takes the language from the words where the item does not say it, and stars for a review', () => {
    const finnish = { text: 'Acme ei vastaa ja lasku on väärin, en ole tyytyväinen', rating: 1 }
    expect(compileQuery('acme lang:fi kind:review').match(finnish).about).toBe(true)
    expect(compileQuery('acme lang:sv').match(finnish).about).toBe(false)
  })

  it('finds a second word near the last of many', () => {
    const text = `${'acme '.repeat(300)}${'x '.repeat(50)}acme outage`
    expect(compileQuery('"acme" near/1 "outage"').match({ text }).about).toBe(true)
    expect(compileQuery('"outage" near/1 "acme"').match({ text }).about).toBe(true)
  })
})

describe('a query that is not understood', () => {
  it.each([
    ['', /empty/],
    ['   ', /empty/],
    ['"acme', /character 1 .*quote/],
    ['acme (outage', /character 6 .*never closes/],
    ['acme)', /character 5 .*was not opened/],
    ['acme OR', /end of the query .*missing/],
    ['OR acme', /character 1 .*missing/],
    ['()', /character 2 .*missing/],
    ['-acme', /only what must not be there/],
    ['acme OR -telia', /only what must not be there/],
    ['!!!', /no letter/],
    ['site:', /`site:` has nothing right behind it/],
    ['site: example.com', /has nothing/],
    ['acme site:nowhere', /character 6 .*no site/],
    ['lang:finnish', /no language's code/],
    ['kind:tweet', /no kind of text/],
    ['in:text acme', /no place to look in/],
    ['in:title', /missing/],
    ['in:title -acme', /missing/],
    ['title:acme', /no field/],
    ['author:"John', /quote/],
    ['"a" near/0 "b"', /no distance/],
    ['"a" near/9999 "b"', /no distance/],
    ['"a" near/x "b"', /no distance|near/],
    ['acme near/5 outage', /near stands between two quoted/],
    ['"a" near "!"', /no letter/],
    [`${'('.repeat(30)}a${')'.repeat(30)}`, /too deep/],
    ['a'.repeat(10_001), /10001 characters/],
  ])('%j: %s', (query, message) => {
    const refused = () => compileQuery(query)
    expect(refused).toThrow(KorvaError)
    expect(refused).toThrow(
      expect.objectContaining({ code: 'bad-query', message: expect.stringMatching(message) }),
    )
    expect(refused).toThrow(expect.objectContaining({ hint: expect.stringMatching(/^Allowed: .+\.$/) }))
  })
})

describe('a term of a brand', () => {
  const about = (term: string) => compileBrand(brandOf('Acme', { any: [term] })).match(item).about

  it.each([
    ['"acme" near "outage"', true],
    ['"acme" near/1 "outage"', false],
    ['site:example.com', true],
    ['acme site:status.example.com', true],
    ['acme author:"Mary Jones"', false],
    ['in:title acme cloud', true],
    ['in:title outage', false],
    ['acme kind:forum lang:en', true],
    ['acme lang:sv', false],
    ['"acme cloud"', true],
    ['acme near', false],
    ['again the second', false],
  ])('%j: %s', (term, expected) => expect(about(term)).toBe(expected))

  it('may say what a text must not be', () => {
    const without = (none: string[]) => compileBrand(brandOf('Acme', { none })).match(item).about
    expect(without(['kind:forum'])).toBe(false)
    expect(without(['"acme" near "outage"'])).toBe(false)
    expect(without(['in:title outage'])).toBe(true)
  })

  it('that is not understood is named with its brand', () => {
    expect(() => compileBrands([brandOf('Acme', { all: ['site:'] })])).toThrow(
      expect.objectContaining({
        code: 'bad-query',
        message: expect.stringMatching(/`site:` of the brand Acme \(brand\)/),
      }),
    )
  })

  it('makes even an ambiguous brand sure where it asks for a field', () => {
    const posti = brandOf('Posti', { any: ['posti', 'site:example.com'], ambiguous: true })
    expect(compileBrand(posti).match(item).why).toEqual({ code: 'source', words: ['site:example.com'] })
  })
})

describe('many brands', () => {
  it('are found in one text as each by itself', () => {
    const names = ['Acme', 'cloud', 'Nokia', 'outage', 'Telia']
    const brands = names.map((name) => brandOf(name, { id: name }))
    const together = compileBrands(brands).match(item)
    const alone = brands.filter((brand) => compileBrand(brand).match(item).about).map(({ id }) => id)
    expect(together.map(({ brandId }) => brandId)).toEqual(alone)
    expect(alone).toEqual(['Acme', 'cloud', 'outage'])
  })
})

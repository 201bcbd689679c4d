import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KorvaError } from '../../src/core/errors.ts'
import { checkTerm } from '../../src/match/check-term.ts'
import { compileBrand } from '../../src/match/compile-brand.ts'
import { compileQuery } from '../../src/match/compile-query.ts'
import { foldWord } from '../../src/match/fold-word.ts'
import { scanWords } from '../../src/match/scan-words.ts'
import { splitTokens } from '../../src/match/text-words.ts'
import { wordTrie } from '../../src/match/word-trie.ts'
import { brandOf } from './brand.ts'

const anyText = fc.string({ unit: 'binary', maxLength: 300 })
const queryLike = fc
  .array(
    fc.oneof(
      fc.constantFrom('acme', 'OR', '-', '(', ')', '"', '"a b"', ' ', 'near', 'near/3', 'in:title', '“', '”'),
      fc.constantFrom('site:', 'site:a.fi', 'author:"x y"', 'lang:fi', 'kind:', 'kind:app', ' near/ ', '-('),
      fc.string({ unit: 'binary', maxLength: 5 }),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''))

describe('any string', () => {
  it('is a query, or is refused as a bad one that says what to do', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, queryLike), anyText, (query, text) => {
        try {
          const { about, why } = compileQuery(query).match({ text, title: query, url: text, author: text })
          expect(why !== null).toBe(about)
        } catch (error) {
          expect(error).toBeInstanceOf(KorvaError)
          expect(error).toMatchObject({ code: 'bad-query', hint: expect.stringMatching(/^Allowed: /u) })
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('is a term, or one that is said to be wrong', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, queryLike), anyText, fc.boolean(), (term, text, ambiguous) => {
        if (checkTerm(term) !== null) {
          expect(() => compileBrand(brandOf('x', { any: [term] }))).toThrow(KorvaError)
          return
        }
        const result = compileBrand(brandOf('x', { any: [term], ambiguous })).match({ text, title: term })
        expect(result.why !== null).toBe(result.about)
      }),
      { numRuns: 1000 },
    )
  })

  it('without signs of its own finds itself', () => {
    const word = fc.stringMatching(/^[a-zåäö]{3,10}$/u)
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), (words) => {
        const text = words.join(' ')
        expect(compileQuery(`"${text}"`).match({ text }).terms).toEqual([text])
        expect(compileQuery(words.join(' OR ')).match({ text: words[0]! }).about).toBe(true)
      }),
    )
  })
})

describe('the words of a text', () => {
  it('stand in it in their order, none over another, each with its folded key', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let end = 0
        for (const token of splitTokens(text)) {
          expect(token.start).toBeGreaterThanOrEqual(end)
          expect(token.raw).toBe(text.slice(token.start, token.end))
          if (!token.colonEnding) expect(token.key).toBe(foldWord(token.raw))
          expect(token.key).not.toBe('')
          end = token.end
        }
      }),
    )
  })

  it('are those that a pattern for runs of letters and digits finds', () => {
    const unit = fc.constantFrom(...'abÄöß1२Жи语 .,-_!?\n\u0301\uFF21'.split(''), '𝗔', '😀')
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
        const expected = text.match(/[\p{L}\p{M}\p{Nd}]+|\p{Extended_Pictographic}/gu) ?? []
        expect(splitTokens(text).map(({ raw }) => raw)).toEqual(expected)
      }),
    )
  })
})

const megabyte = 1_000_000
const hostile: [string, string][] = [
  ['one letter', 'a'],
  ['one name', 'acme '],
  ['names run together', 'acme'],
  ['halves of characters', '\uD800'],
  ['other halves', '\uDC00a'],
  ['marks of direction', '\u200F\u202E'],
  ['emoji', '😀👩‍👩‍👧'],
  ['slashes', 'a/'],
  ['dots', 'a.a'],
  ['mail addresses', 'a@a.a '],
  ['tags', '#acmeAcme'],
  ['colons', 'acme:n'],
  ['apostrophes', "a'"],
  ['accents', 'e\u0301'],
  ['quotes', '"'],
  ['hyphens', 'acme-'],
]

describe('a megabyte of', () => {
  const any = ['acme', '"acme" near/5 "a"']
  const { match } = compileBrand(brandOf('Acme', { ambiguous: true, any, context: ['a'] }))

  it.each(hostile)('%s is read through', (_, unit) => {
    const text = unit.repeat(Math.ceil(megabyte / unit.length))
    const { about, terms } = match({ text, title: text.slice(0, 1000) })
    expect(about).toBe(terms.length > 0)
  })

  it.each(hostile)('%s holds as many words and places to look at as twice its half', (_, unit) => {
    const tries = { words: wordTrie(), tags: wordTrie() }
    tries.words.file('acme', 0)
    tries.tags.file('acme', 0)
    const count = (times: number) => {
      const { count, candidates } = scanWords(unit.repeat(times), tries)
      return [count, candidates.length / 2]
    }
    const [half, whole] = [count(5000), count(10_000)]
    for (const index of [0, 1]) expect(whole[index]).toBeLessThanOrEqual(2 * half[index]! + 2)
  })
})

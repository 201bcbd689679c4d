import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileQuery } from '../../src/match/compile-query.ts'
import { type RuleText, ruleCandidates } from '../../src/match/rule-candidates.ts'

let counter = 0
const text = (words: string, changes: Partial<RuleText> = {}): RuleText => ({
  ...{ url: `https://place-${++counter}.example/a`, title: null, text: words, author: `Author ${counter}` },
  ...changes,
})

describe('what rules could be made of lessons', () => {
  it('is a phrase that stands in three unwanted texts and in no kept one', () => {
    const unwanted = [
      text('My DNA test came back'),
      text('Any good DNA test for dogs?'),
      text('A DNA test costs 60 euros'),
    ]
    expect(ruleCandidates(unwanted, [text('DNA is slow')], 'DNA')).toEqual(['"dna test"'])
    expect(
      ruleCandidates(unwanted, [text('I had to test DNA, the DNA test of their network')], 'DNA'),
    ).toEqual([])
    expect(ruleCandidates(unwanted.slice(0, 2), [], 'DNA')).toEqual([])
  })

  it('is an author or a site of three unwanted texts and of no kept one', () => {
    const from = (author: string, host: string, words: string) =>
      text(words, { author, url: `https://www.${host}/${++counter}` })
    const unwanted = [
      from('Bot One', 'spam.example', 'aaa'),
      from('Bot One', 'spam.example', 'bbb'),
      from('Bot One', 'news.example', 'ccc'),
      from('Maija', 'spam.example', 'ddd'),
    ]
    expect(ruleCandidates(unwanted, [from('Maija', 'news.example', 'eee')], 'Acme')).toEqual([
      'author:"Bot One"',
      'site:spam.example',
    ])
    expect(ruleCandidates(unwanted, [from('Bot One', 'spam.example', 'eee')], 'Acme')).toEqual([])
  })

  it('is a phrase on one site, where it is kept elsewhere', () => {
    const at = (host: string, words: string) => text(words, { url: `https://${host}/${++counter}` })
    const unwanted = ['one', 'two', 'three'].map((word) => at('forum.example', `Acme tournament ${word}`))
    const kept = [
      at('forum.example', 'Acme lost my parcel'),
      at('news.example', 'The Acme tournament flopped'),
    ]
    expect(ruleCandidates(unwanted, kept, 'Acme')).toEqual(['site:forum.example "acme tournament"'])
  })

  it('begins with what most texts have, and no sort crowds the others out', () => {
    const from = (author: string, words: string) => text(words, { author })
    const spam = Array.from({ length: 8 }, (_, n) => from(`Bot ${n % 4}`, 'Acme raffle ticket'))
    const bots = Array.from({ length: 60 }, (_, n) => from(`Bot ${n % 20}`, `Acme w${n}x`))
    const queries = ruleCandidates([...spam, ...bots], [], 'Acme')
    expect(queries[0]).toBe('"acme raffle ticket"')
    expect(queries.filter((query) => query.startsWith('author:'))).toHaveLength(5)
  })

  it('never is the name of the brand alone', () => {
    const unwanted = [text('Acme one'), text('Acme two'), text('Acme three')]
    expect(ruleCandidates(unwanted, [], 'Acme')).toEqual([])
  })

  it('finds three of the unwanted texts and none of the kept, whatever they hold', () => {
    const words = fc.array(fc.constantFrom('acme', 'dog', 'show', 'the', 'lost', 'parcel', '.', 'Äiti'))
    const texts = fc.array(
      fc.record({
        url: fc.constantFrom(null, 'https://a.example/x', 'https://b.example/y'),
        title: fc.constant(null),
        text: words.map((list) => list.join(' ')),
        author: fc.constantFrom(null, 'Ann', 'Bo'),
      }),
    )
    fc.assert(
      fc.property(texts, texts, (unwanted, kept) => {
        for (const query of ruleCandidates(unwanted, kept, 'Acme')) {
          const { match } = compileQuery(query)
          expect(unwanted.filter((one) => match(one).about).length, query).toBeGreaterThanOrEqual(3)
        }
      }),
    )
  })
})

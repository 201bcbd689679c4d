import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileBrand } from '../../src/match/compile-brand.ts'
import { dupesLines } from '../../src/match/dupes-lines.ts'
import { matchLine } from '../../src/match/match-line.ts'
import { groupDuplicates } from '../../src/match/near-duplicates.ts'

const text = fc.string({ unit: 'binary', maxLength: 300 })
const word = fc.string({ unit: fc.constantFrom(...'abdehiklmnoprstuvyäö'), minLength: 4, maxLength: 9 })
const brand = (any: string[]) => ({
  id: 'b',
  name: 'b',
  any,
  all: [],
  none: [],
  ambiguous: false,
  context: [],
})

describe('matching', () => {
  it('takes any text and any term', () => {
    fc.assert(
      fc.property(text, text, fc.boolean(), (term, content, ambiguous) => {
        const { about, terms } = compileBrand({ ...brand([term]), ambiguous }).match({ text: content })
        expect(about).toBe(terms.length > 0)
        for (const found of terms) expect(content).toContain(found)
      }),
    )
  })

  it('does not depend on case or on the form of accents', () => {
    fc.assert(
      fc.property(word, fc.array(word, { maxLength: 5 }), (name, around) => {
        const content = [...around, `${name}n`, ...around].join(' ')
        const { match } = compileBrand(brand([name]))
        const { about } = match({ text: content })
        for (const variant of [content.toUpperCase(), content.normalize('NFD'), content.normalize('NFC')]) {
          expect(match({ text: variant }).about).toBe(about)
        }
      }),
    )
  })

  it('finds every word by itself, and in a sentence', () => {
    fc.assert(
      fc.property(word, (name) => {
        expect(compileBrand(brand([name])).match({ text: `Hei, ${name}!` }).terms).toEqual([name])
      }),
    )
  })

  it('never finds a term inside a longer word', () => {
    // No Finnish ending begins with b or f, and nothing may stand before a term.
    fc.assert(
      fc.property(word, word, (name, other) => {
        const { match } = compileBrand(brand([name]))
        expect(match({ text: `${name}b${other}` }).about).toBe(false)
        fc.pre(!other.startsWith(name))
        expect(match({ text: `${other}f${name}` }).about).toBe(false)
      }),
    )
  })
})

describe('duplicates', () => {
  const sentence = fc.array(fc.constantFrom(...'yksi kaksi kolme neljä viisi kuusi'.split(' ')), {
    maxLength: 30,
  })
  const item = fc.record({
    text: sentence.map((words) => words.join(' ')),
    url: fc.option(fc.constantFrom('https://a.fi/1', 'http://www.a.fi/1?utm_source=x', 'https://b.fi/2')),
  })

  it('do not depend on the order, but for the name of the group', () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 25 }), fc.infiniteStream(fc.nat()), (items, order) => {
        const named = items.map((one, id) => ({ ...one, id }))
        const shuffled = named
          .map((one) => ({ one, at: order.next().value! }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one)
        expect(partition(groupDuplicates(shuffled))).toEqual(partition(groupDuplicates(named)))
      }),
    )
  })
})

function partition(groups: { id: number; group: number }[]): string[] {
  const members = Map.groupBy(groups, ({ group }) => group)
  return [...members.values()]
    .map((group) =>
      group
        .map(({ id }) => id)
        .sort((a, b) => a - b)
        .join(' '),
    )
    .sort()
}

describe('lines', () => {
  it('never throw', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          text,
          fc.json(),
          fc.jsonValue().map((value) => JSON.stringify({ id: value })),
        ),
        (line) => {
          expect(matchLine(line)).toHaveProperty('id')
          expect(dupesLines([line, line])).toHaveLength(2)
        },
      ),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupDuplicates } from '../../src/match/near-duplicates.ts'
import { isSameThing } from '../../src/match/same-thing.ts'
import { storyKeys } from '../../src/match/story-keys.ts'
import { tellItem } from '../../src/match/tell-item.ts'
import * as pairs from './development-pairs.ts'
import * as further from './further-pairs.ts'

const alike = [...pairs.alike, ...further.alike]
const apart = [...pairs.apart, ...further.apart]

const itemOf = (side: pairs.Side) => (typeof side === 'string' ? { text: side } : side)

/** Texts as they come: of our pairs, cut, put together, in pieces of anything. */
const sides = [...alike, ...apart].flatMap(([, a, b]) => [a, b])
const anyText = fc.oneof(
  fc.constantFrom(...sides.map((side) => itemOf(side).text)),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(
      fc.constantFrom(
        'Acme',
        'on',
        '12.11.',
        '14:30',
        'rikki',
        '...',
        '\n> ',
        'RT @a:',
        '…',
        '5 €',
        'EDIT:',
        '\uD800',
        '🙂',
      ),
      {
        maxLength: 30,
      },
    )
    .map((words) => words.join(' ')),
)
const anyItem = fc.record(
  {
    text: anyText,
    title: fc.option(anyText),
    url: fc.option(fc.constantFrom('https://a.example/1', 'https://m.a.example/1', 'x')),
  },
  { requiredKeys: ['text'] },
)

describe('groups of copies', () => {
  it('do not depend on the order of the items but for their names', () => {
    const order = fc
      .array(fc.oneof(anyItem, fc.constantFrom(...sides.map(itemOf))), { maxLength: 12 })
      .chain((items) =>
        fc.tuple(fc.constant(items), fc.shuffledSubarray([...items.keys()], { minLength: items.length })),
      )
    const pairsOf = (items: { id: number; text: string }[]) => {
      const groups = new Map(groupDuplicates(items).map(({ id, group }) => [id, group]))
      return items
        .map(({ id }) =>
          items
            .filter((other) => groups.get(id) === groups.get(other.id))
            .map((other) => other.id)
            .toSorted((a, b) => a - b),
        )
        .map((group, n) => [items[n]!.id, group] as const)
        .toSorted(([a], [b]) => a - b)
    }
    fc.assert(
      fc.property(order, ([items, shuffled]) => {
        const named = items.map((item, id) => ({ ...item, id }))
        expect(pairsOf(shuffled.map((at) => named[at]!))).toEqual(pairsOf(named))
      }),
      { numRuns: 150 },
    )
  })

  it('hold whatever is the same word for word and long enough', () => {
    const telling = sides.map(itemOf).filter(({ text }) => tellItem({ text }).words.length >= 12)
    fc.assert(
      fc.property(fc.constantFrom(...telling), (item) => {
        const [a, b] = groupDuplicates([
          { ...item, id: 'a' },
          { ...item, id: 'b' },
        ])
        expect([a!.group, b!.group]).toEqual(['a', 'a'])
      }),
    )
  })
})

describe('telling two items apart', () => {
  it('is total, and the same from both sides', () => {
    fc.assert(
      fc.property(anyItem, anyItem, (a, b) => {
        const [one, other] = [tellItem(a), tellItem(b)]
        expect(isSameThing(one, other)).toBe(isSameThing(other, one))
        for (const { key } of storyKeys(one)) expect(Number.isInteger(key) && key === (key | 0)).toBe(true)
      }),
    )
  })

  it.each<[string, string]>([
    ['one letter', 'a'.repeat(1_000_000)],
    ['dots', '.'.repeat(1_000_000)],
    ['spaces', ' '.repeat(1_000_000)],
    ['line ends', '\n'.repeat(1_000_000)],
    ['digits', '1 234 '.repeat(200_000)],
    ['marks', '> RT @a: '.repeat(100_000)],
    ['the words of a plug-in', 'the post '.repeat(100_000)],
    ['cut words', 'word… '.repeat(150_000)],
    ['no word at all', '🙂'],
    ['nothing', ''],
  ])('ends on a megabyte of %s', (_what, text) => {
    const telling = tellItem({ text, title: text, url: text })
    expect(isSameThing(telling, tellItem({ text: `${text} x` }))).toBeTypeOf('boolean')
    expect(storyKeys(telling).length).toBeLessThanOrEqual(18)
  })
})

it('the keys of two that tell the same have one in common', () => {
  const keysOf = (side: pairs.Side) => new Set(storyKeys(tellItem(itemOf(side))).map(({ key }) => key))
  const lost = alike.filter(([, a, b]) => keysOf(a).isDisjointFrom(keysOf(b)))
  expect(lost.map(([why]) => why)).toEqual([])
})

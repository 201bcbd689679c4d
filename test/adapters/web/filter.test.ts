import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  countOf,
  filterQuery,
  isNarrowed,
  readFilter,
  toInboxFilter,
  widened,
} from '../../../adapters/web/filter.ts'

const names = ['kind', 'state', 'brand', 'source', 'severity', 'feeling', 'topic', 'ids', 'case', 'other']
const values = fc.oneof(
  fc.constantFrom(
    'all',
    'open',
    'snoozed',
    'praise',
    '1,2',
    '7',
    '3,x,3,-1,1e3',
    'high',
    'low',
    'anger',
    'joy',
    'price',
    '',
    'constructor',
  ),
  fc.string({ unit: 'binary', maxLength: 90 }),
)
const params = fc
  .array(fc.tuple(fc.constantFrom(...names), values), { maxLength: 9 })
  .map((pairs) => new URLSearchParams(pairs))

describe('the filter of an address', () => {
  it('is the same after it was written and read again, whatever stood there', () => {
    fc.assert(
      fc.property(params, (given) => {
        const filter = readFilter(given)
        expect(readFilter(new URLSearchParams(filterQuery(filter)))).toEqual(filter)
        expect(isNarrowed(widened(filter))).toBe(false)
      }),
    )
  })

  it('holds nothing that it does not know', () => {
    const filter = readFilter(new URLSearchParams('state=lost&severity=huge&feeling=envy&other=1'))
    expect(filterQuery(filter)).toBe('')
    expect(toInboxFilter(filter)).toEqual({ state: 'waiting' })
  })

  it('names praise, and cases by their numbers', () => {
    const filterOf = (query: string) => toInboxFilter(readFilter(new URLSearchParams(query)))
    expect(filterOf('kind=praise&state=answered')).toEqual({ kind: 'praise', state: 'answered' })
    expect(filterOf('ids=3,1,3,x,0,-2,1.5')).toEqual({ state: 'waiting', ids: [3, 1] })
    expect(filterOf('ids=x')).toEqual({ state: 'waiting' })
    const many = Array.from({ length: 500 }, (_, place) => place + 1).join(',')
    expect(filterOf(`ids=${many}`).ids).toHaveLength(100)
  })

  it('counts as waiting what somebody still has something to do with', () => {
    const counts = { open: 1, claimed: 2, answered: 4, snoozed: 8, resolved: 16, dismissed: 32 }
    expect([countOf('waiting', counts), countOf('snoozed', counts), countOf('all', counts)]).toEqual([
      15, 8, 63,
    ])
  })

  it('is understood by the product as it is read', () => {
    const query = 'state=all&brand=acme&source=news&severity=high&feeling=anger&topic=price'
    expect(toInboxFilter(readFilter(new URLSearchParams(query)))).toEqual({
      ...{ brand: 'acme', source: 'news', severity: 'high', feeling: 'anger', topic: 'price' },
    })
  })
})

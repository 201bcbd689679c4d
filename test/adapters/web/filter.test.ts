import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { filterQuery, isNarrowed, readFilter, toInboxFilter, widened } from '../../../adapters/web/filter.ts'

const names = ['state', 'brand', 'source', 'severity', 'feeling', 'topic', 'other']
const values = fc.oneof(
  fc.constantFrom('all', 'open', 'high', 'low', 'anger', 'joy', 'price', '', 'constructor'),
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

  it('is understood by the product as it is read', () => {
    const query = 'state=all&brand=acme&source=news&severity=high&feeling=anger&topic=price'
    expect(toInboxFilter(readFilter(new URLSearchParams(query)))).toEqual({
      ...{ brand: 'acme', source: 'news', severity: 'high', feeling: 'anger', topic: 'price' },
    })
  })
})

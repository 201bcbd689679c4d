import { describe, expect, it } from 'vitest'
import { groupDuplicates } from '../../src/match/near-duplicates.ts'
import { alike, apart, type Side } from './development-pairs.ts'
import * as further from './further-pairs.ts'

const itemOf = (id: string, side: Side) => ({ id, ...(typeof side === 'string' ? { text: side } : side) })

const same = (a: Side, b: Side) => {
  const [one, other] = groupDuplicates([itemOf('a', a), itemOf('b', b)])
  return one!.group === other!.group
}

describe('two tell of the same thing when', () => {
  it.each([...alike, ...further.alike])('%s', (_why, a, b) =>
    expect([same(a, b), same(b, a)]).toEqual([true, true]),
  )
})

describe('two tell of two things when they are', () => {
  it.each([...apart, ...further.apart])('%s', (_why, a, b) =>
    expect([same(a, b), same(b, a)]).toEqual([false, false]),
  )
})

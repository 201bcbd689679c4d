import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { dupesLines } from '../../src/match/dupes-lines.ts'

interface Side {
  text: string
  url?: string
  title?: string
}

/** Pairs that the rules were neither made nor adjusted by. */
const pairs = readFileSync(join(import.meta.dirname, '../unseen/duplicates.ndjson'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { a: Side; b: Side; same: boolean })

/** Whether `korva dupes` puts two lines in one group. */
function areGrouped(a: Side, b: Side): boolean {
  const [one, other] = dupesLines([JSON.stringify({ ...a, id: 'a' }), JSON.stringify({ ...b, id: 'b' })])
  return 'group' in one! && 'group' in other! && one.group === other.group
}

it('tells pairs that it has never seen alike or apart', () => {
  const rightOf = (wanted: boolean) => {
    const those = pairs.filter(({ same }) => same === wanted)
    return those.filter(({ a, b, same }) => areGrouped(a, b) === same).length / those.length
  }
  // Measured: 0.955 and 0.973.
  expect(rightOf(true)).toBeGreaterThan(0.93)
  expect(rightOf(false)).toBeGreaterThan(0.95)
})

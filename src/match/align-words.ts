import type { ComparedWord } from './compared-words.ts'

/** A stretch of two texts that is not the same in both; one of the sides may be empty. */
export interface Difference {
  left: ComparedWord[]
  right: ComparedWord[]
  /** That it stands before or behind everything that both hold. */
  where: 'start' | 'middle' | 'end'
}

/** How two texts lie on each other: how many words both hold in one order, and the stretches between those. */
export interface Alignment {
  common: number
  differences: Difference[]
}

/** Lays two texts on each other so that the most words meet. Both have 400 words at most: 160,000 steps at the worst. */
export function alignWords(left: ComparedWord[], right: ComparedWord[]): Alignment {
  const differences: Difference[] = []
  let common = 0
  let [fromLeft, fromRight] = [0, 0]
  const close = (toLeft: number, toRight: number) => {
    const difference = { left: left.slice(fromLeft, toLeft), right: right.slice(fromRight, toRight) }
    if (difference.left.length + difference.right.length === 0) return
    const atEnd = toLeft === left.length && toRight === right.length
    differences.push({ ...difference, where: common === 0 ? 'start' : atEnd ? 'end' : 'middle' })
  }
  for (const [atLeft, atRight] of meetings(left, right)) {
    close(atLeft, atRight)
    common++
    ;[fromLeft, fromRight] = [atLeft + 1, atRight + 1]
  }
  close(left.length, right.length)
  return { common, differences }
}

/** The places where the two meet, in their order. What both begin or end with needs no search. */
function* meetings(left: ComparedWord[], right: ComparedWord[]): Generator<[number, number]> {
  const shorter = Math.min(left.length, right.length)
  let start = 0
  while (start < shorter && left[start]!.key === right[start]!.key) start++
  let end = 0
  while (end < shorter - start && left.at(-1 - end)!.key === right.at(-1 - end)!.key) end++
  for (let at = 0; at < start; at++) yield [at, at]
  const [leftEnd, rightEnd] = [left.length - end, right.length - end]
  for (const [a, b] of longest(left.slice(start, leftEnd), right.slice(start, rightEnd))) {
    yield [a + start, b + start]
  }
  for (let at = 0; at < end; at++) yield [leftEnd + at, rightEnd + at]
}

/** The longest common subsequence, by the usual table of lengths. */
function longest(left: ComparedWord[], right: ComparedWord[]): [number, number][] {
  if (left.length === 0 || right.length === 0) return []
  const width = right.length + 1
  const lengths = new Uint16Array((left.length + 1) * width)
  for (let a = left.length - 1; a >= 0; a--) {
    for (let b = right.length - 1; b >= 0; b--) {
      const meets = left[a]!.key === right[b]!.key
      lengths[a * width + b] = meets
        ? lengths[(a + 1) * width + b + 1]! + 1
        : Math.max(lengths[(a + 1) * width + b]!, lengths[a * width + b + 1]!)
    }
  }
  const pairs: [number, number][] = []
  let [a, b] = [0, 0]
  while (a < left.length && b < right.length) {
    if (left[a]!.key === right[b]!.key) pairs.push([a++, b++])
    else if (lengths[(a + 1) * width + b]! >= lengths[a * width + b + 1]!) a++
    else b++
  }
  return pairs
}

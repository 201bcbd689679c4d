import type { Alignment, Difference } from './align-words.ts'
import type { ComparedWord, WordKind } from './compared-words.ts'

/** What the differences of two texts come to. */
export interface Weighed {
  /** Words that both hold, slips of the pen included. */
  common: number
  /** Places where one names another person, town, day, price or part than the other: what makes two things of a template. */
  named: number
  /** Places where both begin with another capital letter: perhaps such a name. */
  perhaps: number
  /** Places where a number is another one. */
  numbers: number
  /** Words that were put in place of others or into the middle; half as much for those that replace none. */
  changed: number
}

const naming: ReadonlySet<WordKind> = new Set(['name', 'date', 'price', 'serial'])
/** Longer stretches were written anew: what is named in them was not filled into a form. */
const longestSlot = 5

/** Weighs the differences of two aligned texts. */
export function weighDifferences({ common, differences }: Alignment): Weighed {
  const weighed: Weighed = { common, named: 0, perhaps: 0, numbers: 0, changed: 0 }
  for (const difference of differences) {
    const { left, right, slips } = withoutSlips(difference)
    weighed.common += slips
    if (left.length === 0 && right.length === 0) continue
    if (left.length === 0 || right.length === 0) {
      if (difference.where === 'middle') weighed.changed += (left.length + right.length) / 2
      continue
    }
    const what = left.length <= longestSlot && right.length <= longestSlot ? slotOf(left, right) : 'word'
    if (what === 'word') weighed.changed += wordsChanged(difference.where, left.length, right.length)
    else weighed[what]++
  }
  return weighed
}

/** Where one merely goes on, what it says besides is no change. */
const wordsChanged = (where: Difference['where'], left: number, right: number) =>
  where === 'end' ? Math.min(left, right) : Math.max(left, right)

function slotOf(left: ComparedWord[], right: ComparedWord[]): 'named' | 'perhaps' | 'numbers' | 'word' {
  const kinds = (words: ComparedWord[]) => new Set(words.map(({ kind }) => kind))
  const [a, b] = [kinds(left), kinds(right)]
  const both = (kind: WordKind) => a.has(kind) && b.has(kind)
  if ([...naming].some(both)) return 'named'
  if ((a.has('date') && b.has('number')) || (a.has('number') && b.has('date'))) return 'named'
  if (both('number')) return 'numbers'
  const capital = (words: ComparedWord[]) => words.length <= 2 && words.some((word) => word.capital)
  return capital(left) && capital(right) ? 'perhaps' : 'word'
}

/** Pairs off the words of the two sides that are one word, misspelt or inflected otherwise. */
function withoutSlips(difference: Difference) {
  const right = [...difference.right]
  const left = difference.left.filter((word) => {
    const at = right.findIndex((other) => isSlip(word, other))
    if (at >= 0) right.splice(at, 1)
    return at < 0
  })
  return { left, right, slips: difference.left.length - left.length }
}

/** One letter off, or two in a long word. Numbers have no slips. */
function isSlip(one: ComparedWord, other: ComparedWord): boolean {
  const [a, b] = [one.key, other.key]
  if (a === b) return true
  if (/\d/u.test(a + b) || one.kind === 'date' || one.kind === 'number') return false
  const shorter = Math.min(a.length, b.length)
  const most = shorter >= 8 ? 2 : shorter >= 4 ? 1 : 0
  return Math.abs(a.length - b.length) <= most && most > 0 && distance(a, b, most) <= most
}

/** How many letters to put in, take out, change or swap with the next; more than `most` is not counted to its end. */
function distance(a: string, b: string, most: number): number {
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  if (start === a.length && start === b.length) return 0
  if (most === 0) return 1
  const [x, y] = [a.slice(start), b.slice(start)]
  const tries = [
    distance(x.slice(1), y.slice(1), most - 1),
    distance(x.slice(1), y, most - 1),
    distance(x, y.slice(1), most - 1),
  ]
  if (x.length > 1 && x[0] === y[1] && x[1] === y[0]) tries.push(distance(x.slice(2), y.slice(2), most - 1))
  return 1 + Math.min(...tries)
}

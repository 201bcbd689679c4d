import { canonicalLink } from './canonical-link.ts'
import { createCopyFinder } from './copy-finder.ts'
import { shinglesOf, wordsOf } from './shingles.ts'
import { createUnion } from './union.ts'

export interface DuplicateItem<Id extends string | number = string> {
  id: Id
  text: string
  url?: string | null | undefined
  title?: string | null | undefined
}

/** Shorter texts and headlines are said by many people of many things (`Great app!`): equality means nothing. */
const fewestWords = 5

/**
 * Groups items that tell of the same thing: the same link (tracking aside), the same words, the same headline, or
 * nearly the same words, cut copies included. The group is the id of its first item. The order of the items changes
 * the name of a group alone. 10,000 items of 100 words take about two seconds.
 */
export function groupDuplicates<Id extends string | number>(
  items: DuplicateItem<Id>[],
): { id: Id; group: Id }[] {
  const union = createUnion(items.length)
  const texts = items.map((item) => wordsOf(item.text || item.title || ''))
  joinEqual(union, items.map(linkOf))
  joinEqual(
    union,
    texts.map((words) => (words.length >= fewestWords ? words.join(' ') : null)),
  )
  joinEqual(
    union,
    items.map((item) => headlineOf(item.title)),
  )
  joinCopies(union, texts)
  return items.map(({ id }, index) => ({ id, group: items[union.find(index)]!.id }))
}

type Union = ReturnType<typeof createUnion>

const linkOf = (item: DuplicateItem<string | number>) => (item.url ? canonicalLink(item.url) : null)

/** A headline without the name of the paper that aggregators put behind it (`... - Kauppalehti`). */
function headlineOf(title: string | null | undefined): string | null {
  if (!title) return null
  const cut = title.replace(/\s+[-–—|]\s+[^-–—|]{2,40}$/u, '')
  const words = wordsOf(cut)
  return words.length > fewestWords ? words.join(' ') : null
}

function joinEqual(union: Union, keys: (string | null)[]) {
  const first = new Map<string, number>()
  for (const [index, key] of keys.entries()) {
    if (key === null) continue
    const earlier = first.get(key)
    if (earlier === undefined) first.set(key, index)
    else union.join(earlier, index)
  }
}

/** Compares each distinct text with the leaders of the groups before it, longest first, whatever order they came in. */
function joinCopies(union: Union, texts: string[][]) {
  const distinct = new Map<string, number>()
  for (const [index, words] of texts.entries()) {
    const key = words.join(' ')
    if (words.length > 0 && !distinct.has(key)) distinct.set(key, index)
  }
  const finder = createCopyFinder()
  const ordered = [...distinct].sort(
    ([a, i], [b, j]) => texts[j]!.length - texts[i]!.length || (a < b ? -1 : 1),
  )
  for (const [, index] of ordered) {
    const leader = finder.findOrAdd(index, shinglesOf(texts[index]!))
    if (leader !== null) union.join(leader, index)
  }
}

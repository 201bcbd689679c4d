import { createCopyFinder } from './copy-finder.ts'
import { type Telling, tellItem } from './tell-item.ts'
import { createUnion } from './union.ts'

export interface DuplicateItem<Id extends string | number = string> {
  id: Id
  text: string
  url?: string | null | undefined
  title?: string | null | undefined
}

/**
 * Groups items that tell of the same thing: the same link (tracking aside), nearly the same words (cut, quoted and with
 * boilerplate around them) or the same long headline; docs/decisions/duplicates.md has the rules. The group is the id of
 * its first item. The order of the items changes the name of a group alone. 10,000 items of 100 words take some seconds.
 */
export function groupDuplicates<Id extends string | number>(
  items: DuplicateItem<Id>[],
): { id: Id; group: Id }[] {
  const union = createUnion(items.length)
  const tellings = items.map(tellItem)
  joinLinks(union, tellings)
  joinCopies(union, tellings)
  return items.map(({ id }, index) => ({ id, group: items[union.find(index)]!.id }))
}

type Union = ReturnType<typeof createUnion>

function joinLinks(union: Union, tellings: Telling[]) {
  const first = new Map<string, number>()
  for (const [index, { link }] of tellings.entries()) {
    if (link === null) continue
    const earlier = first.get(link)
    if (earlier === undefined) first.set(link, index)
    else union.join(earlier, index)
  }
}

/** Compares each with the leaders of the groups before it, longest first, whatever order they came in. */
function joinCopies(union: Union, tellings: Telling[]) {
  const finder = createCopyFinder()
  const ordered = tellings
    .map((telling, index) => ({ telling, index, name: nameOf(telling) }))
    .sort((a, b) => b.telling.words.length - a.telling.words.length || compare(a.name, b.name))
  for (const { telling, index } of ordered) {
    const leader = finder.findOrAdd(index, telling)
    if (leader !== null) union.join(leader, index)
  }
}

/** Everything that the comparison goes by: two of one name are alike in all of it. */
function nameOf({ words, headline, headlineKey, isCut, isRepost, isEdited, link }: Telling): string {
  const said = [words, headline].map((those) => those.map(({ key, kind }) => `${key}/${kind[0]}`).join(' '))
  return JSON.stringify([...said, headlineKey, isCut, isRepost, isEdited, link])
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

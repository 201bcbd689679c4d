import { toStars } from '../to-stars.ts'
import { localName } from './namespaces.ts'
import { childrenNamed, elementsIn, firstOf, rawText } from './read-node.ts'
import type { XmlNode } from './xml-tree.ts'

/** Apple's element, then what others call the reviewer's own stars. Averages of many people are not asked for. */
const names = [
  'im:rating',
  'rating',
  'review:rating',
  'g:rating',
  'gd:rating',
  'ratingvalue',
  'starrating',
  'stars',
]

/** The stars that the writer of an item gave, 1 to 5; null where there are none. */
export function readRating(item: XmlNode): number | null {
  return firstOf(childrenNamed(item, ...names, ...schemaNames(item)), (node) => {
    const value = attribute(node, 'value', 'ratingvalue') ?? inside(node, 'ratingvalue') ?? rawText(node)
    const best = attribute(node, 'max', 'best', 'bestrating') ?? inside(node, 'bestrating')
    return toStars(value, best)
  })
}

/** schema.org's `reviewRating`, under whatever prefix. */
const schemaNames = (item: XmlNode) =>
  elementsIn(item)
    .map(({ name }) => name)
    .filter((name) => /^(reviewrating|ratingvalue|starrating)$/.test(localName(name)))

function attribute(node: XmlNode, ...wanted: string[]): string | undefined {
  return wanted.map((name) => node.attributes.get(name)).find((value) => value !== undefined)
}

/** schema.org nests `Rating` in `reviewRating`, so it is looked for two levels down. */
function inside(node: XmlNode, wanted: string): string | undefined {
  const below = elementsIn(node)
  const found = [...below, ...below.flatMap(elementsIn)].find(({ name }) => localName(name) === wanted)
  return found && rawText(found)
}

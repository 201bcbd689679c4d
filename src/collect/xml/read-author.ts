import { cleanLine, plainTitle } from '../plain-text.ts'
import { childrenNamed, elementsIn, firstOf, rawText } from './read-node.ts'
import type { XmlNode } from './xml-tree.ts'

const names = ['author', 'dc:creator', 'itunes:author', 'googleplay:author', 'dc:author', 'dc:contributor']
/** Names in an item that has many. */
const shown = 3
const nameLimit = 300

/**
 * Who wrote an item: several names joined by commas. An Atom entry without one takes its feed's (RFC 4287, 4.2.1), which
 * is given: reading it again for each of many entries would take quadratic time.
 */
export function readAuthor(item: XmlNode, feedAuthor: string | null): string | null {
  return readNames(item) ?? (item.name === 'entry' ? feedAuthor : null)
}

/** The names that stand in an element itself. */
export function readNames(node: XmlNode): string | null {
  return firstOf(names, (name) => {
    const people = childrenNamed(node, name).map(nameOf)
    return [...new Set(people.filter(Boolean))].slice(0, shown).join(', ') || null
  })
}

function nameOf(author: XmlNode): string {
  const parts = ['name', 'email', 'uri'].map((part) => rawText(childrenNamed(author, part)[0]))
  const said = elementsIn(author).length > 0 ? (parts.find(Boolean) ?? rawText(author)) : rawText(author)
  return personIn(said)
}

/** RSS wants `maija@example.com (Maija M.)`; mail programs write `Maija M. <maija@example.com>`. */
function personIn(said: string): string {
  const line = cleanLine(said.slice(0, nameLimit))
  const named =
    /^\S+@\S+\s+\((.+)\)$/.exec(line)?.[1] ?? /^"?([^"<]+?)"?\s*<[^<>\s]+@[^<>\s]+>$/.exec(line)?.[1]
  return plainTitle(named ?? line) ?? ''
}

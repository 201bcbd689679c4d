import { Parser } from 'htmlparser2'
import { canonicalName, type Namespaces, readNamespaces } from './namespaces.ts'

/** An element. Names are in lower case, with our own prefix for a known namespace and none for RSS and Atom. */
export interface XmlNode {
  name: string
  attributes: Map<string, string>
  children: (XmlNode | string)[]
  parent: XmlNode | null
}

/** What was read of a document: as far as it goes, for a document that breaks off. */
export interface XmlTree {
  /** Holds the outermost elements. */
  root: XmlNode
  /** Every `item` and `entry`, in the order of the document. */
  items: XmlNode[]
}

interface OpenElement {
  node: XmlNode
  /** As written: closing tags are compared with it. */
  written: string
  namespaces: Namespaces
}

/**
 * Elements deeper than this end the reading. No feed needs a tenth of it, and htmlparser2 keeps its stack in an array
 * that it shifts, so that a million open tags would take it hours.
 */
const depthLimit = 1000

const itemNames = new Set(['item', 'entry'])
/** Elements of an item that hold text only: one that was not closed ends where the next field begins. */
const textFields = new Set(['title', 'link', 'guid', 'id', 'pubdate', 'published', 'updated', 'dc:date'])
const nextFields = new Set([
  ...textFields,
  'description',
  'summary',
  'content',
  'content:encoded',
  'author',
  'category',
])

class TooDeep extends Error {}

/**
 * Reads XML however broken: truncated, badly nested, with bare ampersands or unclosed tags. Entities of a DTD are left
 * as they stand, so nothing expands. Never throws.
 */
export function readXml(text: string): XmlTree {
  const builder = new TreeBuilder()
  const parser = new Parser(
    {
      onopentag: (name, attributes) => builder.open(name, attributes),
      onclosetag: (name) => builder.close(name),
      ontext: (data) => builder.text(data),
    },
    { xmlMode: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  )
  try {
    parser.end(text)
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error
  }
  return builder
}

class TreeBuilder implements XmlTree {
  readonly root = makeNode('', new Map(), null)
  readonly items: XmlNode[] = []
  private readonly stack: OpenElement[] = [{ node: this.root, written: '', namespaces: new Map() }]

  open(written: string, attributes: Record<string, string>): void {
    if (this.stack.length > depthLimit) throw new TooDeep()
    const namespaces = readNamespaces(
      this.top.namespaces,
      attributes,
      this.stack.length === 1 ? written : null,
    )
    const name = canonicalName(written, namespaces)
    this.closeForgotten(name)
    const named = Object.entries(attributes).map(
      ([key, value]) => [key.includes(':') ? canonicalName(key, namespaces) : key, value] as const,
    )
    const node = makeNode(name, new Map(named), this.top.node)
    this.top.node.children.push(node)
    this.stack.push({ node, written, namespaces })
    if (itemNames.has(name) && !this.insideItem(node)) this.items.push(node)
  }

  close(written: string): void {
    const at = this.stack.findLastIndex((open) => open.written === written)
    if (at > 0) this.stack.length = at
  }

  text(data: string): void {
    this.top.node.children.push(data)
  }

  private get top(): OpenElement {
    return this.stack.at(-1)!
  }

  private closeForgotten(next: string): void {
    const { node } = this.top
    if (nextFields.has(next) && textFields.has(node.name) && itemNames.has(node.parent?.name ?? '')) {
      this.stack.pop()
    }
    // An item that begins directly in another one, or in its unclosed title, is its sibling.
    if (!itemNames.has(next)) return
    const inner = textFields.has(this.top.node.name) ? this.stack.at(-2) : this.top
    if (inner && itemNames.has(inner.node.name)) this.stack.length = this.stack.indexOf(inner)
  }

  private insideItem(node: XmlNode): boolean {
    for (let above = node.parent; above; above = above.parent) if (itemNames.has(above.name)) return true
    return false
  }
}

function makeNode(name: string, attributes: Map<string, string>, parent: XmlNode | null): XmlNode {
  return { name, attributes, children: [], parent }
}

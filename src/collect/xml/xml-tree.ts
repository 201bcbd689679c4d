import type * as HtmlParser from 'htmlparser2'
import type { ReadingNote } from '../../core/feed-item.ts'
import { itemLimit } from '../item-limit.ts'
import { lazily } from '../lazily.ts'
import { canonicalName, type Namespaces, readNamespaces } from './namespaces.ts'

const htmlparser = lazily<typeof HtmlParser>('htmlparser2')

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
  /** What had to be guessed to see a tree in it: `truncated`, `badly-nested`; `too-many-items`. */
  notes: Set<ReadingNote>
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
const feedNames = new Set(['rss', 'rdf:rdf', 'rdf', 'feed', 'channel', ...itemNames])
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

/**
 * A bracket that begins nothing, as in `5 < 6` and `<3`: it would be taken for an element and swallow what follows. What
 * may hold such a bracket rightly is matched whole, to be left alone.
 */
const bareBracket = /<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<!--[\s\S]*?(?:-->|$)|<(?!$|[\p{L}_:/!?])/gu

/** Ends the reading where a document is seen to be endless; what was read counts. */
class Enough extends Error {}

/**
 * Reads XML however broken: truncated, badly nested, with bare ampersands or unclosed tags. Entities of a DTD are left
 * as they stand, so nothing expands. Never throws.
 */
export function readXml(text: string): XmlTree {
  const builder = new TreeBuilder()
  let openedAt = -1
  const parser = new (htmlparser().Parser)(
    {
      onopentag(name, attributes) {
        openedAt = parser.endIndex
        builder.open(name, attributes)
      },
      // `<item/>` ends where it began, and htmlparser2 calls that implied as well.
      onclosetag: (name, isImplied) => builder.close(name, isImplied && parser.endIndex !== openedAt),
      ontext: (data) => builder.text(data),
    },
    { xmlMode: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  )
  try {
    parser.write(text.replace(bareBracket, (found) => (found === '<' ? '&lt;' : found)))
    builder.end()
    parser.end()
  } catch (error) {
    if (!(error instanceof Enough)) throw error
  }
  return builder
}

class TreeBuilder implements XmlTree {
  readonly root = makeNode('', new Map(), null)
  readonly items: XmlNode[] = []
  readonly notes = new Set<ReadingNote>()
  private ended = false
  private readonly stack: OpenElement[] = [{ node: this.root, written: '', namespaces: new Map() }]

  open(written: string, attributes: Record<string, string>): void {
    if (this.stack.length > depthLimit) this.stop('badly-nested')
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
    if (itemNames.has(name) && !this.insideItem(node)) this.addItem(node)
  }

  private addItem(node: XmlNode): void {
    if (this.items.length === itemLimit) this.stop('too-many-items')
    this.items.push(node)
  }

  private stop(note: ReadingNote): never {
    this.notes.add(note)
    throw new Enough()
  }

  /** @param implied another element's end, or the document's, is this one's too */
  close(written: string, implied: boolean): void {
    if (implied && !this.ended) this.notes.add('badly-nested')
    const at = this.stack.findLastIndex((open) => open.written === written)
    if (at > 0) this.stack.length = at
  }

  text(data: string): void {
    this.top.node.children.push(data)
  }

  /** All of the document was seen: a feed that is still open was cut off; a stray `<br>` around it was not. */
  end(): void {
    this.ended = true
    if (this.stack.length === 1) return
    this.notes.add(this.stack.some(({ node }) => feedNames.has(node.name)) ? 'truncated' : 'badly-nested')
  }

  private get top(): OpenElement {
    return this.stack.at(-1)!
  }

  private closeForgotten(next: string): void {
    const { node } = this.top
    if (nextFields.has(next) && textFields.has(node.name) && itemNames.has(node.parent?.name ?? '')) {
      this.notes.add('badly-nested')
      this.stack.pop()
    }
    // An item that begins directly in another one, or in its unclosed title, is its sibling.
    if (!itemNames.has(next)) return
    const inner = textFields.has(this.top.node.name) ? this.stack.at(-2) : this.top
    if (!inner || !itemNames.has(inner.node.name)) return
    this.notes.add('badly-nested')
    this.stack.length = this.stack.indexOf(inner)
  }

  private insideItem(node: XmlNode): boolean {
    for (let above = node.parent; above; above = above.parent) if (itemNames.has(above.name)) return true
    return false
  }
}

function makeNode(name: string, attributes: Map<string, string>, parent: XmlNode | null): XmlNode {
  return { name, attributes, children: [], parent }
}

import type { FeedFormat, ParsedFeed } from '../../core/feed-item.ts'
import { settleIds } from '../item-id.ts'
import { notAFeed } from '../not-a-feed.ts'
import { parseDate } from '../parse-date.ts'
import { resolveLink } from '../resolve-link.ts'
import { readNames } from './read-author.ts'
import { readHub, readTtl } from './read-head.ts'
import { readItem } from './read-item.ts'
import { childrenNamed, elementsIn, firstLine, firstOf, rawText } from './read-node.ts'
import { readXml, type XmlNode, type XmlTree } from './xml-tree.ts'

/** Reads an RSS, RDF, Atom or CDF feed, however broken. Throws `notAFeed` errors only. */
export function parseXmlFeed(text: string, url: string | undefined): ParsedFeed {
  const tree = readXml(text)
  const head = findHead(tree)
  if (!head) throw notAFeed(text, url)
  const about = { base: url ?? homePage(head.node), feedAuthor: readNames(head.node), notes: tree.notes }
  if (head.stray) tree.notes.add('no-root')
  const items = tree.items.map((item) => readItem(item, about))
  const ttlMs = readTtl(head.node)
  const hub = readHub(head.node, url)
  return {
    format: head.format,
    title: firstLine(childrenNamed(head.node, 'title', 'dc:title')),
    items: settleIds(items),
    builtAt: firstOf(
      childrenNamed(head.node, 'lastbuilddate', 'updated', 'modified', 'dc:date', 'pubdate', 'lastmod'),
      (node) => parseDate(rawText(node)),
    ),
    ...(ttlMs && { ttlMs }),
    ...(hub && { hub }),
    ...(tree.notes.size && { notes: [...tree.notes] }),
  }
}

interface Head {
  format: FeedFormat
  /** The element that says things about the whole feed. */
  node: XmlNode
  /** It is no feed's: items were found without one. */
  stray: boolean
}

function findHead({ root, items }: XmlTree): Head | null {
  const [first] = items
  // A feed may stand in something else: a page, a SOAP envelope, what a warning left open.
  for (const node of [...elementsIn(root), ...above(first)]) {
    const format = formatOf(node, items)
    const head = format === 'atom' ? node : (childrenNamed(node, 'channel')[0] ?? node)
    if (format) return { format, node: head, stray: false }
  }
  if (!first) return null
  return { format: first.name === 'entry' ? 'atom' : 'rss', node: first.parent ?? root, stray: true }
}

/** The elements around a node, the outermost first. */
const above = (node: XmlNode | null | undefined): XmlNode[] =>
  node?.parent ? [...above(node.parent), node.parent] : []

function formatOf(node: XmlNode, items: XmlNode[]): FeedFormat | null {
  switch (node.name) {
    case 'rss':
      return 'rss'
    case 'rdf:rdf':
    case 'rdf':
      return 'rdf'
    case 'feed':
      return 'atom'
    case 'channel':
      return isCdf(node, items) ? 'cdf' : 'rss'
    default:
      return null
  }
}

/** Microsoft's Channel Definition Format keeps its addresses in `href` attributes. */
const isCdf = (channel: XmlNode, items: XmlNode[]) =>
  [channel, ...items].some(({ attributes }) => attributes.has('href') || attributes.has('lastmod'))

/** Where no address is known, what the feed says of its own site stands in for it. */
function homePage(head: XmlNode): string | undefined {
  const links = childrenNamed(head, 'link')
  const found = firstOf(links, (link) => resolveLink(link.attributes.get('href') ?? rawText(link), undefined))
  return found ?? undefined
}

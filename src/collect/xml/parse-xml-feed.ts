import type { FeedFormat, ParsedFeed } from '../../core/feed-item.ts'
import { settleIds } from '../item-id.ts'
import { notAFeed } from '../not-a-feed.ts'
import { parseDate } from '../parse-date.ts'
import { resolveLink } from '../resolve-link.ts'
import { readNames } from './read-author.ts'
import { readItem } from './read-item.ts'
import { childrenNamed, elementsIn, firstLine, firstOf, rawText } from './read-node.ts'
import { readXml, type XmlNode, type XmlTree } from './xml-tree.ts'

/** Reads an RSS, RDF, Atom or CDF feed, however broken. Throws `notAFeed` errors only. */
export function parseXmlFeed(text: string, url: string | undefined): ParsedFeed {
  const tree = readXml(text)
  const head = findHead(tree)
  if (!head) throw notAFeed(text)
  const about = { base: url ?? homePage(head.node), feedAuthor: readNames(head.node) }
  return {
    format: head.format,
    title: firstLine(childrenNamed(head.node, 'title', 'dc:title')),
    items: settleIds(tree.items.map((item) => readItem(item, about))),
    builtAt: firstOf(
      childrenNamed(head.node, 'lastbuilddate', 'updated', 'modified', 'dc:date', 'pubdate', 'lastmod'),
      (node) => parseDate(rawText(node)),
    ),
  }
}

interface Head {
  format: FeedFormat
  /** The element that says things about the whole feed. */
  node: XmlNode
}

function findHead({ root, items }: XmlTree): Head | null {
  const outermost = elementsIn(root)
  for (const node of outermost) {
    const format = formatOf(node, items)
    if (format)
      return { format, node: format === 'atom' ? node : (childrenNamed(node, 'channel')[0] ?? node) }
  }
  const stray = items[0]
  return stray ? { format: stray.name === 'entry' ? 'atom' : 'rss', node: stray.parent ?? root } : null
}

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

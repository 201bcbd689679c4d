import type { ReadingNote } from '../../core/feed-item.ts'
import type { UnsettledItem } from '../item-id.ts'
import { parseDate } from '../parse-date.ts'
import { readAuthor } from './read-author.ts'
import { readLink } from './read-link.ts'
import { childrenNamed, firstLine, firstOf, firstText, rawText } from './read-node.ts'
import { readRating } from './read-rating.ts'
import type { XmlNode } from './xml-tree.ts'

/** Elements in the order in which they are asked: the first that says something counts. */
const fields = {
  guid: ['guid', 'id'],
  title: ['title', 'dc:title', 'media:title', 'itunes:title'],
  text: [
    ...['content:encoded', 'content', 'xhtml:body', 'xhtml:div', 'body', 'fullitem'],
    ...[
      'description',
      'summary',
      'abstract',
      'itunes:summary',
      'googleplay:description',
      'media:description',
    ],
    ...['itunes:subtitle', 'dc:description', 'dcterms:abstract', 'media:text'],
  ],
  published: [
    'published',
    'pubdate',
    'issued',
    'dcterms:issued',
    'created',
    'dcterms:created',
    'dc:date',
    'date',
  ],
  updated: ['updated', 'modified', 'dcterms:modified', 'lastmod'],
}

/** What the items of a feed share. */
export interface AboutFeed {
  /** What relative addresses count from. */
  base: string | undefined
  feedAuthor: string | null
  /** What had to be guessed so far: dates that are none are added. */
  notes: Set<ReadingNote>
}

/** What an `item` or `entry` of any format says. */
export function readItem(item: XmlNode, { base, feedAuthor, notes }: AboutFeed): UnsettledItem {
  const date = (names: string[]) => {
    const said = dateNodes(item, names)
    const found = firstOf(said, (node) => parseDate(rawText(node)))
    if (!found && said.some((node) => rawText(node))) notes.add('unknown-dates')
    return found
  }
  return {
    guid: firstRaw(item, fields.guid) || (item.attributes.get('rdf:about') ?? ''),
    url: readLink(item, base),
    title: firstLine(grouped(item, fields.title)),
    text: firstText(grouped(item, fields.text)),
    author: readAuthor(item, feedAuthor),
    publishedAt: date(fields.published),
    updatedAt: date(fields.updated) ?? parseDate(item.attributes.get('lastmod') ?? ''),
    rating: readRating(item),
  }
}

/** Media RSS puts its titles and descriptions into a group. */
const grouped = (item: XmlNode, names: string[]) => [
  ...childrenNamed(item, ...names),
  ...childrenNamed(item, 'media:group', 'media:content').flatMap((group) => childrenNamed(group, ...names)),
]

const firstRaw = (item: XmlNode, names: string[]) =>
  firstOf(childrenNamed(item, ...names), (node) => rawText(node) || null) ?? ''

/** Of two elements of one name the later overwrites the earlier, as in the reference parsers. */
const dateNodes = (item: XmlNode, names: string[]) =>
  names.flatMap((name) => childrenNamed(item, name).reverse())

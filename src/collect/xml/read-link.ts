import { resolveLink } from '../resolve-link.ts'
import { childrenNamed, firstOf, rawText } from './read-node.ts'
import type { XmlNode } from './xml-tree.ts'

/**
 * Where a person reads an item: FeedBurner's original address, else its link, else a guid or id that is an address.
 * Relative ones are resolved by `xml:base`, else by `base`.
 */
export function readLink(item: XmlNode, base: string | undefined): string | null {
  const resolve = (text: string, node: XmlNode) => resolveLink(text, baseOf(node, base))
  const links = childrenNamed(item, 'link')
  return (
    firstOf(childrenNamed(item, 'feedburner:origlink'), (node) => resolve(rawText(node), node)) ??
    firstOf(links.filter(isAlternate).sort(htmlFirst), (node) => resolve(addressIn(node), node)) ??
    firstOf(childrenNamed(item, 'guid'), (node) =>
      isPermalink(node) ? resolve(rawText(node), node) : null,
    ) ??
    resolve(item.attributes.get('href') ?? '', item) ??
    firstOf([item.attributes.get('rdf:about') ?? '', ...childrenNamed(item, 'id').map(rawText)], absolute)
  )
}

const addressIn = (link: XmlNode) =>
  link.attributes.get('href') ?? (rawText(link) || (link.attributes.get('rdf:resource') ?? ''))

/** RFC 4287, 4.2.7.2: a registered relation may be written as an address. */
const isAlternate = ({ attributes }: XmlNode) =>
  /^(?:(?:http:\/\/www\.iana\.org\/assignments\/relation\/)?alternate)?$/i.test(
    (attributes.get('rel') ?? '').trim(),
  )

/** Among several, a page is what a person reads. */
const htmlFirst = (a: XmlNode, b: XmlNode) => Number(isPage(b)) - Number(isPage(a))
const isPage = ({ attributes }: XmlNode) =>
  /^(text\/html|application\/xhtml\+xml)?\b/.test(attributes.get('type') ?? '')

/** RSS 2.0: a guid is a permalink unless it says otherwise. Only addresses count, since many forget to. */
const isPermalink = (guid: XmlNode) =>
  !/^\s*(false|no|0)\s*$/i.test(guid.attributes.get('ispermalink') ?? '') && absolute(rawText(guid)) !== null

const absolute = (text: string) => resolveLink(text, undefined)

function baseOf(node: XmlNode, document: string | undefined): string | undefined {
  const own = node.attributes.get('xml:base')
  const above = node.parent ? baseOf(node.parent, document) : document
  return own === undefined ? above : (URL.parse(own, above)?.href ?? above)
}

/** The prefixes in force at an element, each with our own prefix for its namespace. */
export type Namespaces = Map<string, string>

/** More declarations than this in force at once are ignored: copying them would cost a hostile feed nothing and us much. */
const declarationLimit = 100

/**
 * Our prefix for a namespace, by the beginning of its address in lower case. RSS in all its versions and Atom have none:
 * their elements do not collide, and feeds mix them freely.
 */
const known: [address: string, prefix: string][] = [
  ['http://www.w3.org/2005/atom', ''],
  ['http://purl.org/atom/ns', ''],
  ['http://purl.org/rss/1.0/modules/content', 'content'],
  ['http://purl.org/rss/1.0/modules/syndication', 'sy'],
  ['http://purl.org/rss/1.0/modules/', 'other'],
  ['http://purl.org/rss/1.0', ''],
  ['http://purl.org/net/rss1.1', ''],
  ['http://backend.userland.com/rss', ''],
  ['http://blogs.law.harvard.edu/tech/rss', ''],
  ['http://cyber.law.harvard.edu/rss', ''],
  ['http://www.rssboard.org/rss-specification', ''],
  ['http://my.netscape.com/', ''],
  ['http://channel.netscape.com/', ''],
  ['http://purl.org/dc/elements/1.', 'dc'],
  ['http://purl.org/dc/terms', 'dcterms'],
  ['http://search.yahoo.com/mrss', 'media'],
  ['http://www.itunes.com/dtds/', 'itunes'],
  ['http://itunes.apple.com/rss', 'im'],
  ['http://rssnamespace.org/feedburner', 'feedburner'],
  ['http://www.w3.org/1999/xhtml', 'xhtml'],
  ['http://www.w3.org/1999/02/22-rdf-syntax-ns', 'rdf'],
  ['http://base.google.com/ns', 'g'],
]

const undeclared: Namespaces = new Map([
  ['atom', ''],
  ['rss', ''],
])

/**
 * The namespaces inside an element with these attributes. `outermost` is the written name of a document's outermost
 * element: whatever its prefix is called, it stands for the feed's own format.
 */
export function readNamespaces(
  above: Namespaces,
  attributes: Record<string, string>,
  outermost: string | null,
): Namespaces {
  const declared = Object.keys(attributes).filter((name) => name === 'xmlns' || name.startsWith('xmlns:'))
  if (declared.length === 0 && outermost === null) return above
  const inside = new Map(above)
  for (const name of declared) {
    if (inside.size >= declarationLimit) break
    const prefix = name.slice('xmlns:'.length)
    inside.set(prefix, ourPrefix(attributes[name]!, prefix))
  }
  const own = outermost?.includes(':') ? outermost.slice(0, outermost.indexOf(':')) : null
  if (own !== null && (inside.get(own) ?? own) === own && own !== 'rdf') inside.set(own, '')
  return inside
}

/** A written name with our prefix: `a:entry` as `entry`, `DC:Creator` as `dc:creator`. */
export function canonicalName(written: string, namespaces: Namespaces): string {
  const colon = written.indexOf(':')
  const prefix = colon < 0 ? '' : written.slice(0, colon)
  const local = written.slice(colon + 1)
  const ours = namespaces.get(prefix) ?? undeclared.get(prefix) ?? prefix
  return ours ? `${ours}:${local}` : local
}

/** The part of a name after its prefix. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function ourPrefix(address: string, written: string): string {
  const wanted = address.trim().toLowerCase().replace('https:', 'http:')
  const found = known.find(([start]) => wanted.startsWith(start))
  // Of the RSS 1.0 modules the well-known prefix says enough.
  return found && found[1] !== 'other' ? found[1] : written
}

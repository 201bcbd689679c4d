/** One link of a Link header. */
interface Link {
  url: URL
  /** Its relations, in small letters. */
  rels: string[]
}

/** `<address>; name=value; name="value"`; commas and semicolons may stand in both of the quoted parts. */
const link = /<([^>]*)>((?:\s*;\s*[^\s=;,]+\s*(?:=\s*(?:"(?:[^"\\]|\\.)*"|[^\s";,]*))?)*)/g
const parameter = /;\s*([^\s=;,]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s";,]*))/g

/**
 * Where WebSub's Link headers say that a document can be subscribed to, and under which address: both are needed (W3C
 * WebSub, 4; RFC 8288).
 */
export function hubOf(
  header: string | string[] | undefined,
  found: URL,
): { url: string; topic: string } | undefined {
  const links = linksOf([header ?? []].flat().join(', '), found)
  const [hub, self] = ['hub', 'self'].map((rel) => links.find(({ rels }) => rels.includes(rel))?.url.href)
  return hub && self ? { url: hub, topic: self } : undefined
}

function linksOf(header: string, found: URL): Link[] {
  // Nobody writes more; what does would be a search for slow patterns.
  return [...header.slice(0, 8192).matchAll(link)].flatMap(([, target = '', said = '']) => {
    const parameters = new Map(
      [...said.matchAll(parameter)].map(([, name = '', quoted, bare]) => [
        name.toLowerCase(),
        quoted ?? bare ?? '',
      ]),
    )
    const url = URL.parse(target.trim(), found.href)
    // An `anchor` makes it a link of another document.
    if (!url || !/^https?:$/.test(url.protocol) || parameters.has('anchor')) return []
    return [{ url, rels: (parameters.get('rel') ?? '').toLowerCase().split(/\s+/) }]
  })
}

import { plainText, plainTitle } from '../plain-text.ts'
import { localName } from './namespaces.ts'
import type { XmlNode } from './xml-tree.ts'

/** The elements directly inside. */
export function elementsIn(node: XmlNode): XmlNode[] {
  return node.children.filter((child) => typeof child !== 'string')
}

/** The elements of these names directly inside: in the order of the names, then of the document. */
export function childrenNamed(node: XmlNode, ...names: string[]): XmlNode[] {
  const elements = elementsIn(node)
  return names.flatMap((name) => elements.filter((child) => child.name === name))
}

/** All characters inside an element, trimmed, with its markup left out. For ids, dates and addresses. */
export function rawText(node: XmlNode | undefined): string {
  return node ? collect(node).trim() : ''
}

/** The first of these elements that says something, as text in paragraphs. */
export function firstText(nodes: XmlNode[]): string | null {
  return firstOf(nodes, (node) => plainText(markupOf(node), isLiteral(node)))
}

/** The first of these elements that says something, on one line. */
export function firstLine(nodes: XmlNode[]): string | null {
  return firstOf(nodes, (node) => plainTitle(markupOf(node), isLiteral(node)))
}

/** The value of the first that has one. */
export function firstOf<T, R>(things: T[], read: (thing: T) => R | null): R | null {
  for (const thing of things) {
    const value = read(thing)
    if (value !== null) return value
  }
  return null
}

function collect(node: XmlNode): string {
  return node.children.map((child) => (typeof child === 'string' ? child : collect(child))).join('')
}

/**
 * What an element holds, as HTML. Characters beside real elements are meant literally; characters alone are escaped
 * markup, whatever the type says: of the feeds that call it text, too many send HTML.
 */
function markupOf(node: XmlNode): string {
  const type = node.attributes.get('type') ?? ''
  if (/^(image|audio|video)\//.test(type)) return ''
  if (isBase64(node)) return Buffer.from(collect(node), 'base64').toString('utf8')
  const inline = type.includes('xhtml') || node.name === 'xhtml:body' || elementsIn(node).length > 0
  return inline ? innerHtml(node) : collect(node)
}

/** Atom 0.3 says so with `mode`. */
const isBase64 = ({ attributes }: XmlNode) =>
  attributes.get('mode') === 'base64' || attributes.get('type') === 'application/octet-stream'

const isLiteral = ({ attributes }: XmlNode) => /^text(\/plain)?$/.test(attributes.get('type') ?? '')

/** Attributes are left out: nothing of them shows in plain text. */
function innerHtml(node: XmlNode): string {
  let html = ''
  for (const child of node.children) {
    const tag = typeof child === 'string' ? '' : localName(child.name)
    html += typeof child === 'string' ? child.replaceAll('<', '&lt;') : `<${tag}>${innerHtml(child)}</${tag}>`
  }
  return html
}

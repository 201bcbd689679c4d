import { Parser } from 'htmlparser2'

/** An element of a page, as a browser would read it. */
export interface Element {
  name: string
  attributes: Record<string, string>
  children: (Element | string)[]
}

/** Parses a page into elements. */
export function parsePage(html: string): Element {
  const root: Element = { name: '#page', attributes: {}, children: [] }
  const open = [root]
  const parser = new Parser({
    onopentag(name, attributes) {
      const element = { name, attributes, children: [] }
      open.at(-1)!.children.push(element)
      open.push(element)
    },
    ontext: (text) => void open.at(-1)!.children.push(text),
    onclosetag: () => void open.pop(),
  })
  parser.end(html)
  return root
}

/** All elements below one, in order, itself first. */
export function elementsOf(element: Element): Element[] {
  return [
    element,
    ...element.children.flatMap((child) => (typeof child === 'string' ? [] : elementsOf(child))),
  ]
}

/** The first element that answers to all of this; null where none does. */
export function findElement(page: Element, wanted: (element: Element) => boolean): Element | null {
  return elementsOf(page).find(wanted) ?? null
}

/** All text below an element, as it stands there. */
export function textOf(element: Element): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')
}

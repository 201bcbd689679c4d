import type { DialogInput } from '../../../src/core/dialog.ts'
import { type Element, elementsOf, findElement, parsePage, textOf } from './page.ts'

/** Somebody with a browser that has no scripts: keeps cookies, follows redirects, sends forms as they stand. */
export interface Visitor {
  get(path: string, headers?: Record<string, string>): Promise<Response>
  /** Sends a form and follows where it leads. */
  send(
    path: string,
    fields: Record<string, string> | URLSearchParams,
    headers?: Record<string, string>,
  ): Promise<Response>
  cookies: Map<string, string>
}

export function createVisitor(url: string): Visitor {
  const cookies = new Map<string, string>()

  async function ask(path: string, init: RequestInit): Promise<Response> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { ...(init.headers as Record<string, string>), ...(cookie && { cookie }) }
    const response = await fetch(new URL(path, url), { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) keep(line)
    const next = response.headers.get('location')
    if (!next) return response
    await response.body?.cancel()
    return ask(next, { method: 'GET' })
  }

  function keep(line: string) {
    const [, name = '', value = ''] = line.match(/^([^=]+)=([^;]*)/) ?? []
    if (/max-age=0(;|$)/i.test(line)) cookies.delete(name)
    else cookies.set(name, value)
  }

  return {
    cookies,
    get: (path, headers = {}) => ask(path, { headers }),
    send: (path, fields, headers = {}) =>
      ask(path, { method: 'POST', body: new URLSearchParams(fields), headers }),
  }
}

/** Presses an action on a case as somebody, telling the name when the page asks for it; resolves to the next page. */
export async function pressAs(
  visitor: Visitor,
  caseId: number,
  action: string,
  name: string,
): Promise<string> {
  const pressed = await visitor.send('/act', { case: String(caseId), action, back: '?state=all' })
  return tellName(visitor, await pressed.text(), name)
}

/** Tells a name where a page asks for one; resolves to the next page. */
export async function tellName(visitor: Visitor, html: string, name: string): Promise<string> {
  const form = findElement(parsePage(html), ({ attributes }) => attributes.action === '/name')
  if (!form) return html
  const fields = fieldsIn(form)
  fields.set('name', name)
  return (await visitor.send('/name', fields)).text()
}

/** Fills in the dialog of a page, over what stands in it, and sends it; resolves to the next page. */
export async function fillIn(
  visitor: Visitor,
  html: string,
  input: DialogInput,
  headers: Record<string, string> = {},
): Promise<string> {
  const form = dialogIn(html)
  if (!form) throw new Error('The page asks nothing.')
  const fields = fieldsIn(form)
  for (const [name, values] of Object.entries(input)) {
    fields.delete(name)
    for (const value of values) fields.append(name, value)
  }
  return (await visitor.send('/act', fields, headers)).text()
}

/** The form of a dialog; null where nothing is asked. */
export function dialogIn(html: string): Element | null {
  const forms = elementsOf(parsePage(html)).filter(({ attributes }) => attributes.action === '/act')
  const asks = (form: Element) => elementsOf(form).some(({ attributes }) => attributes.id === 'dialog-said')
  return forms.find(asks) ?? null
}

/** What a browser sends of a form as it stands, without its buttons. */
export function fieldsIn(form: Element): URLSearchParams {
  const fields = new URLSearchParams()
  for (const element of elementsOf(form)) {
    const { name, type, value = '' } = element.attributes
    const chosen = 'checked' in element.attributes || (type !== 'radio' && type !== 'checkbox')
    if (element.name === 'input' && name && chosen) fields.append(name, value)
    // A line break right after the tag is no part of the text.
    if (element.name === 'textarea' && name) fields.append(name, textOf(element).replace(/^\n/, ''))
    if (element.name === 'select' && name) fields.append(name, chosenIn(element))
  }
  return fields
}

function chosenIn(select: Element): string {
  const options = elementsOf(select).filter(({ name }) => name === 'option')
  const chosen = options.find(({ attributes }) => 'selected' in attributes) ?? options[0]
  return chosen?.attributes.value ?? ''
}

/** What the page tells only the person who looks at it: what came of a press, and what is wrong with a dialog. */
export function toldIn(html: string): string {
  const told = elementsOf(parsePage(html)).filter(
    ({ attributes }) => attributes.role === 'status' || attributes.class === 'fault',
  )
  return told.map(textOf).filter(Boolean).join(' ')
}

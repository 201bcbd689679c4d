import { elementsOf, findElement, parsePage, textOf } from './page.ts'

/** Somebody with a browser that has no scripts: keeps cookies, follows redirects, sends forms as they stand. */
export interface Visitor {
  get(path: string, headers?: Record<string, string>): Promise<Response>
  /** Sends a form and follows where it leads. */
  send(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Response>
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
  const first = await visitor.send('/act', { case: String(caseId), action, back: '?state=all' })
  const html = await first.text()
  const form = findElement(parsePage(html), ({ attributes }) => attributes.action === '/name')
  if (!form) return html
  const fields = elementsOf(form).filter((element) => element.name === 'input')
  const filled = Object.fromEntries(fields.map(({ attributes }) => [attributes.name, attributes.value ?? '']))
  return (await visitor.send('/name', { ...filled, name })).text()
}

/** What the page tells only the person who looks at it. */
export function toldIn(html: string): string {
  const status = findElement(parsePage(html), ({ attributes }) => attributes.role === 'status')
  return status ? textOf(status) : ''
}

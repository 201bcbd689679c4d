import { afterEach, describe, expect, it } from 'vitest'
import { type InboxOptions, type RunningInbox, startInbox } from '../../support/browser.ts'
import { rawRequest } from './raw-request.ts'
import { createVisitor } from './visitor.ts'

const token = 'a-long-secret-token'
const paths = [
  ...['/', '/?state=all', '/case/1', '/case/1/history'],
  ...['/today', '/today.svg', '/ask', '/name', '/events'],
]

let inbox: RunningInbox
const start = async (options: InboxOptions) => {
  inbox = await startInbox(options)
  return inbox
}
afterEach(() => inbox.close())

describe('Without a token, the inbox', () => {
  it.each(['localhost', 'LOCALHOST:3000', 'korva.localhost', '127.0.0.1:3000', '127.8.9.10', '[::1]:3000'])(
    'is open to this machine under the name %s',
    async (host) => {
      const { port } = await start({})
      expect((await rawRequest(port, '/', { headers: { host } })).status).toBe(200)
    },
  )

  it.each(['attacker.example', 'localhost.attacker.example', '127.0.0.1.nip.io', '10.0.0.5:3000', '0.0.0.0'])(
    'is closed to the name %s, which a rebound DNS entry or a tunnel asks for',
    async (host) => {
      const { port } = await start({})
      for (const path of paths) {
        const answer = await rawRequest(port, path, { headers: { host } })
        expect([path, answer.status]).toEqual([path, 403])
        expect(answer.text).toContain('KORVA_WEB_TOKEN')
        expect(answer.text).not.toContain('Acme')
      }
    },
  )

  it.each([
    ['x-forwarded-for', '203.0.113.7'],
    ['forwarded', 'for=203.0.113.7'],
    ['x-real-ip', '203.0.113.7'],
  ])('is closed to what a proxy brings (%s)', async (name, value) => {
    const { port } = await start({})
    expect((await rawRequest(port, '/', { headers: { [name]: value } })).status).toBe(403)
  })

  it('is closed to everybody on a server that listens to the network, and says so in its check', async () => {
    const { port, adapter } = await start({ loopbackOnly: false })
    expect((await rawRequest(port, '/')).status).toBe(403)
    const [reach] = await adapter.chat.check([{ id: 'desk', platform: 'web', target: null, brands: null }])
    expect(reach).toMatchObject({ ok: false, hint: expect.stringContaining('KORVA_WEB_TOKEN') })
  })
})

describe('With a token, the inbox', () => {
  it('asks everybody for it, on every path, and does nothing before', async () => {
    const { port, memory } = await start({ token })
    for (const path of paths) {
      const answer = await rawRequest(port, path)
      expect([path, answer.status]).toEqual([path, 401])
      expect(answer.text).not.toContain('Acme')
    }
    const press = { case: '1', action: 'claim' }
    const cookie = 'korva_person=abcdefghijklmnop.Aino'
    expect((await rawRequest(port, '/act', { form: press, headers: { cookie } })).status).toBe(401)
    expect(memory.clicks).toEqual([])
  })

  it('lets in who knows it, from anywhere, and leads to the page that was asked for', async () => {
    const { url } = await start({ token, loopbackOnly: false })
    const visitor = createVisitor(url)
    const page = await visitor.send(
      '/login',
      { token, next: '/?state=all' },
      { 'x-forwarded-for': '203.0.113.7' },
    )
    expect(page.status).toBe(200)
    expect(page.url).toContain('/?state=all')
    const session = visitor.cookies.get('korva_session')!
    expect(session).not.toContain(token)
    expect(Buffer.from(session.split('.')[1]!, 'base64url').toString('latin1')).not.toContain(token)
  })

  it('keeps its cookie from scripts and other sites, and to https where the proxy speaks it', async () => {
    const { port } = await start({ token })
    const form = { token, next: '/' }
    const plain = await rawRequest(port, '/login', { form })
    expect(plain.headers['set-cookie']?.[0]).toMatch(/HttpOnly; SameSite=Lax/)
    const headers = { 'x-forwarded-proto': 'https' }
    expect((await rawRequest(port, '/login', { form, headers })).headers['set-cookie']?.[0]).toContain(
      '; Secure',
    )
  })

  it('takes no session that it has not made, or that is over', async () => {
    let now = new Date('2026-11-21T12:30:00Z')
    const { port, url } = await start({ token, now: () => now })
    const visitor = createVisitor(url)
    await visitor.send('/login', { token, next: '/' })
    const session = visitor.cookies.get('korva_session')!
    const statusWith = async (value: string) =>
      (await rawRequest(port, '/', { headers: { cookie: `korva_session=${value}` } })).status
    expect(await statusWith(session)).toBe(200)
    const [end, seal] = session.split('.')
    expect(await statusWith(`${Number(end) + 1}.${seal}`)).toBe(401)
    expect(await statusWith(`${end}.`)).toBe(401)
    expect(await statusWith('')).toBe(401)
    now = new Date(Number(end) * 1000)
    expect(await statusWith(session)).toBe(401)
  })

  it('refuses the 11th wrong token within a minute, and never the right one', async () => {
    let now = new Date('2026-11-21T12:30:00Z')
    const { port, memory } = await start({ token, now: () => now })
    const enter = (given: string) => rawRequest(port, '/login', { form: { token: given, next: '/' } })
    for (let wrong = 0; wrong < 10; wrong++) expect((await enter(`guess-${wrong}`)).status).toBe(401)
    now = new Date(now.getTime() + 20_000)
    const refused = await enter('guess-10')
    expect(refused.status).toBe(429)
    expect(refused.headers['retry-after']).toBe('40')
    expect((await enter(token)).status).toBe(303)
    now = new Date(now.getTime() + 60_000)
    expect((await enter('guess-11')).status).toBe(401)
    expect(memory.clicks).toEqual([])
  })

  it.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/?\\evil',
    'javascript:alert(1)',
    '/act',
  ])('sends nobody elsewhere after the token (%s)', async (next) => {
    const { port } = await start({ token })
    const answer = await rawRequest(port, '/login', { form: { token, next } })
    expect(answer.headers.location).toBe('/')
  })
})

describe('Presses', () => {
  const cookie = 'korva_person=abcdefghijklmnop.Aino'
  const form = { case: '1', action: 'claim' }

  it.each([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://localhost:1' },
  ])('from another site are refused (%o)', async (headers) => {
    const { port, memory } = await start({})
    for (const path of ['/act', '/name', '/login']) {
      const answer = await rawRequest(port, path, {
        form: { ...form, name: 'Eve' },
        headers: { cookie, ...headers },
      })
      expect(answer.status).toBe(403)
      expect(answer.headers['set-cookie']).toBeUndefined()
    }
    expect(memory.clicks).toEqual([])
  })

  it('from our own page are taken', async () => {
    const { port, memory } = await start({})
    const host = `localhost:${port}`
    for (const headers of [{ 'sec-fetch-site': 'same-origin' }, { host, origin: `http://${host}` }]) {
      expect((await rawRequest(port, '/act', { form, headers: { cookie, ...headers } })).status).toBe(303)
    }
    expect(memory.clicks).toHaveLength(2)
  })

  it('that are no presses are refused with a page that says so, and too long ones unread', async () => {
    const { port, memory } = await start({})
    const wrong: Record<string, string>[] = [
      {},
      { case: '1', action: 'explode' },
      { case: '0', action: 'claim' },
      { case: '1e400', action: 'claim' },
    ]
    for (const each of wrong) {
      expect((await rawRequest(port, '/act', { form: each, headers: { cookie } })).status).toBe(400)
    }
    const long = { ...form, back: 'x'.repeat(40_000) }
    expect((await rawRequest(port, '/act', { form: long, headers: { cookie } })).status).toBe(413)
    expect(memory.clicks).toEqual([])
  })

  it('are taken in chunks as well, as proxies send them', async () => {
    const { url, memory } = await start({})
    const chunks = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(new URLSearchParams(form).toString()))
        controller.close()
      },
    })
    const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded' }
    const init = { method: 'POST', headers, body: chunks, duplex: 'half', redirect: 'manual' } as RequestInit
    expect((await fetch(`${url}/act`, init)).status).toBe(303)
    expect(memory.clicks).toHaveLength(1)
  })

  it.each(['OPTIONS', 'PUT', 'DELETE', 'PROPFIND'])('by %s are not known', async (method) => {
    const { url, logged } = await start({})
    expect((await fetch(`${url}/act`, { method })).status).toBe(405)
    expect(logged).toEqual([])
  })

  it('say so when the database does not answer, and log it', async () => {
    const { port, memory, logged } = await start({})
    memory.desk.act = async () => {
      throw new Error('connection refused')
    }
    const answer = await rawRequest(port, '/act', { form, headers: { cookie } })
    expect(answer.status).toBe(503)
    expect(answer.text).toContain('Nothing was changed')
    const patch = await rawRequest(port, '/act', { form, headers: { cookie, 'hx-request': 'true' } })
    expect(patch.text).toMatch(/^<hx-partial hx-target="#said".*Nothing was changed/)
    expect(logged.join()).toContain('connection refused')
  })
})

describe('Every answer', () => {
  it('carries the policy, and pages are not kept', async () => {
    const { port } = await start({})
    for (const path of ['/', '/case/1', '/case/1/history', '/today', '/ask', '/name', '/nowhere']) {
      const { headers } = await rawRequest(port, path)
      expect(headers).toMatchObject({
        'content-security-policy':
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
      })
    }
  })

  it('of a script or style sheet may be kept for ever under its own address', async () => {
    const { port } = await start({ token })
    const { text } = await rawRequest(port, '/')
    const assets = [...text.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, path]) => path!)
    expect(new Set(assets).size).toBe(3)
    for (const path of assets) {
      const { status, headers } = await rawRequest(port, path)
      expect(status).toBe(200)
      expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
    }
    expect((await rawRequest(port, '/assets/older-hash/inbox.js')).status).not.toBe(200)
  })
})

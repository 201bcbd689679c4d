import { createHmac } from 'node:crypto'
import { connect } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { HubCall, PushDoor } from '../../src/core/collector-ports.ts'
import { KorvaError } from '../../src/core/errors.ts'
import { type HttpServer, startServer } from '../../src/web/create-server.ts'
import { webSubRoute } from '../../src/web/websub.ts'

const topic = 'https://acme.example/feed.xml'
const calls: HubCall[] = []
const pushes: [key: string, text: string, contentType: string | undefined][] = []
const lines: string[] = []
let broken = false

/** Knows one subscription, and whether it is wanted. */
const door: PushDoor = {
  async verify(call) {
    calls.push(call)
    return call.key === 'k3y' && call.topic === topic && call.mode !== 'unsubscribe'
  },
  async secretOf(key) {
    if (broken) throw new Error('the database is away')
    return key === 'k3y' ? 's3cret' : null
  },
  async push(key, bytes, contentType) {
    if (`${bytes}` === 'unlucky') throw new Error('no connection')
    if (`${bytes}` === 'a page') throw new KorvaError('feed-is-a-page', 'The document is a web page.')
    if (`${bytes}` === 'too early') throw new KorvaError('reader-busy', 'Too many others were before it.')
    pushes.push([key, `${bytes}`, contentType])
  },
}

let server: HttpServer
beforeAll(async () => {
  const note = (fields: object, line: string) => void lines.push(`${line} ${JSON.stringify(fields)}`)
  const log = { debug: note, info: note, warn: note, error: note }
  server = await startServer({ host: '127.0.0.1', port: 0 }, [webSubRoute({ door, log })], log)
})
beforeEach(() => {
  for (const list of [calls, pushes, lines]) list.length = 0
  broken = false
})
afterAll(() => server.stop(1_000))

const ask = (query: Record<string, string>, key = 'k3y') =>
  fetch(`${server.url}/websub/${key}?${new URLSearchParams(query)}`)
const question = {
  'hub.mode': 'subscribe',
  'hub.topic': topic,
  'hub.challenge': 'ch4llenge',
  'hub.lease_seconds': '864000',
}

const sign = (body: string | Buffer, method = 'sha256', secret = 's3cret') =>
  `${method}=${createHmac(method, secret).update(body).digest('hex')}`
const push = (body: string | Buffer, headers: Record<string, string> = {}, key = 'k3y') =>
  fetch(`${server.url}/websub/${key}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/atom+xml', 'x-hub-signature': sign(body), ...headers },
  })

describe("a hub's question", () => {
  it('is answered with its challenge and nothing else', async () => {
    const answer = await ask(question)
    expect(answer.status).toBe(200)
    expect(await answer.text()).toBe('ch4llenge')
    expect(calls).toEqual([{ key: 'k3y', mode: 'subscribe', topic, leaseSeconds: 864_000, reason: null }])
  })

  it('is never answered with a page of its making', async () => {
    const answer = await ask({ ...question, 'hub.challenge': '<script>alert(1)</script>' })
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it.each([
    ['of another topic', { 'hub.topic': 'https://evil.example/' }, 'k3y'],
    ['about an end that nobody asked for', { 'hub.mode': 'unsubscribe' }, 'k3y'],
    ['of an unknown mode', { 'hub.mode': 'publish' }, 'k3y'],
    ['without a challenge', { 'hub.challenge': '' }, 'k3y'],
    ['with half a book for a challenge', { 'hub.challenge': 'x'.repeat(5_000) }, 'k3y'],
    ['under another key', {}, 'other'],
    ['under no key', {}, ''],
    ['under a key that is none', {}, 'k3y%2f..'],
    ['under more than a key', {}, 'k3y/more'],
  ])('%s is answered like a path that is not there', async (_what, changes, key) => {
    const answer = await ask({ ...question, ...changes }, key)
    expect(answer.status).toBe(404)
    expect(await answer.text()).toBe('')
  })

  it.each(['', 'soon', '-5', '9'.repeat(30)])(
    'may name no lease, or none that can be understood: %j',
    async (lease) => {
      expect((await ask({ ...question, 'hub.lease_seconds': lease })).status).toBe(200)
      expect(calls[0]!.leaseSeconds).toBeNull()
    },
  )

  it('may be no question but a refusal', async () => {
    const answer = await ask({ 'hub.mode': 'denied', 'hub.topic': topic, 'hub.reason': 'not for you' })
    expect(answer.status).toBe(200)
    expect(calls).toEqual([{ key: 'k3y', mode: 'denied', topic, leaseSeconds: null, reason: 'not for you' }])
  })
})

describe('a push', () => {
  it.each(['sha1', 'sha256', 'sha384', 'sha512'])('signed with %s is taken', async (method) => {
    const answer = await push('<feed>päivä</feed>', { 'x-hub-signature': sign('<feed>päivä</feed>', method) })
    expect(answer.status).toBe(202)
    expect(pushes).toEqual([['k3y', '<feed>päivä</feed>', 'application/atom+xml']])
  })

  it('may have its signature in capitals, and bytes of any sort', async () => {
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))
    expect((await push(bytes, { 'x-hub-signature': sign(bytes).toUpperCase() })).status).toBe(202)
    expect(pushes).toHaveLength(1)
  })

  it.each([
    ['of another secret', sign('<feed/>', 'sha256', 'guess')],
    ['of another body', sign('<feed></feed>')],
    ['that is cut short', sign('<feed/>').slice(0, -2)],
    ['of no length', 'sha256='],
    ['of a weaker method', sign('<feed/>', 'md5')],
    ['of no method', 'constructor=00'],
    ['that is none', ''],
  ])('with a signature %s is answered like any other and thrown away', async (_what, signature) => {
    const answer = await push('<feed/>', { 'x-hub-signature': signature })
    expect(answer.status).toBe(202)
    expect(await answer.text()).toBe('')
    expect(pushes).toEqual([])
    expect(lines.join()).toContain('thrown away')
    expect(lines.join()).not.toMatch(/s3cret|k3y/)
  })

  it('without a signature is thrown away', async () => {
    const answer = await fetch(`${server.url}/websub/k3y`, { method: 'POST', body: '<feed/>' })
    expect(answer.status).toBe(202)
    expect(pushes).toEqual([])
  })

  it('under another key is for nobody', async () => {
    expect((await push('<feed/>', {}, 'other')).status).toBe(404)
    expect(pushes).toEqual([])
  })

  it('that cannot be taken is to be sent again', async () => {
    expect((await push('unlucky')).status).toBe(500)
    broken = true
    const answer = await push('<feed/>')
    expect(answer.status).toBe(500)
    expect(await answer.text()).toBe('')
    expect(lines.join()).toContain('the database is away')
  })

  it('that is no feed is not asked for again, which would not help', async () => {
    expect((await push('a page')).status).toBe(202)
    expect(lines).toEqual([expect.stringMatching(/cannot be read.*feed-is-a-page/)])
  })

  it('that nobody can read just now is to be sent again', async () => {
    expect((await push('too early')).status).toBe(500)
  })

  it('of 5 MB is taken, and nothing larger', async () => {
    const large = Buffer.alloc(5 * 1024 * 1024, ' ')
    expect((await push(large)).status).toBe(202)
    expect(pushes).toHaveLength(1)
    const answer = await sendRaw('content-length: 5242881\r\n\r\n')
    expect(answer).toMatch(/^HTTP\/1\.1 413 /)
  })

  it('without a length is read to the limit and no further', async () => {
    const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`
    const answer = await sendRaw(`transfer-encoding: chunked\r\n\r\n${chunk.repeat(100)}`)
    expect(answer).toMatch(/^HTTP\/1\.1 413 /)
    expect(pushes).toEqual([])
  })

  it('that is packed is not unpacked', async () => {
    expect((await push('<feed/>', { 'content-encoding': 'gzip' })).status).toBe(415)
    expect(pushes).toEqual([])
  })

  it('is a POST, and a question a GET', async () => {
    const answer = await fetch(`${server.url}/websub/k3y`, { method: 'DELETE' })
    expect(answer.status).toBe(405)
    expect(answer.headers.get('allow')).toBe('GET, POST')
  })
})

/** What comes back for a push whose end of the request a test writes. */
function sendRaw(rest: string): Promise<string> {
  return new Promise((done) => {
    let answer = ''
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
    // The server hangs up before it has read all: what is written then fails.
    socket.on('error', () => {})
    socket.on('data', (bytes) => {
      answer += bytes
    })
    socket.on('close', () => done(answer))
    socket.write(`POST /websub/k3y HTTP/1.1\r\nhost: x\r\nx-hub-signature: sha256=00\r\n${rest}`)
  })
}

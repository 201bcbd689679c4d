import { request } from 'node:http'
import { Webhook } from 'standardwebhooks'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Brought } from '../../src/core/collector-ports.ts'
import { KorvaError } from '../../src/core/errors.ts'
import { type HttpServer, startServer } from '../../src/web/create-server.ts'
import { inboxRoute } from '../../src/web/inbox-door.ts'

const secret = `whsec_${Buffer.from('a key of at least 24 bytes').toString('base64')}`
const start = new Date('2026-11-21T12:00:00Z')
const body = JSON.stringify({ text: 'Virtelo on taas alhaalla – ei hyvä' })
const json = { 'content-type': 'application/json' }

let now: Date
let lines: string[]
let taken: { sourceId: string; text: string; contentType: string | undefined }[]
let take: (sourceId: string) => Promise<Brought | null>
let server: HttpServer
beforeEach(async () => {
  now = start
  lines = []
  taken = []
  take = async (sourceId) => (sourceId === 'survey' ? { taken: 2, fresh: 1, mentions: 1 } : null)
  const note = (fields: object, line: string) => void lines.push(`${line} ${JSON.stringify(fields)}`)
  const route = inboxRoute({
    door: {
      take(sourceId, bytes, contentType) {
        taken.push({ sourceId, text: Buffer.from(bytes).toString(), contentType })
        return take(sourceId)
      },
    },
    secret,
    clock: () => now,
    log: { debug: note, info: note, warn: note, error: note },
  })
  const log = { debug: note, info: note, warn: note, error: note }
  server = await startServer({ host: '127.0.0.1', port: 0 }, [route], log)
})
afterEach(() => server.stop(1_000))

/** The headers with which a sender signs, as the library of Standard Webhooks does it. */
function signed(text: string, { id = 'msg_1', at = now, by = secret } = {}) {
  return {
    ...json,
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(by).sign(id, at, text),
  }
}
async function post(headers: Record<string, string>, text: string | Buffer = body, path = '/inbox/survey') {
  const response = await fetch(`${server.url}${path}`, { method: 'POST', headers, body: text })
  const answer = (await response.json()) as { error: { code: string } }
  return { status: response.status, headers: response.headers, answer }
}
const bearer = { ...json, authorization: `Bearer ${secret}` }

describe('the inbox takes', () => {
  it('what is signed', async () => {
    expect(await post(signed(body))).toMatchObject({
      status: 202,
      answer: { taken: 2, new: 1, mentions: 1 },
    })
    expect(taken).toEqual([{ sourceId: 'survey', text: body, contentType: 'application/json' }])
  })

  it('what carries the secret, from tools that cannot sign', async () => {
    expect((await post(bearer)).status).toBe(202)
    expect(
      (await post({ ...bearer, 'content-type': 'application/cloudevents+json; charset=utf-8' })).status,
    ).toBe(202)
  })

  it('one of several signatures, as senders send them while a secret is changed', async () => {
    const headers = signed(body)
    const other = `whsec_${Buffer.alloc(32, 1).toString('base64')}`
    const both = `${signed(body, { by: other })['webhook-signature']} v1a,abc ${headers['webhook-signature']}`
    expect((await post({ ...headers, 'webhook-signature': both })).status).toBe(202)
  })

  it('a repeated message once, and answers it as before', async () => {
    const first = await post(signed(body))
    take = async () => ({ taken: 2, fresh: 0, mentions: 0 })
    now = new Date(start.getTime() + 60_000)
    expect((await post(signed(body))).answer).toEqual(first.answer)
    expect(taken).toHaveLength(1)
  })

  it('two of the same at once only once', async () => {
    const [one, other] = await Promise.all([post(signed(body)), post(signed(body))])
    expect(one!.answer).toEqual(other!.answer)
    expect(taken).toHaveLength(1)
  })

  it('something else under the same message id', async () => {
    await post(signed(body))
    const other = JSON.stringify({ text: 'Toinen' })
    await post(signed(other), other)
    expect(taken.map(({ text }) => text)).toEqual([body, other])
  })

  it('a message again that could not be taken before', async () => {
    take = () => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.5:5432'))
    expect((await post(signed(body))).status).toBe(503)
    take = async () => ({ taken: 1, fresh: 1, mentions: 0 })
    expect((await post(signed(body))).status).toBe(202)
  })
})

describe('the inbox refuses', () => {
  it.each([
    ['no signature', () => json],
    ['another secret', () => signed(body, { by: `whsec_${Buffer.alloc(32, 1).toString('base64')}` })],
    ['other words than were signed', () => signed('{"text": "Hyvä"}')],
    ['another id than was signed', () => ({ ...signed(body), 'webhook-id': 'msg_2' })],
    ['a signature of six minutes ago', () => signed(body, { at: new Date(start.getTime() - 360_000) })],
    ['a signature of six minutes ahead', () => signed(body, { at: new Date(start.getTime() + 360_000) })],
    ['a time that is none', () => ({ ...signed(body), 'webhook-timestamp': 'now' })],
    ['a wrong token', () => ({ ...json, authorization: `Bearer ${secret}x` })],
    ['an empty signature', () => ({ ...signed(body), 'webhook-signature': 'v1,' })],
  ])('%s with 401, before it looks for the source', async (_what, headers) => {
    const { status, answer } = await post(headers(), body, '/inbox/unknown')
    expect([status, answer.error.code]).toEqual([401, 'inbox-sender'])
    expect(taken).toEqual([])
  })

  it('bytes that are no text, though a signature of what they look like is right', async () => {
    const bytes = Buffer.from('{"text": "\xff"}', 'latin1')
    expect((await post(signed(bytes.toString()), bytes)).status).toBe(401)
  })

  it('a source that is not there with 404', async () => {
    expect(await post(signed(body), body, '/inbox/unknown')).toMatchObject({
      status: 404,
      answer: { error: { code: 'inbox-unknown' } },
    })
  })

  it('faults with 400 and the words of the reading', async () => {
    take = () =>
      Promise.reject(new KorvaError('inbox-faults', 'items[0].text is missing', { hint: 'Send it.' }))
    expect(await post(signed(body))).toMatchObject({
      status: 400,
      answer: { error: { code: 'inbox-faults', message: 'items[0].text is missing', hint: 'Send it.' } },
    })
  })

  it('with 503 while the database fails, whose words stay in the log', async () => {
    take = () => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.5:5432'))
    const { status, headers, answer } = await post(signed(body))
    expect([status, headers.get('retry-after')]).toEqual([503, '60'])
    expect(JSON.stringify(answer)).not.toContain('10.0.0.5')
    expect(lines.join()).toContain('10.0.0.5')
  })

  it('with 503 while Korva stops', async () => {
    take = () => Promise.reject(new KorvaError('parser-closed', 'The parser was closed.'))
    expect((await post(signed(body))).status).toBe(503)
  })

  it('another method with 405', async () => {
    const response = await fetch(`${server.url}/inbox/survey`)
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST'])
  })

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp'])(
    '%s with 415',
    async (type) => {
      expect((await post({ ...bearer, 'content-type': type })).status).toBe(415)
    },
  )

  it('what announces more than 1 MB before it is sent', async () => {
    const { status, connection } = await new Promise<{ status?: number; connection?: string }>(
      (done, fail) => {
        const headers = { ...bearer, 'content-length': 2_000_000 }
        const sending = request(`${server.url}/inbox/survey`, { method: 'POST', headers }, (response) => {
          done({ status: response.statusCode!, connection: response.headers.connection! })
          sending.destroy()
        }).on('error', fail)
        sending.flushHeaders()
      },
    )
    expect([status, connection]).toEqual([413, 'close'])
  })

  it('more than 1 MB with 413, also in pieces of no announced length', async () => {
    const status = await new Promise((done, fail) => {
      const sending = request(
        `${server.url}/inbox/survey`,
        { method: 'POST', headers: bearer },
        (response) => {
          done(response.statusCode)
          response.resume()
        },
      ).on('error', fail)
      const piece = 'x'.repeat(100_000)
      for (let sent = 0; sent < 11; sent++) sending.write(piece)
    })
    expect(status).toBe(413)
    expect(taken).toEqual([])
  })

  it.each([
    'short',
    'whsec_',
    'whsec_c2hvcnQ=',
    'whsec_not base64 but long enough for it',
    Buffer.alloc(32).toString('base64'),
  ])('to start with the secret %s', (wrong) => {
    const make = () =>
      inboxRoute({
        door: { take: async () => null },
        secret: wrong,
        clock: () => now,
        log: { debug() {}, info() {}, warn() {}, error() {} },
      })
    expect(make).toThrow(
      expect.objectContaining({ code: 'inbox-secret', hint: expect.stringContaining('openssl') }),
    )
  })

  it('to fall over one that goes away in the middle', async () => {
    await new Promise<void>((done) => {
      const sending = request(`${server.url}/inbox/survey`, { method: 'POST', headers: bearer })
      sending.on('error', () => done())
      sending.write('{"text":', () => sending.destroy())
    })
    expect((await post(bearer)).status).toBe(202)
  })
})

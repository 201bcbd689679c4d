import { connect } from 'node:net'
import { text as streamText } from 'node:stream/consumers'
import { afterEach, describe, expect, it } from 'vitest'
import type { HttpRoute } from '../../src/core/ports.ts'
import { answerText, type HttpServer, startServer } from '../../src/web/create-server.ts'
import { healthRoute } from '../../src/web/health.ts'
import { metricsRoute } from '../../src/web/metrics.ts'
import { makeReport } from '../support/memory-desk.ts'

const lines: string[] = []
const note = (fields: object, line: string) => void lines.push(`${line} ${JSON.stringify(fields)}`)
const log = { debug: note, info: note, warn: note, error: note }

let server: HttpServer
afterEach(() => server.stop(1_000))
const start = async (...routes: HttpRoute[]) => {
  server = await startServer({ host: '127.0.0.1', port: 0 }, routes, log)
  return server.url
}

/** What comes back for bytes that no HTTP library would send. */
const sendRaw = (url: string, bytes: string) =>
  new Promise<string>((done, fail) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.end(bytes))
    let answer = ''
    socket.setEncoding('utf8').on('data', (chunk) => {
      answer += chunk
    })
    socket.on('close', () => done(answer)).on('error', fail)
  })

const say = (path: string): HttpRoute => ({
  path,
  handle: (_request, response) => answerText(response, 200, path),
})
const text = async (url: string, init?: RequestInit) => {
  const response = await fetch(url, init)
  return [response.status, (await response.text()).trim()]
}

describe('the HTTP server', () => {
  it('gives a request to the exact path first, then to the longest prefix', async () => {
    const url = await start(say('/'), say('/slack/'), say('/slack/events'))
    expect(await text(`${url}/slack/events?x=1`)).toEqual([200, '/slack/events'])
    expect(await text(`${url}/slack/other`)).toEqual([200, '/slack/'])
    expect(await text(`${url}/anything`)).toEqual([200, '/'])
  })

  it.each(['//', 'http://[', '/%', '*'])('outlives a request for %s', async (target) => {
    const url = await start(say('/ok'))
    const answer = await sendRaw(url, `GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)
    expect(answer).toMatch(/^HTTP\/1\.1 40[04] /)
    expect(await text(`${url}/ok`)).toEqual([200, '/ok'])
  })

  it('outlives a route that throws', async () => {
    const url = await start({
      path: '/',
      handle() {
        throw new Error('on purpose')
      },
    })
    expect((await text(url))[0]).toBe(500)
    expect(lines.at(-1)).toContain('on purpose')
  })

  it.each([
    ['headers', 'POST / HTTP/1.1\r\nhost: x\r\n'],
    ['a body', 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\nslow'],
  ])('waits only so long for %s', async (_, beginning) => {
    const route: HttpRoute = { path: '/', handle: (request) => request.on('error', () => {}).resume() }
    const limit = { mostMs: 20, lookMs: 20 }
    server = await startServer({ host: '127.0.0.1', port: 0 }, [route], log, limit)
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
    socket.write(beginning)
    expect(await streamText(socket)).toMatch(/^HTTP\/1\.1 408 /)
  })

  it('says which port is taken and what to do', async () => {
    const { port } = new URL(await start())
    const second = startServer({ host: '127.0.0.1', port: Number(port) }, [], log)
    await expect(second).rejects.toMatchObject({ code: 'port-in-use', hint: expect.stringContaining('PORT') })
  })
})

describe('/metrics', () => {
  const metrics = (token: string | null) => metricsRoute({ today: async () => makeReport(), token, log })

  it('tells this machine', async () => {
    const [status, body] = await text(`${await start(metrics(null))}/metrics`)
    expect(status).toBe(200)
    expect(body).toContain('korva_mentions_today{sentiment="negative"} 3')
    const lines = String(body).split('\n')
    expect(lines).toEqual(
      expect.arrayContaining(['korva_sources 3', 'korva_sources_heard 2', 'korva_sources_deaf 1']),
    )
  })

  it.each([
    ['through a proxy', { 'x-forwarded-for': '203.0.113.1' }],
    ['by a rebound name', { host: 'evil.example' }],
    ['with a wrong token', { 'x-forwarded-for': '203.0.113.1', authorization: 'Bearer guess' }],
  ])('tells nothing to somebody %s', async (_who, headers) => {
    const url = await start(metrics('right-token-of-16'))
    const raw = Object.entries({ host: 'localhost', ...headers }).map(
      ([name, value]) => `${name}: ${value}\r\n`,
    )
    const answer = await sendRaw(url, `GET /metrics HTTP/1.1\r\n${raw.join('')}connection: close\r\n\r\n`)
    expect(answer).toMatch(/^HTTP\/1\.1 401 /)
    expect(answer).not.toContain('korva_')
  })

  it('tells whoever brings the token', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.1', authorization: 'Bearer right-token-of-16' }
    expect((await text(`${await start(metrics('right-token-of-16'))}/metrics`, { headers }))[0]).toBe(200)
  })

  it("keeps the database's own words to the log", async () => {
    const today = () => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.5:5432 user korva'))
    const [status, body] = await text(`${await start(metricsRoute({ today, token: null, log }))}/metrics`)
    expect(status).toBe(503)
    expect(body).not.toContain('10.0.0.5')
    expect(lines.at(-1)).toContain('10.0.0.5')
  })
})

describe('/healthz', () => {
  const now = new Date('2026-11-21T12:00:00Z')
  const health = (ping: () => Promise<void>, ticked: Date | null) =>
    healthRoute({ ping, lastTick: () => ticked, clock: () => now })

  it.each([
    ['well', async () => {}, now, 200, { status: 'ok' }],
    [
      'without a database',
      () => Promise.reject(new Error('no')),
      now,
      503,
      { status: 'failing', reasons: ['the database does not answer'] },
    ],
    [
      'without a tick',
      async () => {},
      null,
      503,
      { status: 'failing', reasons: ['the schedule does not run'] },
    ],
    [
      'with an old tick',
      async () => {},
      new Date(now.getTime() - 16_000),
      503,
      { status: 'failing', reasons: ['the schedule does not run'] },
    ],
  ])('%s', async (_how, ping, ticked, status, body) => {
    const response = await fetch(`${await start(health(ping, ticked))}/healthz`)
    expect([response.status, await response.json()]).toEqual([status, body])
  })
})

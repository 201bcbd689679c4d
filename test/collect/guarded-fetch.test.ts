import { Octokit } from '@octokit/core'
import { UserRefreshClient } from 'google-auth-library'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  createDocumentFetcher,
  type DocumentFetcher,
  fetchLimits,
} from '../../src/collect/http/fetch-document.ts'
import { guardedFetch } from '../../src/collect/http/guarded-fetch.ts'
import { kinds } from '../../src/collect/kinds/index.ts'
import { makeTools } from '../../src/collect/make-tools.ts'
import { makeSource, now, type Publisher, startPublisher } from './publisher.ts'

let service: Publisher
let other: Publisher
let fetcher: DocumentFetcher
let fetch: typeof globalThis.fetch
beforeAll(async () => {
  service = await startPublisher()
  other = await startPublisher()
  fetcher = createDocumentFetcher({
    allowPrivate: [],
    userAgent: 'Korva/test (+mailto:ear@example.com)',
    limits: fetchLimits,
    standIns: {
      'https://api.example.com': service.url(''),
      'https://oauth2.googleapis.com': other.url(''),
      'https://cdn.example.net': other.url(''),
    },
  })
  fetch = guardedFetch('acme-issues', new URL('https://api.example.com/'), fetcher)
})
beforeEach(() => {
  service.requests.length = 0
  other.requests.length = 0
})
afterAll(async () => {
  await fetcher.close()
  await service.close()
  await other.close()
})

/** What a publisher is sent, whole. */
const sent = (publisher: Publisher, answer: string, headers: Record<string, string> = {}) =>
  new Promise<string>((resolve) => {
    publisher.answer(async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk)
      response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(answer)
      resolve(Buffer.concat(chunks).toString())
    })
  })

describe('the fetch that client libraries are given', () => {
  it('says who asks, whatever the library calls itself', async () => {
    service.send('{}')
    await fetch('https://api.example.com/items', { headers: { 'User-Agent': 'somelib/1', 'X-Own': 'yes' } })
    expect(service.requests[0]!.headers).toMatchObject({
      'user-agent': 'Korva/test (+mailto:ear@example.com)',
      'accept-encoding': 'gzip, deflate, br',
      'x-own': 'yes',
    })
  })

  it('gives the answers of errors whole, with their headers and address', async () => {
    service.send('{"message":"Bad credentials"}', { 'x-ratelimit-remaining': '59', 'set-cookie': 'a=1' }, 401)
    const answer = await fetch('https://api.example.com/items?page=2')
    expect(answer).toMatchObject({ status: 401, ok: false, url: 'https://api.example.com/items?page=2' })
    expect(answer.headers.get('x-ratelimit-remaining')).toBe('59')
    expect(await answer.json()).toEqual({ message: 'Bad credentials' })
  })

  it('sends bodies, of whatever sort', async () => {
    const body = sent(service, '{}')
    const answer = await fetch(new Request('https://api.example.com/items', { method: 'PUT', body: 'päivä' }))
    expect(await body).toBe('päivä')
    expect(service.requests[0]!.method).toBe('PUT')
    expect(answer.status).toBe(200)
  })

  it.each([204, 304])('knows an answer of %i, which has no body', async (status) => {
    service.send('', {}, status)
    const answer = await fetch('https://api.example.com/items')
    expect(answer.status).toBe(status)
    expect(await answer.text()).toBe('')
  })

  it.each([
    [301, 'GET', ''],
    [302, 'GET', ''],
    [303, 'GET', ''],
    [307, 'POST', 'a=1'],
    [308, 'POST', 'a=1'],
  ])('goes on from a %i with a %s', async (status, method, expected) => {
    const body = sent(other, '{}')
    service.send('', { location: 'https://cdn.example.net/items' }, status)
    const answer = await fetch('https://api.example.com/items', {
      method: 'POST',
      body: new URLSearchParams({ a: '1' }),
    })
    expect(await body).toBe(expected)
    expect(other.requests[0]!.method).toBe(method)
    expect(answer.url).toBe('https://cdn.example.net/items')
  })

  it('never takes keys along to another host', async () => {
    const headers = {
      Authorization: 'Bearer s3cret',
      'X-Api-Key': 's3cret',
      Cookie: 's3cret',
      Accept: 'text/x-own',
    }
    other.send('{}')
    service.send('', { location: 'https://cdn.example.net/items' }, 302)
    await fetch('https://api.example.com/items', { headers })
    expect(JSON.stringify(service.requests[0]!.headers)).toContain('s3cret')
    expect(JSON.stringify(other.requests[0]!.headers)).not.toContain('s3cret')
    expect(other.requests[0]!.headers.accept).toBe('text/x-own')
  })

  it('takes them along to another address of the same host', async () => {
    service.answer((request, response) => {
      if (request.url === '/old') response.writeHead(301, { location: '/new' }).end()
      else response.end('{}')
    })
    await fetch('https://api.example.com/old', { headers: { authorization: 'Bearer s3cret' } })
    expect(service.requests.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer s3cret',
      'Bearer s3cret',
    ])
  })

  it('takes nothing that was sent with encryption along to where there is none', async () => {
    service.send('', { location: 'http://cdn.example.net/items' }, 307)
    const asked = fetch('https://api.example.com/items', { method: 'POST', body: 's3cret' })
    await expect(asked).rejects.toMatchObject({ code: 'fetch-bad-redirect' })
    expect(other.requests).toHaveLength(0)
  })

  it('ends when the library gives up', async () => {
    const gaveUp = new AbortController()
    service.answer(() => gaveUp.abort())
    const asked = fetch('https://api.example.com/items', { signal: gaveUp.signal })
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' })
  })

  it.each(['http://169.254.169.254/computeMetadata/v1/', 'http://127.0.0.1/', 'file:///etc/passwd'])(
    'does not ask %s',
    async (address) => {
      const code = address.startsWith('http') ? 'fetch-private-address' : 'bad-address'
      await expect(fetch(address)).rejects.toMatchObject({ code, retryable: false })
    },
  )

  const toolsOfOnePoll = () => {
    const parser = { parse: () => Promise.reject(new Error('nothing to read')), close: async () => {} }
    const parts = {
      ...{ fetcher, parser, clock: () => now, timezone: 'UTC', keys: {} },
      settingsDir: import.meta.dirname,
    }
    return makeTools(makeSource({ url: 'https://api.example.com/' }), kinds.get('rss')!, parts)
  }

  it('begins nothing new after 20 s of one poll, however a library goes on', async () => {
    service.send('{}')
    const started = performance.now()
    const tools = toolsOfOnePoll()
    const time = vi.spyOn(performance, 'now').mockReturnValue(started + 19_000)
    try {
      expect((await tools.fetch('https://api.example.com/1')).status).toBe(200)
      time.mockReturnValue(performance.now() + 2_000)
      expect(tools.hasTime()).toBe(false)
      await expect(tools.fetch('https://api.example.com/2')).rejects.toMatchObject({
        code: 'poll-timeout',
        message: expect.stringContaining('acme-news'),
      })
      expect(service.requests).toHaveLength(1)
    } finally {
      time.mockRestore()
    }
  })

  it('leaves a poll no request at all after 45 s, before the queue takes it for lost', async () => {
    service.send('{}')
    const started = performance.now()
    const tools = toolsOfOnePoll()
    const request = { url: new URL('https://api.example.com/1') }
    const time = vi.spyOn(performance, 'now').mockReturnValue(started + 44_000)
    try {
      expect(await tools.load({}, request)).toMatchObject({ changed: true })
      time.mockReturnValue(started + 46_000)
      await expect(tools.load({}, request)).rejects.toMatchObject({ code: 'poll-timeout' })
      expect(service.requests).toHaveLength(1)
    } finally {
      time.mockRestore()
    }
  })

  it('ends when the time of the poll does, in the middle of an answer or before its turn', async () => {
    service.answer((request, response) => request.url === '/stuck' && response.write('[1,'))
    const hurried = guardedFetch('acme-issues', new URL('https://api.example.com/'), fetcher, () => 50)
    const [stuck, waiting] = await Promise.allSettled([
      hurried('https://api.example.com/stuck'),
      hurried('https://api.example.com/next'),
    ])
    expect(stuck).toMatchObject({
      reason: { code: 'fetch-timeout', message: expect.stringContaining('within 0.1 s') },
    })
    expect(waiting).toMatchObject({ reason: { code: expect.stringMatching(/^fetch-(busy|timeout)$/) } })
  })

  it('never says more of an address than its origin', async () => {
    service.answer((request) => request.socket.destroy())
    const error = await fetch('https://api.example.com/hunter3?key=hunter4').catch((thrown) => thrown)
    expect(error).toMatchObject({ code: 'fetch-broken-off', message: expect.stringContaining('acme-issues') })
    expect(`${error.message}${error.stack}`).not.toContain('hunter')
    const refused = await fetch('https://me:hunter2@api.example.com/').catch((thrown) => thrown)
    expect(refused).toMatchObject({ code: 'bad-address', retryable: false })
    expect(`${refused.message}${refused.stack}`).not.toContain('hunter')
  })
})

describe('libraries that use it', () => {
  const octokit = () =>
    new Octokit({ auth: 't0ken', baseUrl: 'https://api.example.com', request: { fetch }, log: silent })
  const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

  it('Octokit reads', async () => {
    service.send('[{"number":1,"title":"Kaatuu"}]', {
      'content-type': 'application/json; charset=utf-8',
      etag: '"1"',
    })
    const answer = await octokit().request('GET /repos/{owner}/{repo}/issues', {
      owner: 'virtelo',
      repo: 'app',
      per_page: 1,
    })
    expect(answer).toMatchObject({ status: 200, data: [{ number: 1 }], headers: { etag: '"1"' } })
    expect(service.requests[0]).toMatchObject({
      url: '/repos/virtelo/app/issues?per_page=1',
      headers: { authorization: 'token t0ken', 'user-agent': 'Korva/test (+mailto:ear@example.com)' },
    })
  })

  it('Octokit is refused', async () => {
    const headers = {
      'content-type': 'application/json',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': '1',
    }
    service.send('{"message":"API rate limit exceeded"}', headers, 403)
    await expect(octokit().request('GET /rate_limit')).rejects.toMatchObject({
      status: 403,
      message: expect.stringContaining('API rate limit exceeded'),
      response: { headers: { 'x-ratelimit-remaining': '0' } },
    })
  })

  it("Google's takes a token and asks with it", async () => {
    const grant = sent(
      other,
      JSON.stringify({ access_token: 'fresh', expires_in: 3600, token_type: 'Bearer' }),
    )
    service.send('{"reviews":[]}', { 'content-type': 'application/json' })
    const client = new UserRefreshClient({
      clientId: 'korva',
      clientSecret: 's3cret',
      refreshToken: 'r3fresh',
      transporterOptions: { fetchImplementation: fetch },
    })
    const answer = await client.request({ url: 'https://api.example.com/v4/reviews' })
    expect(Object.fromEntries(new URLSearchParams(await grant))).toMatchObject({
      grant_type: 'refresh_token',
      refresh_token: 'r3fresh',
    })
    expect(service.requests[0]!.headers.authorization).toBe('Bearer fresh')
    expect(answer.data).toEqual({ reviews: [] })
  })
})

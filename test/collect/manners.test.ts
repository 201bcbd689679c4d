import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Collector, PollMemory } from '../../src/core/collector-ports.ts'
import type { KorvaError } from '../../src/core/errors.ts'
import {
  makeCollector,
  makeRss,
  makeSource,
  now,
  type Publisher,
  sourceOf,
  startPublisher,
} from './publisher.ts'

let publisher: Publisher
let collector: Collector
beforeAll(async () => {
  publisher = await startPublisher()
  const stand = (scheme: string) => [`${scheme}://news.example`, publisher.url('')]
  const standIns = Object.fromEntries([stand('https'), stand('http')])
  collector = makeCollector({ allowPrivate: [publisher.host], standIns })
})
beforeEach(() => {
  publisher.requests.length = 0
})
afterAll(async () => {
  await collector.close()
  await publisher.close()
})

/** As the store would keep it. */
const stored = (memory: PollMemory): PollMemory => JSON.parse(JSON.stringify(memory))
const poll = async (memory: PollMemory = {}, url = publisher.url(), by = collector) => {
  const result = await by.poll(makeSource({ url }), stored(memory))
  return { ...result, memory: stored(result.memory) }
}
const failure = (memory?: PollMemory, url?: string): Promise<KorvaError> =>
  poll(memory, url).then(
    () => Promise.reject(new Error('it did not fail')),
    (error) => error,
  )
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString()
const asked = () => publisher.requests.map(({ url }) => url)

describe('asking conditionally', () => {
  it('remembers validators and asks with them', async () => {
    const lastModified = 'Sat, 21 Nov 2026 12:00:00 GMT'
    publisher.send(makeRss(1), { etag: 'W/"one"', 'last-modified': lastModified })
    const { memory } = await poll()
    expect(memory).toMatchObject({ etag: 'W/"one"', lastModified, validatorsAt: now.toISOString() })
    publisher.send('', {}, 304)
    expect(await poll(memory)).toEqual({ changed: false, memory })
    expect(publisher.requests[1]!.headers).toMatchObject({
      'if-none-match': 'W/"one"',
      'if-modified-since': lastModified,
    })
  })

  it.each(['"same"', 'W/"same"'])('takes the ETag %s on a 200 for unchanged', async (etag) => {
    publisher.send(makeRss(1), { etag })
    const memory = { etag: '"same"', validatorsAt: daysAgo(7) }
    expect(await poll(memory)).toEqual({ changed: false, memory })
    expect(await poll({ ...memory, etag: '"other"' })).toMatchObject({ changed: true })
  })

  it.each([
    ['an ETag that stands for everything', { etag: '""' }],
    ['a weak one of that sort', { etag: 'W/""' }],
    ['the beginning of time', { 'last-modified': 'Thu, 01 Jan 1970 00:00:00 GMT' }],
    ['no date at all', { 'last-modified': '0' }],
    ['an ETag of a whole page', { etag: `"${'x'.repeat(5000)}"` }],
  ] as [string, Record<string, string>][])('does not fall for %s', async (_what, headers) => {
    publisher.send(makeRss(1), headers)
    const { memory } = await poll()
    publisher.send(makeRss(2), headers)
    expect(await poll(memory)).toMatchObject({ changed: true, feed: { items: [{}, {}] } })
    expect(publisher.requests[1]!.headers).not.toHaveProperty('if-none-match')
    expect(publisher.requests[1]!.headers).not.toHaveProperty('if-modified-since')
  })

  it('drops validators after 8 days, since some servers answer 304 for ever', async () => {
    publisher.answer((request, response) => {
      if (request.headers['if-none-match']) response.writeHead(304).end()
      else response.writeHead(200, { etag: '"same"' }).end(makeRss(2))
    })
    const { memory } = await poll()
    expect(await poll({ ...memory, validatorsAt: daysAgo(7.9) })).toMatchObject({ changed: false })
    const late = await poll({ ...memory, hash: 'of another body', validatorsAt: daysAgo(8) })
    expect(late).toMatchObject({ changed: true, memory: { validatorsAt: now.toISOString() } })
  })

  it('counts their age from the last whole answer', async () => {
    publisher.send('', { etag: '"one"' }, 304)
    const memory = { etag: '"one"', validatorsAt: daysAgo(3) }
    expect((await poll(memory)).memory.validatorsAt).toBe(memory.validatorsAt)
    publisher.send(makeRss(1), { etag: '"one"' })
    expect((await poll(memory)).memory.validatorsAt).toBe(memory.validatorsAt)
  })

  it('believes no 304 that was not asked for', async () => {
    publisher.send('', { etag: '"one"' }, 304)
    const error = await failure()
    expect(error).toMatchObject({ code: 'fetch-status', retryable: true })
    expect(error.message).toMatch(/acme-news.*nothing has changed, though/)
  })

  it('takes the same body again for no news, and its new validators for the next time', async () => {
    publisher.send(makeRss(1))
    const { memory } = await poll()
    publisher.send(makeRss(1), { etag: '"late"' })
    const again = await poll(memory)
    expect(again).toMatchObject({
      changed: false,
      memory: { etag: '"late"', validatorsAt: now.toISOString() },
    })
    publisher.send(makeRss(2))
    const other = await poll(again.memory)
    expect(other).toMatchObject({ changed: true })
    expect(other.memory).not.toHaveProperty('etag')
  })

  it('asks no other address with them, and compares no other one with the body', async () => {
    publisher.send(makeRss(1), { etag: '"one"', 'last-modified': 'Sat, 21 Nov 2026 12:00:00 GMT' })
    const { memory } = await poll()
    expect(await poll(memory, publisher.url('/other.xml'))).toMatchObject({ changed: true })
    expect(publisher.requests[1]!.headers).not.toHaveProperty('if-none-match')
    expect(publisher.requests[1]!.headers).not.toHaveProperty('if-modified-since')
  })

  it('keeps what the kind and the feed left in the memory of an unchanged feed', async () => {
    publisher.send(makeRss(1).replace('<channel>', '<channel><ttl>30</ttl>'))
    const { memory } = await poll()
    const again = await poll({ ...memory, own: { page: 2 } })
    expect(again).toMatchObject({ changed: false, memory: { own: { page: 2 }, ttlMs: 1_800_000 } })
  })

  it('uses its connections again after a 304, an error and a redirect', async () => {
    const sockets = new Set<unknown>()
    publisher.answer((request, response) => {
      sockets.add(request.socket)
      if (request.url === '/moved') response.writeHead(302, { location: '/feed.xml' }).end('moved')
      else if (request.url === '/none') response.writeHead(404).end('no')
      else response.writeHead(304).end()
    })
    const fresh = makeCollector({ allowPrivate: [publisher.host] })
    const memory = { etag: '"one"', validatorsAt: daysAgo(1) }
    for (let times = 0; times < 5; times++) {
      await poll(memory, publisher.url(), fresh)
      await poll(memory, publisher.url('/moved'), fresh)
      await expect(poll(memory, publisher.url('/none'), fresh)).rejects.toMatchObject({
        code: 'fetch-not-found',
      })
    }
    // One that is not quite done with the last answer makes it two.
    expect(publisher.requests).toHaveLength(20)
    expect(sockets.size).toBeLessThanOrEqual(2)
    await fresh.close()
  })
})

describe('leaving in peace', () => {
  const date = 'Sat, 21 Nov 2026 12:00:00 GMT'
  it.each([
    [{ 'cache-control': 'public, max-age=600' }, 600_000],
    [{ 'cache-control': 'MAX-AGE="600"' }, 600_000],
    [{ 'cache-control': 'max-age=600', age: '590' }, 10_000],
    [{ 'cache-control': 'max-age=600', age: '700' }, undefined],
    [
      { 'cache-control': 'no-cache, must-revalidate, max-age=0', expires: 'Wed, 11 Jan 1984 05:00:00 GMT' },
      undefined,
    ],
    [{ 'cache-control': 's-maxage=600' }, undefined],
    [{ 'cache-control': 'max-age=-5' }, undefined],
    [{ 'cache-control': 'max-age=99999999999999999999' }, 86_400_000],
    // The publisher's clock is half an hour behind ours: the distance counts.
    [{ date, expires: 'Sat, 21 Nov 2026 12:20:00 GMT' }, 1_200_000],
    [{ date, expires: 'Sat, 21 Nov 2026 11:00:00 GMT' }, undefined],
    [{ date, expires: '0' }, undefined],
    [{ date, expires: '-1' }, undefined],
    [{ date, expires: 'Sat, 28 Nov 2026 12:00:00 GMT' }, 86_400_000],
    [{ date, 'cache-control': 'max-age=60', expires: 'Sat, 21 Nov 2026 13:00:00 GMT' }, 3_600_000],
  ] as [Record<string, string>, number | undefined][])('hears %j', async (headers, expected) => {
    publisher.send(makeRss(1), headers)
    expect((await poll()).waitMs).toBe(expected)
  })

  it('goes by our clock where the publisher does not tell its own', async () => {
    publisher.answer((_, response) => {
      response.sendDate = false
      response.writeHead(200, { expires: 'Sat, 21 Nov 2026 12:50:00 GMT' }).end(makeRss(1))
    })
    expect((await poll()).waitMs).toBe(1_200_000)
  })

  it("takes the longest of the feed's own wish and the headers', changed or not", async () => {
    publisher.send(makeRss(1).replace('<channel>', '<channel><ttl>30</ttl>'), {
      'cache-control': 'max-age=60',
    })
    const { memory, waitMs } = await poll()
    expect(waitMs).toBe(1_800_000)
    publisher.send('', { 'cache-control': 'max-age=7200' }, 304)
    expect((await poll({ ...memory, etag: '"one"', validatorsAt: daysAgo(1) })).waitMs).toBe(7_200_000)
    publisher.send('', {}, 304)
    expect((await poll({ ...memory, etag: '"one"', validatorsAt: daysAgo(1) })).waitMs).toBe(1_800_000)
  })

  const spent = { 'x-ratelimit-remaining': '0' }
  const inTwoMinutes = now.getTime() / 1000 + 120
  it.each([
    [429, { 'retry-after': '120' }, 120_000],
    [429, { 'retry-after': 'Sat, 21 Nov 2026 12:32:00 GMT' }, 120_000],
    [503, { 'retry-after': '120' }, 120_000],
    [403, { ...spent, 'x-ratelimit-reset': `${inTwoMinutes}` }, 120_000],
    [429, { 'x-ratelimit-remaining': '0.0', 'x-ratelimit-reset': '120' }, 120_000],
    [429, { ...spent, 'x-ratelimit-reset': '2026-11-21T12:32:00.000Z' }, 120_000],
    [429, { 'ratelimit-remaining': '0', 'ratelimit-reset': `${inTwoMinutes}` }, 120_000],
    [429, { ...spent, 'x-ratelimit-reset': '600', 'retry-after': '120' }, 120_000],
  ] as [number, Record<string, string>, number][])(
    'waits as a %i asks with %j',
    async (status, headers, wait) => {
      publisher.send('', headers, status)
      expect(await failure()).toMatchObject({
        code: /503/.test(`${status}`) ? 'fetch-unavailable' : 'fetch-too-often',
        retryAfterMs: wait,
      })
    },
  )

  it.each([
    [403, { 'x-ratelimit-remaining': '12', 'x-ratelimit-reset': `${inTwoMinutes}` }, 'fetch-forbidden'],
    [403, { ...spent, 'x-ratelimit-reset': 'later' }, 'fetch-forbidden'],
    [429, { 'retry-after': 'in 5 minutes' }, 'fetch-too-often'],
    [500, { ...spent, 'x-ratelimit-reset': '120', 'retry-after': '120' }, 'fetch-server-error'],
  ] as [number, Record<string, string>, string][])(
    'reads no wait into a %i with %j',
    async (status, headers, code) => {
      publisher.send('', headers, status)
      expect(await failure()).toMatchObject({ code, retryAfterMs: undefined })
    },
  )

  it('knows what is gone from what is not to be found', async () => {
    publisher.send('', {}, 404)
    expect(await failure()).toMatchObject({ code: 'fetch-not-found', retryable: true })
    publisher.send('', {}, 410)
    expect(await failure()).toMatchObject({ code: 'fetch-gone', retryable: false })
  })
})

describe('addresses that have moved', () => {
  /** Answers by path: a body, or a status and where it leads. */
  const lay = (paths: Record<string, string | [status: number, to?: string]>) =>
    publisher.answer((request, response) => {
      const found = paths[request.url!] ?? [404]
      if (typeof found === 'string') return response.end(found)
      response.writeHead(found[0], found[1] ? { location: found[1] } : {}).end()
    })
  const pollTimes = async (times: number, memory: PollMemory = {}, url?: string) => {
    let result = await poll(memory, url)
    for (let count = 1; count < times; count++) result = await poll(result.memory, url)
    publisher.requests.length = 0
    return result.memory
  }

  it.each([301, 308])('are remembered after three good answers in a row: %i', async (status) => {
    lay({ '/feed.xml': [status, '/new.xml'], '/new.xml': makeRss(1) })
    const twice = await pollTimes(2)
    await poll(twice)
    expect(asked()).toEqual(['/feed.xml', '/new.xml'])
    const memory = await pollTimes(1, twice)
    await poll(memory)
    expect(asked()).toEqual(['/new.xml'])
  })

  it.each([302, 303, 307])('for a while are never remembered: %i', async (status) => {
    lay({ '/feed.xml': [status, '/new.xml'], '/new.xml': makeRss(1) })
    const memory = await pollTimes(4)
    expect(memory).not.toHaveProperty('moved')
    await poll(memory)
    expect(asked()).toEqual(['/feed.xml', '/new.xml'])
  })

  it('are counted anew when they lead elsewhere, and forgotten when they lead nowhere', async () => {
    lay({ '/feed.xml': [301, '/a.xml'], '/a.xml': makeRss(1), '/b.xml': makeRss(1) })
    const twice = await pollTimes(2)
    lay({ '/feed.xml': [301, '/b.xml'], '/b.xml': makeRss(1) })
    expect((await poll(twice)).memory.moved).toEqual({ to: publisher.url('/b.xml'), times: 1 })
    lay({ '/feed.xml': makeRss(1) })
    expect((await poll(twice)).memory).not.toHaveProperty('moved')
  })

  it('count as far as the way begins with permanent redirects', async () => {
    lay({
      '/feed.xml': [301, '/a'],
      '/a': [308, '/b'],
      '/b': [302, '/c'],
      '/c': [301, '/d'],
      '/d': makeRss(1),
    })
    expect((await poll()).memory.moved).toEqual({ to: publisher.url('/b'), times: 1 })
    lay({ '/feed.xml': [302, '/a'], '/a': [301, '/d'], '/d': makeRss(1) })
    expect((await poll()).memory).not.toHaveProperty('moved')
  })

  it('are not remembered for answers that are none', async () => {
    lay({ '/feed.xml': [301, '/new.xml'], '/new.xml': makeRss(1) })
    const twice = await pollTimes(2)
    lay({ '/feed.xml': [301, '/new.xml'], '/new.xml': [500] })
    await failure(twice)
    lay({ '/feed.xml': [301, '/new.xml'], '/new.xml': '<title>Maintenance</title>' })
    await failure(twice)
  })

  it('count with every good answer, a 304 too', async () => {
    publisher.answer((request, response) => {
      if (request.url === '/feed.xml') response.writeHead(301, { location: '/new.xml' }).end()
      else if (request.headers['if-none-match']) response.writeHead(304).end()
      else response.writeHead(200, { etag: '"one"' }).end(makeRss(1))
    })
    const memory = await pollTimes(3)
    expect(memory.moved?.times).toBe(3)
    expect(await poll(memory)).toMatchObject({ changed: false })
    expect(publisher.requests[0]!.headers['if-none-match']).toBe('"one"')
  })

  it('never lead from encryption to none for good', async () => {
    lay({ '/feed.xml': [301, 'http://news.example/new.xml'], '/new.xml': makeRss(1) })
    expect((await poll({}, 'https://news.example/feed.xml')).memory).not.toHaveProperty('moved')
    expect((await poll({}, 'http://news.example/feed.xml')).memory.moved?.times).toBe(1)
    lay({ '/feed.xml': [301, 'https://news.example/new.xml'], '/new.xml': makeRss(1) })
    expect((await poll({}, 'http://news.example/feed.xml')).memory.moved?.times).toBe(1)
  })

  it.each([
    ['fails', [500]],
    ['is gone', [410]],
    ['is a page for sale', '<!doctype html><title>Buy this domain</title>'],
  ] as [string, string | [number]][])(
    'are asked themselves again when the new one %s',
    async (_what, then) => {
      lay({ '/feed.xml': [301, '/new.xml'], '/new.xml': makeRss(1) })
      const memory = await pollTimes(3, {})
      lay({ '/feed.xml': makeRss(2), '/new.xml': then })
      const result = await poll({ ...memory, etag: '"of new"', validatorsAt: daysAgo(1) })
      expect(result).toMatchObject({ changed: true, feed: { items: [{}, {}] } })
      expect(result.memory).not.toHaveProperty('moved')
      expect(asked()).toEqual(['/new.xml', '/feed.xml'])
      expect(publisher.requests[1]!.headers).not.toHaveProperty('if-none-match')
    },
  )

  it('are left in peace when the new one asks for it', async () => {
    lay({ '/feed.xml': [301, '/new.xml'], '/new.xml': makeRss(1) })
    const memory = await pollTimes(3)
    lay({ '/feed.xml': makeRss(1), '/new.xml': [429] })
    expect(await failure(memory)).toMatchObject({ code: 'fetch-too-often' })
    expect(asked()).toEqual(['/new.xml'])
  })

  it("are the source's own: another address has none", async () => {
    lay({ '/feed.xml': [301, '/new.xml'], '/new.xml': makeRss(1), '/other.xml': makeRss(1) })
    const memory = await pollTimes(3)
    await poll(memory, publisher.url('/other.xml'))
    expect(asked()).toEqual(['/other.xml'])
  })
})

describe('one request in flight for a publisher', () => {
  /** Counts how many requests a publisher is busy with at the same time. */
  const busy = (at: Publisher, answer: (request: IncomingMessage, response: ServerResponse) => void) => {
    const seen = { now: 0, most: 0 }
    at.answer((request, response) => {
      seen.now += 1
      seen.most = Math.max(seen.most, seen.now)
      setTimeout(() => {
        seen.now -= 1
        answer(request, response)
      }, 10)
    })
    return seen
  }

  it('holds for all its sources', async () => {
    const seen = busy(publisher, (_, response) => response.end(makeRss(1)))
    await Promise.all(['/a', '/b', '/c', '/d'].map((path) => poll({}, publisher.url(path))))
    expect(seen.most).toBe(1)
    expect(asked()).toEqual(['/a', '/b', '/c', '/d'])
  })

  it('holds for its sister hosts', async () => {
    const hosts = ['https://www.acme.example', 'https://feeds.acme.example', 'http://acme.example']
    const standIns = Object.fromEntries(hosts.map((host) => [host, publisher.url('')]))
    const sisters = makeCollector({ standIns })
    const seen = busy(publisher, (_, response) => response.end(makeRss(1)))
    await Promise.all(hosts.map((host) => poll({}, `${host}/feed`, sisters)))
    expect(seen.most).toBe(1)
    await sisters.close()
  })

  it('holds where redirects lead, both ways at once', async () => {
    const other = await startPublisher()
    const both = makeCollector({
      standIns: { 'http://a.example': publisher.url(''), 'http://b.example': other.url('') },
    })
    const swap = (to: string) => (request: IncomingMessage, response: ServerResponse) => {
      if (request.url === '/there') response.writeHead(302, { location: `${to}/here` }).end()
      else response.end(makeRss(1))
    }
    const seen = [busy(publisher, swap('http://b.example')), busy(other, swap('http://a.example'))]
    const polls = ['a', 'b', 'a', 'b', 'a', 'b'].map((host) => poll({}, `http://${host}.example/there`, both))
    expect((await Promise.all(polls)).map(({ changed }) => changed)).toEqual(Array(6).fill(true))
    expect(seen.map(({ most }) => most)).toEqual([1, 1])
    await both.close()
    await other.close()
  })

  it('does not make other publishers wait', async () => {
    const other = await startPublisher()
    const both = makeCollector({ allowPrivate: [publisher.host, other.host] })
    const heard = new Promise<ServerResponse>((resolve) =>
      publisher.answer((_, response) => resolve(response)),
    )
    other.send(makeRss(1))
    const slow = poll({}, publisher.url(), both)
    const waiting = await heard
    expect(await poll({}, other.url(), both)).toMatchObject({ changed: true })
    waiting.end(makeRss(1))
    expect(await slow).toMatchObject({ changed: true })
    await both.close()
    await other.close()
  })

  it('lets the time of a request begin when it is its turn', async () => {
    const hurried = makeCollector({ allowPrivate: [publisher.host], limits: { totalMs: 400 } })
    publisher.answer((request, response) => request.url === '/fast' && response.end(makeRss(1)))
    const [slow, fast] = await Promise.allSettled([
      poll({}, publisher.url('/slow'), hurried),
      poll({}, publisher.url('/fast'), hurried),
    ])
    expect(slow).toMatchObject({ status: 'rejected', reason: { code: 'fetch-timeout' } })
    expect(fast).toMatchObject({ status: 'fulfilled' })
    await hurried.close()
  })

  it('waits for its turn only so long', async () => {
    const hurried = makeCollector({ allowPrivate: [publisher.host], limits: { waitMs: 20 } })
    let slowOne: ServerResponse | undefined
    publisher.answer((_, response) => {
      slowOne = response
    })
    const slow = poll({}, publisher.url('/slow'), hurried)
    await expect(poll({}, publisher.url('/fast'), hurried)).rejects.toMatchObject({
      code: 'fetch-busy',
      retryable: true,
      message: expect.stringMatching(/acme-news.*was not asked/),
    })
    if (!slowOne) await once(publisher.server, 'request')
    slowOne?.end(makeRss(1))
    expect(await slow).toMatchObject({ changed: true })
    expect(asked()).toEqual(['/slow'])
    await hurried.close()
  })
})

describe('sources of several parts', () => {
  const reviews = readFileSync(new URL('../fixtures/sources/app-store/page-1.json', import.meta.url), 'utf8')
  const onePage = JSON.parse(reviews)
  onePage.feed.link = []
  const source = sourceOf('app-store', { app: 389801252, countries: ['fi', 'se', 'no', 'dk'] })
  const countries = () => publisher.requests.map(({ url }) => url!.slice(1, 3))
  let stores: Collector
  beforeAll(() => {
    stores = makeCollector({ standIns: { 'https://itunes.apple.com': publisher.url('') } })
  })
  afterAll(() => stores.close())
  const refuse = (...refused: string[]) =>
    publisher.answer((request, response) => {
      if (!refused.includes(request.url!.slice(1, 3))) response.end(JSON.stringify(onePage))
      else response.writeHead(429, { 'retry-after': '600' }).end()
    })

  it('ask nothing more of a service that has had enough, and begin there the next time', async () => {
    refuse('se')
    const { memory, ...heard } = await stores.poll(source, {})
    expect(heard).toMatchObject({ changed: true, feed: { notes: ['partly-heard'] }, waitMs: 600_000 })
    expect(countries()).toEqual(['fi', 'se'])
    publisher.requests.length = 0
    refuse()
    expect((await stores.poll(source, stored(memory))).memory).not.toHaveProperty('own')
    expect(countries()).toEqual(['no', 'dk', 'fi', 'se'])
  })

  it('fail when the first of them is refused, and say when to ask again', async () => {
    refuse('fi')
    await expect(stores.poll(source, {})).rejects.toMatchObject({
      code: 'fetch-too-often',
      retryAfterMs: 600_000,
    })
    expect(countries()).toEqual(['fi'])
  })
})

describe('hubs', () => {
  it.each([
    ['</hub>; rel="hub", </topic.xml>; rel="self"', '/topic.xml'],
    [
      '<http://hub.example/?a=1,2;b>; title="a, \\"b\\"; rel=x"; REL="alternate HUB", <https://x.example/f>; rel=self',
      'https://x.example/f',
    ],
  ])('are read from the Link header %s', async (link, topic) => {
    publisher.send(makeRss(1), { link })
    const { hub, memory } = await poll()
    expect(hub).toEqual({ url: expect.stringMatching(/hub/), topic: URL.parse(topic, publisher.url())!.href })
    publisher.send(makeRss(1))
    expect(await poll(memory)).toMatchObject({ changed: false, hub })
  })

  it.each([
    '</hub>; rel="hub"',
    '</topic.xml>; rel="self"',
    '<javascript:alert(1)>; rel="hub", </t>; rel=self',
    '</hub>; rel="hub"; anchor="/other", </t>; rel=self',
    'hub; rel=hub, <<<<',
    `${'<a>;'.repeat(2000)} rel="hub"`,
  ])('are not read into %s', async (link) => {
    publisher.send(makeRss(1), { link })
    expect(await poll()).not.toHaveProperty('hub')
  })

  it('of the header count before those of the feed', async () => {
    const links = (hub: string) =>
      `<channel xmlns:a="http://www.w3.org/2005/Atom"><a:link rel="hub" href="${hub}"/><a:link rel="self" href="https://x.example/"/>`
    publisher.send(makeRss(1).replace('<channel>', links('https://feed.example/')))
    expect((await poll()).hub).toEqual({ url: 'https://feed.example/', topic: 'https://x.example/' })
    publisher.send(makeRss(1).replace('<channel>', links('https://feed.example/')), {
      link: '<https://header.example/>; rel=hub, <https://x.example/>; rel=self',
    })
    expect((await poll()).hub?.url).toBe('https://header.example/')
  })
})

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Collector } from '../../src/core/collector-ports.ts'
import type { Subscription } from '../../src/core/listening-ports.ts'
import { makeCollector, makeRss, makeSource, now, type Publisher, startPublisher } from './publisher.ts'

let hub: Publisher
let collector: Collector
beforeAll(async () => {
  hub = await startPublisher()
  const standIns = { 'https://hub.example': hub.url(''), 'https://new-hub.example': hub.url('') }
  collector = makeCollector({ allowPrivate: [hub.host], standIns })
})
beforeEach(() => {
  hub.requests.length = 0
})
afterAll(async () => {
  await collector.close()
  await hub.close()
})

const callback = 'https://korva.example.com/websub/k3y'
const topic = 'https://acme.example/feed.xml?tag=a&b'
const subscription = (changes: Partial<Subscription> = {}): Subscription => ({
  sourceId: 'acme-news',
  hub: 'https://hub.example/subscribe',
  topic,
  key: 'k3y',
  secret: 's3cret',
  state: 'asked',
  askedAt: now,
  leaseUntil: null,
  ...changes,
})
const subscribe = (changes?: Partial<Subscription>, source = makeSource({ url: topic })) =>
  collector.subscribe(source, subscription(changes), callback)

/** What the hub is asked; it answers with a status, by path. */
const asked: string[] = []
const answerWith = (answers: Record<string, [status: number, headers?: Record<string, string>]>) => {
  asked.length = 0
  hub.answer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    asked.push(Buffer.concat(chunks).toString())
    response.writeHead(...(answers[request.url!] ?? [404])).end('whatever it says of s3cret')
  })
}

describe('subscribing at a hub', () => {
  it('asks as the standard says', async () => {
    answerWith({ '/subscribe': [202] })
    await subscribe()
    expect(hub.requests[0]).toMatchObject({
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'user-agent': 'Korva/test (+mailto:ear@example.com)',
      },
    })
    expect(Object.fromEntries(new URLSearchParams(asked[0]))).toEqual({
      'hub.callback': callback,
      'hub.mode': 'subscribe',
      'hub.topic': topic,
      'hub.secret': 's3cret',
      'hub.lease_seconds': '864000',
    })
  })

  it('takes a hub of the old protocol as well', async () => {
    answerWith({ '/subscribe': [204] })
    await expect(subscribe()).resolves.toBeUndefined()
  })

  it.each([307, 308])('asks again where a hub has moved to: %i', async (status) => {
    answerWith({ '/subscribe': [status, { location: 'https://new-hub.example/there' }], '/there': [202] })
    await subscribe()
    expect(hub.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'POST /subscribe',
      'POST /there',
    ])
    expect(asked[1]).toBe(asked[0])
  })

  it.each([200, 301, 400, 403, 404, 410, 500])('says that a hub did not take it: %i', async (status) => {
    answerWith({ '/subscribe': [status, { location: '/page' }], '/page': [200] })
    const error = await subscribe().catch((thrown) => thrown)
    expect(error).toMatchObject({ code: 'hub-refused', hint: expect.stringContaining('polled as before') })
    expect(error.message).toMatch(/acme-news.*hub\.example.*status/)
    expect(error.message).not.toMatch(/s3cret|k3y|subscribe\b.*\?|feed\.xml/)
  })

  it.each([
    [429, { 'retry-after': '3600' }, 3_600_000],
    [503, { 'retry-after': 'Sat, 21 Nov 2026 13:30:00 GMT' }, 3_600_000],
    [503, {}, undefined],
  ] as [number, Record<string, string>, number | undefined][])(
    'hears when to ask again: %i %j',
    async (status, headers, wait) => {
      answerWith({ '/subscribe': [status, headers] })
      await expect(subscribe()).rejects.toMatchObject({ code: 'hub-refused', retryAfterMs: wait })
    },
  )

  it('is led into no private network by what a feed names, nor to anything that is no address', async () => {
    answerWith({ '/subscribe': [202] })
    const refused = expect.objectContaining({ code: 'hub-refused', retryable: false })
    // Allowed for the sources of that host, which a feed elsewhere is not.
    await expect(subscribe({ hub: hub.url('/subscribe') })).rejects.toEqual(refused)
    await expect(subscribe({ hub: 'http://169.254.169.254/' })).rejects.toEqual(refused)
    await expect(subscribe({ hub: 'mailto:hub@example.com' })).rejects.toEqual(refused)
    await expect(subscribe({ hub: '' })).rejects.toEqual(refused)
    expect(hub.requests).toHaveLength(0)
  })
})

describe('a hub on a private network', () => {
  const inside = () => makeSource({ url: hub.url() })
  const own = () => hub.url('/subscribe')

  it('is asked where the source is on that very host, and the settings allow it', async () => {
    answerWith({ '/subscribe': [202] })
    await subscribe({ hub: own(), topic: hub.url() }, inside())
    expect(new URLSearchParams(asked[0]).get('hub.topic')).toBe(hub.url())
  })

  it('is not asked where they do not, nor on another port', async () => {
    const elsewhere = await startPublisher()
    const refused = expect.objectContaining({ code: 'hub-refused', retryable: false })
    await expect(subscribe({ hub: elsewhere.url('/') }, inside())).rejects.toEqual(refused)
    answerWith({ '/subscribe': [307, { location: elsewhere.url('/') }] })
    await expect(subscribe({ hub: own() }, inside())).rejects.toEqual(refused)
    expect(elsewhere.requests).toHaveLength(0)
    await elsewhere.close()
  })
})

describe('what a hub pushes', () => {
  it('has the ids of what is fetched, where those are links that count from its address', async () => {
    const feed = '<rss><channel><item><link>/news/1</link><title>One</title></item></channel></rss>'
    hub.send(feed)
    const source = makeSource({ url: hub.url() })
    const polled = await collector.poll(source, {})
    const pushed = await collector.read(source, Buffer.from(feed))
    expect(pushed.items).toEqual(polled.changed && polled.feed.items)
    expect(pushed.items[0]).toMatchObject({ url: hub.url('/news/1') })
  })

  it('is read like what is fetched', async () => {
    const source = makeSource({ url: 'https://acme.example/feed.xml' })
    const feed = await collector.read(source, Buffer.from(makeRss(2)), 'application/rss+xml; charset=utf-8')
    expect(feed.items.map(({ id }) => id)).toEqual(['item-2', 'item-1'])
    await expect(collector.read(source, Buffer.from(''))).rejects.toMatchObject({
      message: expect.stringContaining('acme-news'),
    })
  })
})

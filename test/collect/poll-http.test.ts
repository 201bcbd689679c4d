import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Collector, PollMemory } from '../../src/core/collector-ports.ts'
import type { KorvaError } from '../../src/core/errors.ts'
import { makeCollector, makeRss, makeSource, type Publisher, startPublisher } from './publisher.ts'

let publisher: Publisher
let collector: Collector
beforeAll(async () => {
  publisher = await startPublisher()
  collector = makeCollector({ allowPrivate: [publisher.host] })
})
beforeEach(() => {
  publisher.requests.length = 0
})
afterAll(async () => {
  await collector.close()
  await publisher.close()
})

const poll = (memory: PollMemory = {}, url = publisher.url(), by = collector) =>
  by.poll(makeSource({ url }), memory)
const failure = (url?: string, by?: Collector): Promise<KorvaError> =>
  poll({}, url, by).then(
    () => Promise.reject(new Error('it did not fail')),
    (error) => error,
  )

describe('asking politely', () => {
  it('says who asks and what it can read', async () => {
    publisher.send(makeRss(1))
    await poll()
    expect(publisher.requests[0]!.headers).toMatchObject({
      'user-agent': 'Korva/test (+mailto:ear@example.com)',
      'accept-encoding': 'gzip, deflate, br',
      accept: expect.stringContaining('application/rss+xml'),
    })
  })

  it('sends a name and password of the address as a header, and to its own host only', async () => {
    const other = await startPublisher()
    const both = makeCollector({ allowPrivate: [publisher.host, other.host] })
    other.send(makeRss(1))
    publisher.send('', { location: other.url() }, 302)
    await poll({}, publisher.url().replace('//', '//ear:s%20cret@'), both)
    const expected = `Basic ${Buffer.from('ear:s cret').toString('base64')}`
    expect(publisher.requests[0]!.headers.authorization).toBe(expected)
    expect(other.requests[0]!.headers.authorization).toBeUndefined()
    await both.close()
    await other.close()
  })
})

describe('names and passwords in addresses', () => {
  const address = () => publisher.url().replace('//', '//ear:s3cret@')

  it('hold on their own host, where a redirect writes the address out as well', async () => {
    publisher.answer((request, response) => {
      if (request.url === '/feed.xml') response.writeHead(302, { location: publisher.url('/new.xml') }).end()
      else response.end(makeRss(1))
    })
    await poll({}, address())
    expect(publisher.requests.map(({ headers }) => headers.authorization)).toEqual(
      Array(2).fill(`Basic ${Buffer.from('ear:s3cret').toString('base64')}`),
    )
  })

  it('are in no link that the feed writes in short', async () => {
    publisher.send('<rss><item><title>One</title><link>one.html</link></item></rss>')
    expect(await poll({}, address())).toMatchObject({
      feed: { items: [{ url: publisher.url('/one.html') }] },
    })
  })
})

describe('bodies', () => {
  it.each([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
    ['identity', Buffer.from],
  ])('unpacks %s', async (encoding, pack) => {
    publisher.send(pack(Buffer.from(makeRss(2))), { 'content-encoding': encoding })
    expect(await poll()).toMatchObject({ feed: { items: [{ id: 'item-2' }, { id: 'item-1' }] } })
  })

  it.each([
    ['iso-8859-1', 'text/xml; charset=iso-8859-1', 'utf-8'],
    ['iso-8859-1', 'text/xml', 'iso-8859-1'],
    ['windows-1252', 'text/xml', 'iso-8859-1'],
    ['windows-1252', 'text/xml', 'utf-8'],
    ['utf-16', 'text/xml', 'utf-16'],
    ['utf-8', 'text/xml', 'utf-8'],
  ])('decodes %s, sent as %s and declared as %s', async (real, contentType, declared) => {
    const feed = `<?xml version="1.0" encoding="${declared}"?><rss><item><title>Yötä päivää</title></item></rss>`
    publisher.send(iconv.encode(feed, real), { 'content-type': contentType })
    expect(await poll()).toMatchObject({ feed: { items: [{ title: 'Yötä päivää' }] } })
  })

  it('stops a gzip bomb while it unpacks', async () => {
    publisher.send(gzipSync(Buffer.alloc(200 * 1024 * 1024)), { 'content-encoding': 'gzip' })
    expect(await failure()).toMatchObject({
      code: 'fetch-too-large',
      message: expect.stringMatching(/acme-news.*127\.0\.0\.1.*larger than 5 MB/),
    })
  })

  it('destroys the connection of a body without end', async () => {
    const ended = new Promise((resolve) => {
      publisher.answer((request, response) => {
        const write = () => {
          while (response.write('<item/>'.repeat(10_000)));
        }
        request.socket.once('close', resolve)
        response.on('drain', write)
        write()
      })
    })
    expect(await failure()).toMatchObject({ code: 'fetch-too-large' })
    await ended
  })

  it('gives up, and destroys the connection, when the time is over', async () => {
    const hurried = makeCollector({ allowPrivate: [publisher.host], limits: { totalMs: 50 } })
    const ended = new Promise((resolve) => {
      publisher.answer((request, response) => {
        request.socket.once('close', resolve)
        response.write('<rss>')
      })
    })
    expect(await failure(publisher.url(), hurried)).toMatchObject({ code: 'fetch-timeout', retryable: true })
    await ended
    await hurried.close()
  })

  it.each([
    ['no gzip at all', 'gzip'],
    ['whatever this is', 'zstd'],
  ])('says so of %j sent as %s', async (body, encoding) => {
    publisher.send(body, { 'content-encoding': encoding })
    expect(await failure()).toMatchObject({ code: 'fetch-encoding' })
  })
})

describe('failures', () => {
  it.each([
    [401, 'fetch-forbidden', true],
    [403, 'fetch-forbidden', true],
    [404, 'fetch-not-found', true],
    [410, 'fetch-gone', false],
    [429, 'fetch-too-often', true],
    [418, 'fetch-status', true],
    [304, 'fetch-status', true],
    [500, 'fetch-server-error', true],
    [503, 'fetch-unavailable', true],
  ])('gives status %i a code of its own', async (status, code, retryable) => {
    publisher.send('', {}, status)
    const error = await failure()
    expect(error).toMatchObject({
      code,
      retryable,
      retryAfterMs: undefined,
      hint: expect.stringMatching(/\w/),
    })
    expect(error.message).toContain('acme-news')
    expect(error.message).toContain(publisher.host)
  })

  it.each([
    [429, '120', 120_000],
    [503, 'Sat, 21 Nov 2026 13:30:00 GMT', 3_600_000],
    [503, 'Sat, 21 Nov 2026 11:30:00 GMT', 0],
    [429, 'soon', undefined],
    [404, '120', undefined],
  ])('hears on a %i that it should wait: %s', async (status, header, retryAfterMs) => {
    publisher.send('', { 'retry-after': header }, status)
    expect((await failure()).retryAfterMs).toBe(retryAfterMs)
  })

  it('keeps names, passwords, paths and query strings out of everything it says', async () => {
    publisher.send('', {}, 404)
    const address = `${publisher.url().replace('//', '//ear:hunter2@')}?feed=hunter3#hunter4`.replace(
      '/feed',
      '/hunter5/feed',
    )
    const error = await failure(address)
    expect(JSON.stringify([error.message, error.hint, error.stack])).not.toMatch(/hunter|ear:/)
    expect(error.message).toContain(publisher.host)
    expect(JSON.stringify((await failure('ftp://ear:hunter2@example.com/')).message)).not.toContain('hunter')
  })

  it('knows a refused connection, an unknown name, and an answer that broke off', async () => {
    const closed = await startPublisher()
    await closed.close()
    const lookup = async (name: string) => {
      throw Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: 'ENOTFOUND' })
    }
    const other = makeCollector({ allowPrivate: [closed.host], lookup })
    expect(await failure(closed.url(), other)).toMatchObject({ code: 'fetch-refused' })
    expect(await failure('https://nobody.example/', other)).toMatchObject({ code: 'fetch-dns' })
    publisher.answer((request) => request.socket.destroy())
    expect(await failure()).toMatchObject({ code: 'fetch-broken-off' })
    await other.close()
  })

  it('blames nobody for what it breaks off itself when it is closed', async () => {
    const closing = makeCollector({ allowPrivate: [publisher.host] })
    const begun = new Promise<void>((resolve) =>
      publisher.answer((request, response) => {
        if (request.url === '/begun') response.write('<rss>')
        resolve()
      }),
    )
    const url = publisher.url('/begun')
    const polled = closing.poll(makeSource({ url }), {}).catch((thrown) => thrown)
    await begun
    await closing.close()
    const reason = { code: 'fetch-ended', message: expect.stringMatching(/acme-news.*Korva is stopping/) }
    expect(await polled).toMatchObject(reason)
    await expect(closing.poll(makeSource({ url }), {})).rejects.toMatchObject(reason)
  })

  it('knows a server that speaks no TLS', async () => {
    publisher.send(makeRss(1))
    expect(await failure(publisher.url().replace('http:', 'https:'))).toMatchObject({ code: 'fetch-tls' })
  })

  it('gives up on a connection that is not taken in time', async () => {
    const mute = createServer().listen(0, '127.0.0.1')
    await once(mute, 'listening')
    const host = `127.0.0.1:${(mute.address() as AddressInfo).port}`
    const hurried = makeCollector({ allowPrivate: [host], limits: { connectMs: 50 } })
    expect(await failure(`https://${host}/`, hurried)).toMatchObject({ code: 'fetch-timeout' })
    await hurried.close()
    mute.close()
  })

  it('names the source of a document that is no feed', async () => {
    publisher.send('<!doctype html><title>Hello</title>')
    expect(await failure()).toMatchObject({
      code: 'feed-is-a-page',
      message: expect.stringMatching(/acme-news.*127\.0\.0\.1/),
    })
  })

  it('knows no other kinds and no other schemes', async () => {
    const source = makeSource({ kind: 'smoke-signals' })
    await expect(collector.poll(source, {})).rejects.toMatchObject({ code: 'unknown-kind', retryable: false })
    expect(await failure('gopher://example.com/')).toMatchObject({ code: 'bad-address', retryable: false })
  })
})

describe('redirects', () => {
  it('follows them, relative ones too, and resolves links by where it ends', async () => {
    publisher.answer((request, response) => {
      if (request.url === '/feed.xml') response.writeHead(301, { location: '/new/feed.xml' }).end()
      else response.end('<rss><item><title>One</title><link>one.html</link></item></rss>')
    })
    expect(await poll()).toMatchObject({ feed: { items: [{ url: publisher.url('/new/one.html') }] } })
  })

  it('follows ten and no more', async () => {
    publisher.answer((request, response) => {
      const hops = Number(new URL(request.url!, 'http://x').searchParams.get('n'))
      if (hops === 0) response.end(makeRss(1))
      else response.writeHead(307, { location: `?n=${hops - 1}` }).end('x'.repeat(100))
    })
    expect(await poll({}, publisher.url('/?n=10'))).toMatchObject({ changed: true })
    expect(await failure(publisher.url('/?n=11'))).toMatchObject({ code: 'fetch-too-many-redirects' })
  })

  it.each(['', 'file:///etc/passwd', 'javascript:alert(1)'])('refuses one to %j', async (location) => {
    publisher.send('', location ? { location } : {}, 302)
    expect(await failure()).toMatchObject({ code: 'fetch-bad-redirect' })
  })
})

describe('private addresses', () => {
  it('refuses a redirect to another port of loopback, however it is written', async () => {
    const secret = await startPublisher()
    const port = secret.host.split(':')[1]
    for (const host of [
      '127.0.0.1',
      '2130706433',
      '0x7f.1',
      '0177.0.0.1',
      'localhost',
      '[::1]',
      '[::ffff:127.0.0.1]',
    ]) {
      publisher.send('', { location: `http://${host}:${port}/feed.xml` }, 302)
      expect(await failure()).toMatchObject({
        code: 'fetch-private-address',
        retryable: false,
        hint: expect.stringContaining('fetch.allowPrivate'),
      })
    }
    expect(secret.requests).toHaveLength(0)
    await secret.close()
  })

  it('leads nobody else to a private host that is allowed for its own sources', async () => {
    const intranet = await startPublisher()
    intranet.send(makeRss(1))
    const port = publisher.host.split(':')[1]
    const both = makeCollector({ allowPrivate: [`localhost:${port}`, intranet.host] })
    publisher.send('', { location: intranet.url('/internal/report') }, 302)
    const refused = await failure(`http://localhost:${port}/feed.xml`, both)
    expect(refused).toMatchObject({ code: 'fetch-private-address' })
    expect(intranet.requests).toHaveLength(0)
    expect(await poll({}, intranet.url(), both)).toMatchObject({ changed: true })
    await both.close()
    await intranet.close()
  })

  it('keeps a thousand items, the newest, and counts the others', async () => {
    const item = (n: number) =>
      `<item><guid>${n}</guid><title>No. ${n}</title><pubDate>${new Date(n * 86_400_000).toUTCString()}</pubDate></item>`
    publisher.send(`<rss>${Array.from({ length: 1200 }, (_, n) => item(n + 1)).join('')}</rss>`)
    const result = await poll()
    if (!result.changed) throw new Error('it was not read')
    expect(result.feed.items).toHaveLength(1000)
    expect(result.feed.leftOut).toBe(200)
    expect(result.feed.items[0]?.id).toBe('201')
  })

  it('takes no part of a path for a host', async () => {
    publisher.send(makeRss(1))
    const secret = await startPublisher()
    expect(await poll({}, publisher.url(`//${secret.host}/feed.xml`))).toMatchObject({ changed: true })
    expect(publisher.requests[0]!.url).toBe(`//${secret.host}/feed.xml`)
    expect(secret.requests).toHaveLength(0)
    await secret.close()
  })

  it('refuses a public name that leads to a private address, alone or among others', async () => {
    const port = publisher.host.split(':')[1]
    const lookup = async (name: string) => [
      ...(name === 'mixed.example' ? [{ address: '93.184.216.34', family: 4 }] : []),
      { address: '127.0.0.1', family: 4 },
    ]
    const guarded = makeCollector({ lookup })
    for (const name of ['inside.example', 'mixed.example']) {
      expect(await failure(`http://${name}:${port}/`, guarded)).toMatchObject({
        code: 'fetch-private-address',
      })
    }
    expect(publisher.requests).toHaveLength(0)
    await guarded.close()
  })

  it('fetches a name on a private network that the settings allow', async () => {
    const port = publisher.host.split(':')[1]
    publisher.send(makeRss(1))
    const lookup = async () => [{ address: '127.0.0.1', family: 4 }]
    const allowing = makeCollector({ lookup, allowPrivate: [`Wiki.internal:${port}`] })
    expect(await poll({}, `http://wiki.internal:${port}/`, allowing)).toMatchObject({ changed: true })
    await allowing.close()
  })
})

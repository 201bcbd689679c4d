import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Collector } from '../../src/core/collector-ports.ts'
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
/** Whatever came before, the next feed is read by the same collector. */
afterEach(async () => {
  publisher.send(makeRss(1))
  expect(await poll(publisher.url('/honest'))).toMatchObject({ changed: true })
})
afterAll(async () => {
  await collector.close()
  await publisher.close()
})

const poll = (url: string, by = collector) => by.poll(makeSource({ url }), {})
const failure = (url = publisher.url(), by = collector): Promise<KorvaError> =>
  poll(url, by).then(
    () => Promise.reject(new Error('it did not fail')),
    (error) => error,
  )
/** Writes the same for ever, as fast as it is taken. */
const writeOn = (to: ServerResponse | Socket, bytes: Uint8Array | string) => {
  const write = () => {
    while (to.write(bytes));
  }
  to.on('drain', write)
  write()
}

/** UTF-8 in a header, as servers send it. */
const asBytes = (text: string) => Buffer.from(text).toString('latin1')

/** What becomes of a poll of a server that writes bytes rather than HTTP, and whether it was left in the end. */
async function meet(speak: (socket: Socket) => void, totalMs = 5_000): Promise<KorvaError | 'heard'> {
  const sockets = new Set<Promise<unknown>>()
  const server = createServer((socket) => {
    sockets.add(new Promise((left) => socket.once('close', left)))
    socket.on('error', () => {})
    socket.once('data', () => speak(socket))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const hurried = makeCollector({ allowPrivate: [host], limits: { totalMs } })
  try {
    return await poll(`http://${host}/`, hurried).then(
      () => 'heard' as const,
      (error) => error,
    )
  } finally {
    await hurried.close()
    await Promise.all(sockets)
    server.close()
  }
}
const head = 'HTTP/1.1 200 OK\r\n'

describe('bodies', () => {
  const nothing = Buffer.alloc(40 * 1024 * 1024)
  it.each([
    ['gzip', () => gzipSync(nothing)],
    ['br', () => brotliCompressSync(nothing)],
    ['gzip, gzip', () => gzipSync(gzipSync(nothing))],
    ['br, gzip', () => gzipSync(brotliCompressSync(nothing))],
  ])('that are bombs of %s are stopped while they unpack', async (encoding, make) => {
    const bomb = make()
    expect(bomb.length).toBeLessThan(1024 * 1024)
    publisher.send(bomb, { 'content-encoding': encoding })
    expect(await failure()).toMatchObject({ code: 'fetch-too-large' })
  })

  it('that unpack to nothing for ever are stopped by what they weigh on the way', async () => {
    const empty = Buffer.concat(Array(5_000).fill(gzipSync('')))
    publisher.answer((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' })
      writeOn(response, empty)
    })
    expect(await failure()).toMatchObject({ code: 'fetch-too-large' })
  })

  it('that unpack to gigabytes, which unpack to nothing, are stopped in between', async () => {
    // A gzip file of empty blocks that are stored as they are (RFC 1951, 3.2.4), without its end.
    const start = gzipSync('').subarray(0, 10)
    const blocks = Buffer.alloc(20 * 1024 * 1024, Buffer.from([0, 0, 0, 0xff, 0xff]))
    const bomb = gzipSync(Buffer.concat([start, blocks]))
    expect(bomb.length).toBeLessThan(100_000)
    publisher.send(bomb, { 'content-encoding': 'gzip, gzip' })
    expect(await failure()).toMatchObject({ code: 'fetch-too-large' })
  })

  it('that are empty are called so, whatever they are packed in', async () => {
    publisher.send('', { 'content-encoding': 'gzip' })
    const error = await failure()
    expect(error.code).not.toBe('fetch-encoding')
    expect(error.message).toMatch(/acme-news.*empty/)
  })

  it('that announce more than is taken are not begun', async () => {
    const error = await meet((socket) => socket.write(`${head}content-length: 99999999999\r\n\r\n<rss>`))
    expect(error).toMatchObject({ code: 'fetch-too-large', message: expect.stringContaining('5 MB') })
  })

  it('that trickle byte by byte are left when the time is over, however lively', async () => {
    const error = await meet((socket) => {
      socket.write(`${head}\r\n<rss>`)
      const trickle = setInterval(() => socket.write(' '), 5)
      socket.once('close', () => clearInterval(trickle))
    }, 100)
    expect(error).toMatchObject({ code: 'fetch-timeout', message: expect.stringContaining('0.1 s') })
  })
})

describe('answers', () => {
  it.each([
    [
      'whose headers have no end',
      'fetch-too-large',
      (socket: Socket) => writeOn(socket, `x: ${'y'.repeat(500)}\r\n`),
    ],
    [
      'that are always only announced',
      'fetch-broken-off',
      (socket: Socket) => writeOn(socket, 'HTTP/1.1 100 Continue\r\n\r\n'),
    ],
  ])('%s are left', async (_what, code, speak) => {
    const error = await meet((socket) => {
      if (code === 'fetch-too-large') socket.write(head)
      speak(socket)
    })
    expect(error).toMatchObject({ code })
  })

  it('whose headers trickle are left when the time is over', async () => {
    const error = await meet((socket) => {
      socket.write(head)
      const trickle = setInterval(() => socket.write('x'), 5)
      socket.once('close', () => clearInterval(trickle))
    }, 100)
    expect(error).toMatchObject({ code: 'fetch-timeout' })
  })

  it.each([
    ['no HTTP', 'fetch-not-http', 'SSH-2.0-OpenSSH_9.7\r\n'],
    ['of two lengths', 'fetch-not-http', `${head}content-length: 3\r\ncontent-length: 4\r\n\r\n<rss/>`],
    ['of a negative length', 'fetch-not-http', `${head}content-length: -3\r\n\r\n<rss/>`],
    ['in bad chunks', 'fetch-not-http', `${head}transfer-encoding: chunked\r\n\r\nZZ\r\n<rss/>`],
    [
      'of another protocol',
      'fetch-broken-off',
      'HTTP/1.1 101 Hm\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n',
    ],
  ])('that are %s are called so', async (_what, code, bytes) => {
    const error = await meet((socket) => socket.write(bytes))
    expect(error).toMatchObject({ code, retryable: true, hint: expect.stringMatching(/\w/) })
  })

  it.each([
    [
      'shorter than they say',
      (socket: Socket) => socket.end(`${head}content-length: 999\r\n\r\n${makeRss(1)}`),
    ],
    [
      'reset in the middle',
      (socket: Socket) =>
        socket.write(`${head}content-length: 9999\r\n\r\n<rss>`, () => socket.resetAndDestroy()),
    ],
    ['nothing at all', (socket: Socket) => socket.end()],
  ])('that are %s are tried again', async (_what, speak) => {
    expect(await meet(speak)).toMatchObject({ code: 'fetch-broken-off', retryable: true })
  })

  it('that are longer than they say are read as far as they say', async () => {
    const feed = makeRss(1)
    const heard = meet((socket) =>
      socket.write(`${head}content-length: ${feed.length}\r\n\r\n${feed}HTTP/1.1 200 OK\r\n`),
    )
    expect(await heard).toBe('heard')
  })

  it('to encrypted questions without encryption are called so', async () => {
    const error = await failure(publisher.url().replace('http:', 'https:'))
    expect(error).toMatchObject({ code: 'fetch-tls', hint: expect.stringContaining('http://') })
  })
})

describe('redirects', () => {
  it('of three hundred are not followed to their end', async () => {
    publisher.answer((request, response) => {
      const left = Number(request.url!.slice(1))
      if (left === 0) response.end(makeRss(1))
      else response.writeHead(302, { location: `/${left - 1}` }).end()
    })
    expect(await failure(publisher.url('/300'))).toMatchObject({ code: 'fetch-too-many-redirects' })
    expect(publisher.requests).toHaveLength(11)
  })

  it('in a circle are known when they come around', async () => {
    publisher.answer((request, response) =>
      response.writeHead(302, { location: request.url === '/a' ? '/b' : '/a' }).end(),
    )
    const error = await failure(publisher.url('/a'))
    expect(error).toMatchObject({
      code: 'fetch-too-many-redirects',
      message: expect.stringContaining('circle'),
    })
    expect(publisher.requests).toHaveLength(2)
  })

  it('written in UTF-8 are followed', async () => {
    publisher.answer((request, response) => {
      if (request.url === '/feed.xml') response.writeHead(301, { location: asBytes('/syöte.xml') }).end()
      else response.end(makeRss(1))
    })
    expect(await poll(publisher.url())).toMatchObject({ changed: true })
    expect(publisher.requests[1]!.url).toBe('/sy%C3%B6te.xml')
  })

  it('with a body that never comes do not hold it up', async () => {
    publisher.answer((request, response) => {
      if (request.url === '/honest') return response.end(makeRss(1))
      response.writeHead(301, { location: '/honest', 'content-length': '100' }).write('x')
    })
    expect(await poll(publisher.url())).toMatchObject({ changed: true })
  })

  it('with a body without end do not hold it up', async () => {
    publisher.answer((request, response) => {
      if (request.url === '/honest') return response.end(makeRss(1))
      response.writeHead(301, { location: '/honest' })
      writeOn(response, 'x'.repeat(10_000))
    })
    expect(await poll(publisher.url())).toMatchObject({ changed: true })
  })

  it.each([
    ...['127.0.0.1', '127.1', '2130706433', '017700000001', '0177.0.0.1', '0x7f000001', '0x7f.0.0.1', '0'],
    ...['[::1]', '[::]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[64:ff9b::7f00:1]', '[2002:7f00:1::]'],
    ...['169.254.169.254', '[fe80::1]', '[fd00:ec2::254]', '168.63.129.16', '10.0.0.1', '100.100.100.200'],
    ...['localhost', 'LOCALHOST.', 'wiki.localhost', '１２７.0.0.1', '127。0。0。1'],
  ])('to %s are refused', async (host) => {
    const port = publisher.host.split(':')[1]
    const guarded = makeCollector({ standIns: { 'https://news.example': publisher.url('') } })
    publisher.send('', { location: asBytes(`http://${host}:${port}/latest/meta-data/`) }, 302)
    expect(await failure('https://news.example/feed', guarded)).toMatchObject({
      code: 'fetch-private-address',
    })
    expect(publisher.requests).toHaveLength(1)
    await guarded.close()
  })

  it.each([
    'file:///etc/passwd',
    'ftp://example.com/',
    'data:text/xml,<rss/>',
    'http://',
    '//[',
    'http://a b/',
  ])('to %s lead nowhere', async (location) => {
    publisher.send('', { location }, 307)
    expect(await failure()).toMatchObject({ code: 'fetch-bad-redirect' })
  })
})

describe('names', () => {
  const port = () => publisher.host.split(':')[1]

  it('that change their answer between two lookups are checked each time', async () => {
    const answers = ['93.184.216.34', '127.0.0.1']
    let lookups = 0
    const lookup = async () => [{ address: answers[Math.min(lookups++, 1)]!, family: 4 }]
    const guarded = makeCollector({ lookup, limits: { connectMs: 30, totalMs: 200 } })
    const first = await failure(`http://rebind.example:${port()}/`, guarded)
    expect(first.code).not.toBe('fetch-private-address')
    const second = await failure(`http://rebind.example:${port()}/`, guarded)
    expect(second).toMatchObject({ code: 'fetch-private-address', retryable: false })
    expect(lookups).toBe(2)
    expect(publisher.requests).toHaveLength(0)
    await guarded.close()
  })

  it.each([
    ['a private address among public ones', ['93.184.216.34', '10.0.0.1']],
    ['a private address behind a public IPv6 one', ['2606:4700::1111', '127.0.0.1']],
    ['IPv4 written as IPv6', ['::ffff:127.0.0.1']],
    ['the metadata service', ['169.254.169.254']],
    ['no address at all', []],
  ])('with %s are refused', async (_what, addresses) => {
    const lookup = async () =>
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
    const guarded = makeCollector({ lookup })
    const error = await failure(`http://mixed.example:${port()}/`, guarded)
    expect(error).toMatchObject({ code: 'fetch-private-address' })
    expect(publisher.requests).toHaveLength(0)
    await guarded.close()
  })

  it('that a redirect leads to are checked as well', async () => {
    const lookup = async () => [{ address: '127.0.0.1', family: 4 }]
    const guarded = makeCollector({ lookup, standIns: { 'https://news.example': publisher.url('') } })
    publisher.send('', { location: `http://inside.example:${port()}/` }, 301)
    expect(await failure('https://news.example/', guarded)).toMatchObject({ code: 'fetch-private-address' })
    expect(publisher.requests).toHaveLength(1)
    await guarded.close()
  })
})

describe('pages', () => {
  it('lead nobody else to a private host that is allowed for its own sources', async () => {
    const intranet = await startPublisher()
    intranet.send(makeRss(1))
    const standIns = { 'https://news.example': publisher.url('') }
    const both = makeCollector({ allowPrivate: [intranet.host], standIns })
    const link = `<link rel="alternate" type="application/rss+xml" href="${intranet.url('/report')}">`
    publisher.send(`<!doctype html><html><head><title>News</title>${link}</head></html>`, {
      'content-type': 'text/html',
    })
    expect(await failure('https://news.example/', both)).toMatchObject({ code: 'fetch-private-address' })
    expect(intranet.requests).toHaveLength(0)
    expect(await poll(intranet.url(), both)).toMatchObject({ changed: true })
    await both.close()
    await intranet.close()
  })
})

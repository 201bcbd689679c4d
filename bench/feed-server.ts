import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * A program: serves any number of feeds, one for each host and path, as a weblog does (ten posts, some 50 KB, an ETag).
 * Every twentieth answer brings a new post; the others are not changed for whoever asks conditionally. Prints its port;
 * counts its answers for whoever sends it a message. Each answer takes 25 ms on its way, less than over most networks.
 */
const latencyMs = 25
const posts = 10
const sentence =
  'Acme lost my parcel and nobody answers the phone; the second one came on the day that was promised. '
const body = `<p>${sentence.repeat(45)}</p>`
const versions = new Map<string, number>()
const counts = { answers: 0, unchanged: 0 }

const server = createServer((request, response) => {
  setTimeout(() => answer(request, response), latencyMs)
})

function answer(request: IncomingMessage, response: ServerResponse): void {
  const feed = `${request.headers.host}${request.url}`
  const version = (versions.get(feed) ?? 0) + (counts.answers % 20 === 19 ? 1 : 0)
  versions.set(feed, version)
  counts.answers++
  const etag = `"v${version}"`
  if (request.headers['if-none-match'] === etag) {
    counts.unchanged++
    response.writeHead(304, { etag }).end()
    return
  }
  response.writeHead(200, { etag, 'content-type': 'application/rss+xml; charset=utf-8' })
  response.end(draw(feed, version))
}

server.listen(0, '0.0.0.0', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`))
server.keepAliveTimeout = 30_000
process.on('message', () => process.send?.(counts))
process.on('disconnect', () => process.exit(0))

function draw(feed: string, version: number): string {
  const items = Array.from({ length: posts }, (_, n) => drawPost(feed, version - n))
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Weblog</title><link>https://example.com/</link>${items.join('')}</channel></rss>`
}

function drawPost(feed: string, n: number): string {
  const at = new Date(Date.UTC(2026, 10, 20) + n * 60_000).toUTCString()
  return `<item><guid isPermaLink="false">${feed}#${n}</guid><title>Post ${n}</title><link>https://example.com/${feed}/${n}</link><pubDate>${at}</pubDate><description>${sentence}</description><content:encoded><![CDATA[${body}]]></content:encoded></item>`
}

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface FeedEntry {
  id: string
  title: string
  text: string
  author: string
  at: Date
}

/** A feed on a local port, as RSS with an ETag, to which a test adds items. */
export async function startFeedServer(entries: FeedEntry[]) {
  let polls = 0
  const server = createServer((request, response) => {
    polls++
    const etag = `"${entries.length}"`
    if (request.headers['if-none-match'] === etag) return response.writeHead(304, { etag }).end()
    response.writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8', etag })
    response.end(`<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Reviews</title><link>https://reviews.example.com/</link>
${entries.map(drawEntry).join('\n')}
</channel></rss>`)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    host,
    url: `http://${host}/feed.xml`,
    entries,
    polls: () => polls,
    async close() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

function drawEntry({ id, title, text, author, at }: FeedEntry): string {
  return `<item><guid isPermaLink="false">${id}</guid><title>${escapeXml(title)}</title>
<link>https://reviews.example.com/${id}</link><dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">${escapeXml(author)}</dc:creator>
<pubDate>${at.toUTCString()}</pubDate><description>${escapeXml(text)}</description></item>`
}

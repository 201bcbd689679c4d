import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'
import { type CollectorOptions, createCollector } from '../../src/collect/create-collector.ts'
import { kinds } from '../../src/collect/kinds/index.ts'
import { placeSource } from '../../src/collect/place-source.ts'
import type { Source } from '../../src/core/source.ts'

export const now = new Date('2026-11-21T12:30:00Z')

/** An HTTP server on loopback whose answers a test decides on. */
export async function startPublisher() {
  const requests: IncomingMessage[] = []
  let answer: (request: IncomingMessage, response: ServerResponse) => void = (_, response) => response.end()
  const server = createServer((request, response) => {
    requests.push(request)
    answer(request, response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    host,
    server,
    requests,
    url: (path = '/feed.xml') => `http://${host}${path}`,
    /** Answers every request from now on like this. */
    answer(next: typeof answer) {
      answer = next
    },
    /** Answers with a body, 200 unless told otherwise. */
    send(body: string | Uint8Array, headers: Record<string, string> = {}, status = 200) {
      answer = (_, response) => response.writeHead(status, headers).end(body)
    },
    async close() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

export type Publisher = Awaited<ReturnType<typeof startPublisher>>

/** A collector whose clock stands still at `now`. */
export function makeCollector(changes: Partial<CollectorOptions> = {}) {
  return createCollector({
    settingsDir: import.meta.dirname,
    allowPrivate: [],
    userAgent: 'Korva/test (+mailto:ear@example.com)',
    keys: {},
    timezone: 'UTC',
    clock: () => now,
    ...changes,
  })
}

/** A source as the settings make it; `url` is that of its kind's address unless it is given. */
export function makeSource(changes: Partial<Source> = {}): Source {
  return {
    ...{ id: 'acme-news', name: 'Acme news', kind: 'rss', options: {} },
    ...{ url: 'https://example.com/feed.xml', lane: 'example.com', paceMs: 0, schedule: { every: 300_000 } },
    ...{ brands: null, about: null, announceFirst: 3, sample: false, off: null },
    ...{ texts: null, reach: 'usual', leaning: 'balanced' },
    ...changes,
  }
}

/** A source of a kind with such fields, as if they stood in the settings: checked by the kind's own schema. */
export function sourceOf(
  kind: string,
  fields: Record<string, unknown>,
  keys: Record<string, string> = {},
): Source {
  const options = z.strictObject(kinds.get(kind)!.fields).parse(fields)
  const settings = { ...makeSource(), kind, options }
  return placeSource(settings, { settingsDir: import.meta.dirname, keys })
}

/** An RSS feed with so many items, the last one first. */
export function makeRss(count: number): string {
  const items = Array.from({ length: count }, (_, n) => count - n).map(
    (n) =>
      `<item><guid isPermaLink="false">item-${n}</guid><title>Item &lt;b&gt;${n}&lt;/b&gt;</title>` +
      `<link>https://example.com/${n}</link><description>Acme, for the ${n}. time</description>` +
      `<pubDate>Sat, 21 Nov 2026 12:0${n}:00 GMT</pubDate></item>`,
  )
  const built = 'Sat, 21 Nov 2026 12:10:00 GMT'
  return `<rss version="2.0"><channel><title>Acme</title><lastBuildDate>${built}</lastBuildDate>${items.join('')}</channel></rss>`
}

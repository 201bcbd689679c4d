import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import Parser from 'rss-parser'
import { createCollector } from '../src/collect/create-collector.ts'
import type { Source } from '../src/core/source.ts'
import { type Line, ratio } from './line.ts'

const sentence =
  'Acme lost my parcel and nobody answers the phone, &lt;b&gt;again&lt;/b&gt; &amp;amp; again. '

/** How long reading a feed of 5 MB holds up everything else, at its worst; against rss-parser, which reads where it is called. */
export async function measureBlocks(): Promise<Line[]> {
  const feed = makeFeed()
  const server = createServer((_, response) => response.end(feed)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const collector = createCollector({
    ...{ settingsDir: '.', allowPrivate: [host], userAgent: 'Korva/bench', keys: {} },
    clock: () => new Date(),
    timezone: 'UTC',
  })
  try {
    const source = sourceAt(`http://${host}/`)
    await collector.poll(source, {})
    const ours = await longestBlock(() => collector.poll(source, {}))
    const theirs = await longestBlock(() => new Parser().parseString(feed))
    return [ratio('longest block of the main loop, feed of 5 MB', ours, 'ms', 'rss-parser', theirs, 50)]
  } finally {
    await collector.close()
    server.close()
  }
}

/** The worst of five times, in milliseconds. */
async function longestBlock(work: () => Promise<unknown>): Promise<number> {
  const delays = monitorEventLoopDelay({ resolution: 1 })
  delays.enable()
  for (let time = 0; time < 5; time++) {
    // The clock of delays needs turns before and after what it is to see.
    await rest(20)
    await work()
  }
  await rest(20)
  delays.disable()
  return delays.max / 1e6
}

const rest = (ms: number) => new Promise((done) => setTimeout(done, ms))

const sourceAt = (url: string): Source => ({
  ...{ id: 'large', name: 'Large', kind: 'rss', options: { url }, url, lane: '', paceMs: 0 },
  ...{ schedule: { every: 60_000 }, brands: null, about: null, announceFirst: 0, sample: false, off: null },
  ...{ texts: null, reach: 'usual', leaning: 'balanced' },
})

function makeFeed(): string {
  const text = sentence.repeat(45)
  const item = (n: number) =>
    `<item><guid>${n}</guid><title>Review ${n}</title><link>https://example.com/${n}</link><description>${text}</description></item>`
  return `<rss version="2.0"><channel><title>Reviews</title>${Array.from({ length: 1000 }, (_, n) => item(n)).join('')}</channel></rss>`
}

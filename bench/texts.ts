import Parser from 'rss-parser'
import Sentiment from 'sentiment'
import { parseFeed } from '../src/collect/parse-feed.ts'
import { compileBrand } from '../src/match/compile-brand.ts'
import { createScorer } from '../src/score/create-scorer.ts'
import { type Line, ratio } from './line.ts'

const text =
  'Acme lost my parcel and nobody answers the phone. Terrible service, I will never order from Acme again.'

/** How long a text or a feed takes, against the library that one would use alone. */
export async function measureTexts(): Promise<Line[]> {
  const score = createScorer()
  const plain = new Sentiment()
  const brand = compileBrand({
    ...{ id: 'acme', name: 'Acme', any: ['Acme'], all: [], none: [], ambiguous: false, context: [] },
  })
  const feed = makeFeed(200)
  const bytes = new TextEncoder().encode(feed)
  const rssParser = new Parser()
  const scoring = await micros(() => score({ text, about: 'Acme' }), 2000)
  const analysing = await micros(() => plain.analyze(text), 2000)
  const matching = await micros(() => brand.match({ text }), 2000)
  const searching = await micros(() => /\bacme\b/iu.test(text), 2000)
  const parsing = await micros(() => parseFeed(bytes), 20)
  const parsingAlone = await micros(() => rssParser.parseString(feed), 20)
  return [
    ratio('score a short text', scoring, 'µs', 'sentiment alone', analysing),
    ratio('match a short text', matching, 'µs', 'one regular expression', searching),
    ratio('parse a feed of 200 items', parsing, 'µs', 'rss-parser alone', parsingAlone),
  ]
}

/** Microseconds of one call: the mean of so many, after a tenth of them to warm up. */
async function micros(work: () => unknown, times: number): Promise<number> {
  for (let n = 0; n < times / 10; n++) await work()
  const began = performance.now()
  for (let n = 0; n < times; n++) await work()
  return ((performance.now() - began) * 1000) / times
}

function makeFeed(items: number): string {
  const item = (n: number) =>
    `<item><guid>${n}</guid><title>Review ${n}</title><link>https://example.com/${n}</link><pubDate>Sat, 21 Nov 2026 10:00:00 GMT</pubDate><description>&lt;p&gt;${text}&lt;/p&gt;</description></item>`
  return `<rss version="2.0"><channel><title>Reviews</title>${Array.from({ length: items }, (_, n) => item(n)).join('')}</channel></rss>`
}

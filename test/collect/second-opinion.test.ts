import fc from 'fast-check'
import { parseRssFeed } from 'feedsmith'
import RssParser from 'rss-parser'
import { describe, expect, it } from 'vitest'
import { parseFeed } from '../../src/collect/parse-feed.ts'

/** Words that no parser has to interpret: where it comes to markup ours is meant to differ. */
const words = fc
  .array(fc.stringMatching(/^[a-zåäö0-9.,!?'-]{1,12}$/), { minLength: 1, maxLength: 8 })
  .map((w) => w.join(' '))
const item = fc.record({
  title: words,
  description: words,
  link: fc.webPath().map((path) => `https://example.com/x${path.replaceAll('&', '&amp;')}`),
  guid: fc.uuid(),
  pubDate: fc.date({ min: new Date('1990-01-01'), max: new Date('2049-12-31'), noInvalidDate: true }),
})
type Item = typeof item extends fc.Arbitrary<infer T> ? T : never

const write = (items: Item[]) =>
  `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>t</title><link>https://example.com/</link>${items
    .map(
      ({ title, description, link, guid, pubDate }) =>
        `<item><title>${title}</title><description>${description}</description><link>${link}</link>` +
        `<guid isPermaLink="false">${guid}</guid><pubDate>${pubDate.toUTCString()}</pubDate></item>`,
    )
    .join('\n')}</channel></rss>`

describe('a well-formed feed', () => {
  it('says to us what it says to two parsers of others', async () => {
    const feeds = fc
      .uniqueArray(item, { selector: ({ guid }) => guid, minLength: 1, maxLength: 5 })
      .map(write)
    await fc.assert(
      fc.asyncProperty(feeds, async (xml) => {
        const ours = parseFeed(Buffer.from(xml)).items.map(({ id, url, title, text, publishedAt }) => ({
          ...{ id, url, title, text },
          at: publishedAt?.getTime(),
        }))
        const first = (await new RssParser().parseString(xml)).items.map((theirs) => ({
          ...{ id: theirs.guid, url: href(theirs.link), title: theirs.title, text: theirs.content },
          at: Date.parse(theirs.pubDate!),
        }))
        const second = parseRssFeed(xml).items!.map((theirs) => ({
          ...{
            id: theirs.guid?.value,
            url: href(theirs.link),
            title: theirs.title,
            text: theirs.description,
          },
          at: Date.parse(theirs.pubDate!),
        }))
        expect(ours).toEqual(first)
        expect(ours).toEqual(second)
      }),
      { numRuns: 50 },
    )
  })
})

const href = (link: string | undefined) => new URL(link!).href

import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ParseOptions, parseFeed } from '../../src/collect/parse-feed.ts'
import { KorvaError } from '../../src/core/errors.ts'

const folder = new URL('../fixtures/feeds/', import.meta.url)
const feeds = readdirSync(folder).map((name) => readFileSync(new URL(name, folder)))
const tag = /<\/?(?:p|b|i|a|br|div|span|img|script|table|td)(?:[\s/][^<>]*)?>/i

/** What holds of every item, whatever the feed was. */
function examine(bytes: Uint8Array, options: ParseOptions = {}) {
  const feed = (() => {
    try {
      return parseFeed(bytes, options)
    } catch (error) {
      expect(error).toBeInstanceOf(KorvaError)
      return null
    }
  })()
  const bearers = new Map<string, string>()
  for (const item of feed?.items ?? []) {
    expect(item.id).not.toBe('')
    for (const alias of item.aliases) {
      expect(alias).toMatch(/^(guid|link|same):./)
      expect(alias.length).toBeLessThanOrEqual(500)
      expect(bearers.get(alias) ?? item.id).toBe(item.id)
      bearers.set(alias, item.id)
    }
    if (item.url !== null) expect(new URL(item.url).protocol).toMatch(/^https?:$/)
    for (const text of [item.title, item.text, item.author]) {
      expect(text).not.toBe('')
      expect(text ?? '').not.toMatch(tag)
      expect(text ?? '').not.toContain('\u0000')
      expect((text ?? '').isWellFormed()).toBe(true)
    }
    for (const date of [item.publishedAt, item.updatedAt]) expect(date?.getTime()).not.toBeNaN()
    if (item.rating !== null) expect(item.rating >= 1 && item.rating <= 5).toBe(true)
  }
}

describe('parseFeed, whatever it is given', () => {
  it('throws nothing but KorvaErrors on arbitrary bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), fc.string(), (b, contentType) =>
        examine(b, { contentType }),
      ),
    )
  })

  it('keeps its promises for feeds that break off anywhere', () => {
    fc.assert(
      fc.property(fc.constantFrom(...feeds), fc.nat(), (feed, at) =>
        examine(feed.subarray(0, at % feed.length)),
      ),
      { numRuns: 200 },
    )
  })

  it('keeps its promises for feeds with pieces swapped in', () => {
    const pieces = [
      '<',
      '>',
      '&',
      ']]>',
      '<![CDATA[',
      '<item>',
      '</item>',
      '"',
      '&lt;b&gt;',
      '\u0000',
      '<!--',
      'é',
      '<p>',
    ]
    const change = fc.tuple(fc.nat(), fc.nat(20), fc.oneof(fc.constantFrom(...pieces), fc.string()))
    const changes = fc.array(change, { maxLength: 8 })
    fc.assert(
      fc.property(fc.constantFrom(...feeds), changes, (feed, list) => {
        let text = feed.toString('utf8')
        for (const [at, gone, piece] of list) {
          const from = at % (text.length + 1)
          text = text.slice(0, from) + piece + text.slice(from + gone)
        }
        examine(Buffer.from(text), { url: 'https://example.com/feed' })
      }),
      { numRuns: 300 },
    )
  })

  it('keeps its promises for items made of anything', () => {
    const names = [
      'title',
      'description',
      'link',
      'guid',
      'pubDate',
      'author',
      'content:encoded',
      'im:rating',
      '__proto__',
    ]
    const field = fc.tuple(fc.constantFrom(...names), fc.string({ unit: 'binary' }))
    const items = fc.array(fc.array(field, { maxLength: 6 }), { maxLength: 4 })
    fc.assert(
      fc.property(items, (list) => {
        const body = list.map(
          (fields) => `<item>${fields.map(([n, v]) => `<${n}>${v}</${n}>`).join('')}</item>`,
        )
        examine(Buffer.from(`<rss version="2.0"><channel>${body.join('')}</channel></rss>`))
      }),
      { numRuns: 200 },
    )
  })

  it('survives every name of a character set that somebody may declare', () => {
    const strange = [
      'constructor',
      '__proto__',
      'hex',
      'base64',
      'utf-7',
      'utf-16',
      'toString',
      'nonsense',
      'x'.repeat(99),
    ]
    for (const charset of strange) {
      const bytes = Buffer.from(
        `<?xml version="1.0" encoding="${charset}"?><rss><item><title>é</title></item></rss>`,
      )
      const options = { contentType: `text/xml; charset=${charset}` }
      expect(parseFeed(bytes, options).items[0]!.title).toBe('é')
    }
  })
})

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseFeed } from '../../src/collect/parse-feed.ts'

const fixture = (name: string) => readFileSync(new URL(`../fixtures/feeds/${name}`, import.meta.url))
const parse = (xml: string, url?: string) => parseFeed(Buffer.from(xml), url ? { url } : {})
const item = (inside: string) =>
  parse(`<rss version="2.0"><channel><item>${inside}</item></channel></rss>`).items[0]!

describe('the formats', () => {
  it('reads RSS 2.0 with its usual extensions', () => {
    const feed = parseFeed(fixture('rss-2.0.xml'), { url: 'https://board.example.com/feed.xml' })
    expect(feed).toMatchObject({
      format: 'rss',
      title: 'Harbour Board',
      builtAt: new Date('2026-11-21T12:00:00Z'),
    })
    expect(feed.items).toHaveLength(3)
    expect(feed.items[0]).toEqual({
      id: 'thread-17',
      url: 'https://board.example.com/threads/17',
      title: 'Acme & the lost parcel',
      text: 'Acme lost it.\n\nTwice — in one week!',
      author: 'Maija M.',
      publishedAt: new Date('2026-11-21T11:05:00Z'),
      updatedAt: null,
      rating: null,
    })
    expect(feed.items[1]).toMatchObject({
      id: 'https://board.example.com/threads/18',
      url: 'https://board.example.com/threads/18',
      author: 'Veikko V.',
      publishedAt: null,
    })
    expect(feed.items[2]).toMatchObject({
      url: null,
      text: 'No title, no link, no guid',
      author: 'Radio Acme',
    })
    expect(feed.items[2]!.id).toMatch(/^sha256:[\da-f]{64}$/)
  })

  it('reads RSS 0.91 and expands no entity of its DTD', () => {
    const feed = parseFeed(fixture('rss-0.91.xml'))
    expect(feed.items).toMatchObject([
      {
        title: 'Acme opens a café &boom;',
        url: 'http://old.example.com/1?a=1&b=2',
        text: 'Coffee for everyone',
      },
    ])
  })

  it('reads RDF, whatever its prefixes are called', () => {
    const feed = parseFeed(fixture('rdf.xml'))
    expect(feed).toMatchObject({ format: 'rdf', title: 'RDF news' })
    expect(feed.items).toMatchObject([
      {
        id: 'http://rdf.example.com/1',
        url: 'http://rdf.example.com/1',
        author: 'Aino',
        publishedAt: new Date('2026-11-21T10:05:00Z'),
      },
    ])
  })

  it('reads Atom 1.0 with a prefix, xml:base and xhtml', () => {
    const feed = parseFeed(fixture('atom-1.0.xml'))
    expect(feed).toMatchObject({ format: 'atom', title: 'The Acme blog' })
    expect(feed.items[0]).toEqual({
      id: 'tag:blog.example.com,2026:1',
      url: 'https://blog.example.com/2026/one.html',
      title: 'One small step',
      text: 'At 3 < 4 we won.\n\nThen we lost.',
      author: 'The editors',
      publishedAt: new Date('2026-11-20T10:00:00.500Z'),
      updatedAt: new Date('2026-11-20T10:00:00Z'),
      rating: null,
    })
    expect(feed.items[1]).toMatchObject({
      url: 'https://blog.example.com/2026/notes/two',
      author: 'Liisa, Matti',
      text: 'Press <Enter> to go on',
      updatedAt: null,
    })
  })

  it('reads Atom 0.3, base64 included', () => {
    expect(parseFeed(fixture('atom-0.3.xml')).items).toMatchObject([
      {
        title: 'Café',
        text: 'Fast delivery',
        publishedAt: new Date('2026-11-19T00:00:00Z'),
        updatedAt: new Date('2026-11-20T06:00:00Z'),
      },
    ])
  })

  it('reads CDF', () => {
    const feed = parseFeed(fixture('channel.cdf.xml'))
    expect(feed).toMatchObject({ format: 'cdf', title: 'A channel' })
    expect(feed.items).toMatchObject([
      {
        url: 'http://cdf.example.com/1.html',
        text: 'From another century',
        updatedAt: new Date('2026-11-20T12:00:00Z'),
      },
    ])
  })

  it('reads JSON Feed', () => {
    const feed = parseFeed(fixture('feed.json'), { contentType: 'application/feed+json' })
    expect(feed).toMatchObject({ format: 'json', title: 'JSON news' })
    expect(feed.items).toMatchObject([
      {
        id: '1',
        title: 'One more',
        text: 'First\n\nSecond',
        author: 'Aino',
        publishedAt: new Date('2026-11-21T12:05:00Z'),
      },
      { id: 'two', text: 'a < b, and nothing more', author: 'The desk', publishedAt: null },
    ])
  })

  it('reads reviews with their stars, on whatever scale', () => {
    const { items } = parseFeed(fixture('reviews.xml'))
    expect(items[0]).toMatchObject({ rating: 1, author: 'pettynyt', text: 'Sovellus kaatuu heti. Surkea!' })
    expect(items.map((item) => item.rating)).toEqual([1, 4, null])
  })
})

describe('broken feeds', () => {
  it('keeps what can be read of a feed that is badly nested and breaks off', () => {
    const feed = parseFeed(fixture('broken.xml'))
    expect(feed.title).toBe('Broken & battered')
    expect(feed.items).toMatchObject([
      { id: 'one', title: 'Never closed', url: 'https://broken.example.com/1' },
      { title: 'Badly nested', url: 'https://broken.example.com/2' },
      { title: 'Cut off', text: 'It ends in the mid' },
    ])
  })

  it('reads items that stand outside any feed', () => {
    expect(parseFeed(fixture('stray-items.xml')).items).toMatchObject([{ title: 'Outside of any feed' }])
  })

  it.each([
    ['', 'feed-empty'],
    ['<!doctype html><html><body>Hello</body></html>', 'feed-is-a-page'],
    ['<opml version="2.0"><body/></opml>', 'feed-is-a-page'],
    ['<kml><Document/></kml>', 'not-a-feed'],
    ['{"some": "json"}', 'not-a-feed'],
    ['[1, 2', 'not-a-feed'],
  ])('says of %j what it is: %s', (text, code) => {
    expect(() => parse(text)).toThrow(expect.objectContaining({ code, hint: expect.stringMatching(/\w/) }))
  })

  it('is not impressed by depth, bombs and prototype names', () => {
    const deep = item(`<title>t</title><description>${'<a>'.repeat(100_000)}</description>`)
    expect(deep.title).toBe('t')
    const entities = Array.from({ length: 20 }, (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`)
    const bomb = `<!DOCTYPE rss [<!ENTITY e0 "ha">${entities.join('')}]><rss><item><title>&e20;</title></item></rss>`
    expect(parse(bomb).items[0]!.title).toBe('&e20;')
    const names = '<__proto__ __proto__="x">a</__proto__><constructor>b</constructor><title>fine</title>'
    expect(item(names).title).toBe('fine')
    expect(({} as Record<string, unknown>).x).toBeUndefined()
  })
})

describe('texts', () => {
  it.each([
    ['AT&amp;T', 'AT&T'],
    ['AT&amp;amp;T', 'AT&T'],
    ['a &lt; b &amp;&amp; c', 'a < b && c'],
    ['&lt;p&gt;Hi&lt;br/&gt;there&lt;/p&gt;', 'Hi\nthere'],
    ['&amp;lt;b&amp;gt;twice&amp;lt;/b&amp;gt;', 'twice'],
    ['<![CDATA[<b>cdata</b> &eacute;]]>', 'cdata é'],
    ['unescaped <b>markup</b> here', 'unescaped markup here'],
    ['I &lt;3 it', 'I <3 it'],
    ['so angry &lt;!! and &lt;b&gt;sad&lt;/b&gt;', 'so angry <!! and sad'],
    ['&#146;quoted\u0092', '’quoted’'],
    ['nul\u0000 and bell\u0007', 'nul and bell'],
    ['&lt;ul&gt;&lt;li&gt;one&lt;/li&gt;&lt;li&gt;two&lt;/li&gt;&lt;/ul&gt;', '• one\n• two'],
    ['&lt;h1&gt;Not loud&lt;/h1&gt;&lt;img src="x" alt="unseen"&gt;', 'Not loud'],
    ['  ', null],
  ])('shows %j as %j', (markup, text) => {
    expect(item(`<description>${markup}</description>`).text).toBe(text)
  })

  it('puts a title on one line', () => {
    expect(item('<title>\n One&lt;br&gt;two\n three </title>').title).toBe('One two three')
  })

  it('reads an 80 KB block of brackets at once', () => {
    expect(item(`<description><![CDATA[${'<'.repeat(80_000)}]]></description>`).text).toHaveLength(80_000)
  })
})

describe('identity', () => {
  it('passes over a guid that stands on different items', () => {
    const same = '<item><guid isPermaLink="false">same</guid>'
    const { items } = parse(
      `<rss><channel>${same}<link>https://a.example.com/1</link></item>${same}<title>b</title></item></channel></rss>`,
    )
    expect(items[0]!.id).toBe('https://a.example.com/1')
    expect(items[1]!.id).toMatch(/^sha256:/)
  })

  it('gives the same text the same id at every poll', () => {
    expect(item('<description>same</description>').id).toBe(item('<description>same</description>').id)
    expect(item('<description>same</description>').id).not.toBe(item('<description>other</description>').id)
  })

  it('hashes ids that no index would take', () => {
    expect(item(`<guid>${'x'.repeat(5000)}</guid>`).id).toMatch(/^sha256:/)
  })
})

describe('links', () => {
  it.each([
    ['<link>https://a.example.com/1</link><guid>https://a.example.com/2</guid>', 'https://a.example.com/1'],
    ['<link> https://a.example.com/\n1 </link>', 'https://a.example.com/1'],
    ['<link/><guid isPermaLink="true">https://a.example.com/2</guid>', 'https://a.example.com/2'],
    ['<guid isPermaLink="false">https://a.example.com/2</guid>', null],
    ['<link rel="enclosure" href="https://a.example.com/x.mp3"/>', null],
    ['<link>file:///etc/passwd</link>', null],
    ['<link>data:text/html,x</link>', null],
    ['<link>/relative/to/nothing</link>', null],
  ])('reads %s as %s', (markup, url) => {
    expect(item(markup).url).toBe(url)
  })
})

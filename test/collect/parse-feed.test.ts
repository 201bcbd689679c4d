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
      aliases: ['link:board.example.com/threads/17', expect.stringMatching(/^same:sha256:[\da-f]{64}$/)],
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
      aliases: ['link:blog.example.com/2026/one.html', expect.stringMatching(/^same:/)],
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

describe('the extensions', () => {
  const read = (namespaces: string, inside: string) =>
    parse(`<rss version="2.0" ${namespaces}><channel><item>${inside}</item></channel></rss>`).items[0]!

  it('of Media RSS: titles and texts in groups, as YouTube writes them', () => {
    const group =
      '<m:group><m:title>Unboxing Acme</m:title><m:description>It broke at once</m:description>' +
      '<m:community><m:starRating count="5" average="5.00" min="1" max="5"/></m:community></m:group>'
    const found = read('xmlns:m="http://search.yahoo.com/mrss/"', group)
    // The average of many is nobody's own stars.
    expect(found).toMatchObject({ title: 'Unboxing Acme', text: 'It broke at once', rating: null })
  })

  it('of podcasts: summaries and authors', () => {
    const inside =
      '<it:title>Episode 5</it:title><it:summary>On parcels</it:summary><it:author>Radio Acme</it:author>'
    expect(read('xmlns:it="http://www.itunes.com/dtds/podcast-1.0.dtd"', inside)).toMatchObject({
      ...{ title: 'Episode 5', text: 'On parcels', author: 'Radio Acme' },
    })
  })

  it('of Dublin Core: titles, dates, authors, under whatever prefix and version', () => {
    const inside =
      '<d:title>T</d:title><d:date>2026-11-21T12:05+02:00</d:date><d:creator>Aino</d:creator><d:description>D</d:description>'
    const expected = { title: 'T', author: 'Aino', text: 'D', publishedAt: new Date('2026-11-21T10:05:00Z') }
    for (const version of ['1.0', '1.1']) {
      expect(read(`xmlns:d="http://purl.org/dc/elements/${version}/"`, inside)).toMatchObject(expected)
    }
    expect(read('', inside.replaceAll('d:', 'dc:'))).toMatchObject(expected)
  })

  it('of the content module, before the short description', () => {
    const inside = '<description>Short</description><c:encoded><![CDATA[<p>Whole</p>]]></c:encoded>'
    expect(read('xmlns:c="http://purl.org/rss/1.0/modules/content/"', inside).text).toBe('Whole')
  })

  it('of Apple: stars, whatever the address of the namespace ends in', () => {
    for (const end of ['', '/']) {
      expect(read(`xmlns:im="http://itunes.apple.com/rss${end}"`, '<im:rating>2</im:rating>').rating).toBe(2)
    }
  })

  it('are not confused with elements of the same name in other vocabularies', () => {
    const inside = '<x:title>wrong</x:title><title>right</title><x:link>https://wrong.example.com/</x:link>'
    expect(read('xmlns:x="urn:x"', inside)).toMatchObject({ title: 'right', url: null })
  })
})

describe('older formats', () => {
  it('reads RSS 0.90, which is RDF with items beside the channel', () => {
    const feed = parse(
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/">' +
        '<channel><title>Mozilla</title></channel><image><title>no</title></image>' +
        '<item><title>One</title><link>http://www.mozilla.example/1</link></item></rdf:RDF>',
    )
    expect(feed).toMatchObject({
      format: 'rdf',
      title: 'Mozilla',
      items: [{ url: 'http://www.mozilla.example/1' }],
    })
  })

  it('reads RSS 0.92 items that are a description alone', () => {
    const feed = parse(
      '<rss version="0.92"><channel><item><description>Only &lt;b&gt;words&lt;/b&gt;</description></item></channel></rss>',
    )
    expect(feed.items).toMatchObject([{ title: null, text: 'Only words', url: null }])
  })

  it('reads JSON Feed 1.0 with its one author', () => {
    const json = {
      version: 'https://jsonfeed.org/version/1',
      title: 'T',
      author: { name: 'The desk' },
      items: [{ id: 7, content_html: '<p>Hi' }],
    }
    expect(parse(JSON.stringify(json)).items).toMatchObject([{ id: '7', text: 'Hi', author: 'The desk' }])
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

  it('takes a bracket that begins nothing for what it is, and leaves those in CDATA and comments alone', () => {
    const found = parse(
      '<rss><channel><!-- 1 < 2 --><item><title>5 < 6, <3 & more</title><link>https://ex.com/1</link>' +
        '<description>a <5 b</description></item><item><title><![CDATA[7 < 8 &lt; <b>9</b>]]></title></item></channel></rss>',
    )
    expect(found.items).toMatchObject([
      { title: '5 < 6, <3 & more', url: 'https://ex.com/1', text: 'a <5 b' },
      { title: '7 < 8 < 9' },
    ])
    expect(found.notes).toBeUndefined()
  })

  it('reads items that stand outside any feed', () => {
    expect(parseFeed(fixture('stray-items.xml')).items).toMatchObject([{ title: 'Outside of any feed' }])
  })

  it.each([
    '<html><body>FEED</body></html>',
    '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>FEED</soap:Body></soap:Envelope>',
    '<br>\n<b>Warning</b>: include() in <b>/srv/index.php</b> on line <b>3</b><br>\nFEED',
    '<?xml version="1.0"?>\n\n<?xml version="1.0"?>FEED',
    '\ufeff\ufeff  FEED',
  ])('reads a feed whole that stands in %j', (around) => {
    const feed =
      '<rss version="2.0"><channel><title>T</title><ttl>5</ttl><item><title>One</title></item></channel></rss>'
    const found = parse(around.replace('FEED', feed))
    expect(found).toMatchObject({ format: 'rss', title: 'T', ttlMs: 300_000, items: [{ title: 'One' }] })
    expect(found.notes ?? []).not.toContain('no-root')
  })

  describe('in JSON', () => {
    const item = (id: string) => `{"id": "${id}", "content_text": "a {\\"b\\"} ]"}`
    const json = `{"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [${item('1')}, ${item('2')}]}`
    const ids = (text: string) => parse(text).items.map(({ id }) => id)

    it('give their whole items when they break off', () => {
      const cut = parse(json.slice(0, -12))
      expect(cut).toMatchObject({ title: 'T', items: [{ id: '1', text: 'a {"b"} ]' }], notes: ['truncated'] })
      expect(ids(json.slice(0, -2))).toEqual(['1', '2'])
    })

    it('are read without what was printed behind them, and with line breaks in their strings', () => {
      expect(ids(`${json}\n<!-- cached {} -->`)).toEqual(['1', '2'])
      expect(parse(json.replace('a {', 'a\n{')).items[0]!.text).toBe('a {"b"} ]')
    })

    it('are none where nothing whole is left, or where they are no feed', () => {
      expect(() => parse(json.slice(0, 80))).toThrow(/breaks off/)
      expect(() => parse(`{"items": [${item('1')}`)).toThrow(/breaks off/)
    })

    it('are read as far as anybody wants to', () => {
      const many = `{"version": "https://jsonfeed.org/version/1", "items": [${Array(20_001).fill(item('1'))}]}`
      expect(parse(many)).toMatchObject({ items: { length: 20_000 }, notes: ['too-many-items'] })
    })
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

  it('passes over a link that stands on items which say different things', () => {
    const review = (text: string) =>
      `<item><link>https://a.example.com/app</link><description>${text}</description></item>`
    const ids = (xml: string) => parse(`<rss><channel>${xml}</channel></rss>`).items.map(({ id }) => id)
    const [bad, good] = ids(review('Bad') + review('Good'))
    expect(bad).toMatch(/^sha256:/)
    expect(good).not.toBe(bad)
    expect(ids(review('Same') + review('Same'))).toEqual(Array(2).fill('https://a.example.com/app'))
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
    ['<guid isPermaLink=" FALSE">https://a.example.com/2</guid>', null],
    [
      '<link rel="replies" href="https://a.example.com/3"/><link rel="http://www.iana.org/assignments/relation/alternate" href="https://a.example.com/2"/>',
      'https://a.example.com/2',
    ],
    ['<link rel="enclosure" href="https://a.example.com/x.mp3"/>', null],
    ['<link>file:///etc/passwd</link>', null],
    ['<link>data:text/html,x</link>', null],
    ['<link>/relative/to/nothing</link>', null],
  ])('reads %s as %s', (markup, url) => {
    expect(item(markup).url).toBe(url)
  })
})

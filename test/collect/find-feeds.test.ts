import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findFeeds } from '../../src/collect/find-feeds.ts'
import type { Collector, PollMemory } from '../../src/core/collector-ports.ts'
import { makeCollector, makeRss, makeSource, type Publisher, startPublisher } from './publisher.ts'

const at = 'https://forum.example.com/board/index.html'
const link = (href: string, type = 'application/rss+xml', more = '') =>
  `<link rel="alternate" type="${type}" href="${href}"${more}>`

describe('findFeeds', () => {
  it.each([
    [link('https://a.example.com/feed'), ['https://a.example.com/feed']],
    [link('/feed'), ['https://forum.example.com/feed']],
    [link('feed'), ['https://forum.example.com/board/feed']],
    [`<base href="/other/">${link('feed')}`, ['https://forum.example.com/other/feed']],
    [link('/a', 'application/atom+xml; charset=utf-8'), ['https://forum.example.com/a']],
    [link('/a', 'application/feed+json'), ['https://forum.example.com/a']],
    ["<LINK HREF='/a' TYPE='application/rss+xml' REL='Home Alternate'/>", ['https://forum.example.com/a']],
    [
      '<link rel=alternate type=application/rss+xml href=/a?b=1&amp;c=2>',
      ['https://forum.example.com/a?b=1&c=2'],
    ],
    [`<body><p>Hello ${link('/late')}`, ['https://forum.example.com/late']],
    [link('/a') + link('/b') + link('/a'), ['https://forum.example.com/a', 'https://forum.example.com/b']],
    // What WordPress and others name besides.
    [link('/wp-json/wp/v2/pages/2', 'application/json'), []],
    [link('/oembed?url=x', 'text/xml+oembed'), []],
    [link('/sv/', 'text/html', ' hreflang="sv"'), []],
    ['<link rel="stylesheet" type="application/rss+xml" href="/a">', []],
    [`<!-- ${link('/a')} --><script>'${link('/b')}'</script>`, []],
    [link('javascript:alert(1)') + link('file:///etc/passwd'), []],
  ])('finds in %s %j', (html, feeds) => {
    expect(findFeeds(`<!doctype html>${html}`, at)).toEqual(feeds)
  })

  it('puts the feeds of comments last', () => {
    const html =
      link('/comments/feed', undefined, ' title="Blog &raquo; Comments Feed"') +
      link('/k', undefined, ' title="Kommentit"') +
      link('/feed', undefined, ' title="Blog &raquo; Feed"')
    expect(findFeeds(html, at).map((url) => new URL(url).pathname)).toEqual(['/feed', '/comments/feed', '/k'])
  })

  it('gives ten of them at the most', () => {
    expect(findFeeds(Array.from({ length: 50 }, (_, n) => link(`/${n}`)).join(''), at)).toHaveLength(10)
  })
})

let publisher: Publisher
let collector: Collector
beforeAll(async () => {
  publisher = await startPublisher()
  collector = makeCollector({ allowPrivate: [publisher.host] })
})
beforeEach(() => {
  publisher.requests.length = 0
})
afterAll(async () => {
  await collector.close()
  await publisher.close()
})

const poll = (memory: PollMemory = {}) => collector.poll(makeSource({ url: publisher.url('/') }), memory)
const asked = () => publisher.requests.splice(0).map(({ url }) => url)
const page = (...hrefs: string[]) =>
  `<!doctype html><html><head><title>Board</title>${hrefs.map((href) => link(href)).join('')}</head></html>`

/** Answers by path: a document, or a status. */
function serve(answers: Record<string, string | number>) {
  publisher.answer((request, response) => {
    const answer = answers[request.url!] ?? 404
    response.writeHead(typeof answer === 'number' ? answer : 200, { etag: `"${request.url}"` })
    response.end(typeof answer === 'number' ? '' : answer)
  })
}

describe('a source that is the address of a page', () => {
  it('is heard by the feed that the page names, which is asked directly from then on', async () => {
    serve({ '/': page('/feed.xml'), '/feed.xml': makeRss(2) })
    const first = await poll()
    expect(first).toMatchObject({ changed: true, feed: { items: { length: 2 } } })
    expect(first.memory).toMatchObject({ feed: publisher.url('/feed.xml'), etag: '"/feed.xml"' })
    expect(asked()).toEqual(['/', '/feed.xml'])

    const second = await poll(first.memory)
    expect(second).toMatchObject({ changed: false, memory: { feed: publisher.url('/feed.xml') } })
    expect(asked()).toEqual(['/feed.xml'])
  })

  it.each([
    ['is not found', 404],
    ['was taken away', 410],
    ['is a page now', page()],
  ])('is looked at again when its feed %s', async (_, answer) => {
    serve({ '/': page('/new.xml'), '/old.xml': answer, '/new.xml': makeRss(3) })
    const result = await poll({ feed: publisher.url('/old.xml'), etag: '"/"' })
    expect(asked()).toEqual(['/old.xml', '/', '/new.xml'])
    expect(result).toMatchObject({ changed: true, feed: { items: { length: 3 } } })
    expect(result.memory.feed).toBe(publisher.url('/new.xml'))
  })

  it('is left alone while the server of its feed has a bad day', async () => {
    serve({ '/': page('/feed.xml'), '/feed.xml': 500 })
    await expect(poll({ feed: publisher.url('/feed.xml') })).rejects.toMatchObject({
      code: 'fetch-server-error',
    })
    expect(asked()).toEqual(['/feed.xml'])
  })

  it('is heard by the next feed when the first one cannot be read', async () => {
    serve({ '/': page('/dead.xml', '/page', '/feed.xml'), '/page': page(), '/feed.xml': makeRss(1) })
    const { memory } = await poll()
    expect(memory.feed).toBe(publisher.url('/feed.xml'))
    expect(asked()).toEqual(['/', '/dead.xml', '/page', '/feed.xml'])
  })

  it('asks for no further feed of a server that has had enough', async () => {
    serve({ '/': page('/dead.xml', '/busy.xml', '/feed.xml'), '/busy.xml': 429, '/feed.xml': makeRss(1) })
    await expect(poll()).rejects.toMatchObject({ code: 'fetch-not-found' })
    expect(asked()).toEqual(['/', '/dead.xml', '/busy.xml'])
  })

  it('fails with the reason of its first feed when none can be read', async () => {
    serve({ '/': page('/dead.xml', '/page'), '/page': page() })
    await expect(poll()).rejects.toMatchObject({ code: 'fetch-not-found' })
  })

  it('fails as a page when it names no feed', async () => {
    serve({ '/': page() })
    await expect(poll()).rejects.toMatchObject({
      code: 'feed-is-a-page',
      message: expect.stringMatching(/acme-news.*"Board"/),
    })
  })

  it('takes no feed of the page that came in the place of a feed', async () => {
    serve({ '/': makeRss(1) })
    const { memory } = await poll()
    serve({ '/': page('/feed.xml'), '/feed.xml': makeRss(2) })
    await expect(poll({ ...memory, etag: '"old"' })).rejects.toMatchObject({
      code: 'feed-is-a-page',
      hint: expect.stringMatching(/names a feed/),
    })
  })

  it('takes no feed of a login page', async () => {
    serve({ '/': page('/feed.xml').replace('Board', 'Log in to the board'), '/feed.xml': makeRss(2) })
    await expect(poll()).rejects.toMatchObject({ code: 'feed-wants-login' })
  })

  it('becomes an ordinary feed when a feed stands there itself', async () => {
    serve({ '/': makeRss(1) })
    const { memory } = await poll({ feed: publisher.url('/gone.xml') })
    expect(memory.feed).toBeUndefined()
  })

  it('is no way round the guard: a feed on a private host is not asked', async () => {
    serve({ '/': page('http://127.0.0.1:1/feed.xml') })
    await expect(poll()).rejects.toMatchObject({ code: expect.stringMatching(/private/) })
  })
})

it('takes what was pushed for a feed as a feed only', async () => {
  const pushed = collector.read(makeSource(), Buffer.from(page('https://a.example.com/feed')), 'text/html')
  await expect(pushed).rejects.toMatchObject({ code: 'feed-is-a-page' })
})

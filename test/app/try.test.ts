import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { loadSettings } from '../../config/load-settings.ts'
import { kinds } from '../../src/collect/kinds/index.ts'
import { type Publisher, startPublisher } from '../collect/publisher.ts'
import { runCommand } from '../support/korva-process.ts'

const folder = mkdtempSync(join(tmpdir(), 'korva-try-'))
const config = join(folder, 'korva.yaml')
const variables = { KORVA_CONFIG: config, KORVA_DATA: join(folder, 'data') }

const item = (id: string, at: string, title: string, author = 'Maija') =>
  `<item><guid isPermaLink="false">${id}</guid><title>${title}</title><link>https://example.com/${id}</link>` +
  `<author>${author}</author><pubDate>${at}</pubDate><description>Said of it</description></item>`
const rss = (...items: string[]) =>
  `<rss version="2.0"><channel><title>Acme &amp; friends</title>${items.join('')}</channel></rss>`
const feed = rss(
  item('old', 'Fri, 20 Nov 2026 10:00:00 GMT', 'An older one'),
  item('new', 'Sat, 21 Nov 2026 12:05:00 GMT', 'Acme lost my parcel &#x202E;'),
)
const review = {
  id: 7,
  username: 'maija',
  cooked: '<p>Acme lost my <b>parcel</b></p>',
  topic_title: 'Parcels',
}

let publisher: Publisher
beforeAll(async () => {
  publisher = await startPublisher()
  mkdirSync(join(folder, 'samples'))
  writeFileSync(join(folder, 'feed.xml'), feed)
  writeFileSync(
    config,
    `timezone: Europe/Helsinki
brands: [{ id: acme, name: Acme }]
sources: [{ id: rss, path: feed.xml }]
fetch: { allowPrivate: ["${publisher.host}"] }
`,
  )
  publisher.answer(({ url }, response) => {
    if (url === '/feed.xml')
      return response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(feed)
    if (url === '/blog') {
      const html =
        '<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head></html>'
      return response.writeHead(200, { 'content-type': 'text/html' }).end(html)
    }
    if (url?.startsWith('/posts.json')) {
      const posts = {
        latest_posts: [
          {
            ...review,
            topic_id: 3,
            topic_slug: 'parcels',
            post_number: 1,
            created_at: '2026-11-21T12:00:00Z',
          },
        ],
      }
      return response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(posts))
    }
    if (url?.startsWith('/api/v1/timelines/tag/busy')) return response.writeHead(429).end()
    return response.writeHead(404).end()
  })
})
afterAll(async () => {
  await publisher.close()
  rmSync(folder, { recursive: true })
})

const tryOut = (...words: string[]) => runCommand(['try', ...words], variables)
/** What is to be pasted, as settings that are accepted. */
function pasted(stdout: string) {
  const yaml = stdout.slice(stdout.indexOf('\n  - id:') + 1)
  const text = `brands: [{ id: acme, name: Acme }]\nsources:\n${yaml}\n`
  return { data: parse(text).sources, settings: loadSettings(text, 'korva.yaml', kinds) }
}

describe('korva try', () => {
  it('shows what a feed would give, newest first, whom it is about, and what to paste', async () => {
    const { code, stdout, stderr } = await tryOut(publisher.url())
    expect([code, stderr]).toEqual([0, ''])
    const lines = stdout.split('\n')
    expect(lines[0]).toBe('Heard as kind rss: rss, 2 items, titled "Acme & friends".')
    expect(lines[2]).toMatch(/^written +stars +author +what$/)
    expect(lines[3]).toMatch(/^2026-11-21 14:05 +Maija +\[acme\] Acme lost my parcel · Said of it$/)
    expect(lines[4]).toBe('  https://example.com/new')
    expect(lines[5]).toMatch(/^2026-11-20 12:00 +Maija +An older one · Said of it$/)
    expect(stdout).toContain('1 of 2 items are about your brand.')
    expect(pasted(stdout).data).toEqual([
      { id: '127.0.0.1', name: 'Acme & friends', kind: 'rss', url: publisher.url() },
    ])
    expect(pasted(stdout).settings.sources).toHaveLength(1)
  })

  it('finds the feed that a page points to, and pastes that', async () => {
    const { code, stdout } = await tryOut(publisher.url('/blog'))
    expect(code).toBe(0)
    expect(stdout).toContain('The page points to its feed, which was read.')
    expect(pasted(stdout).data[0].url).toBe(publisher.url('/feed.xml'))
  })

  it('hears a place by the kind that is for it', async () => {
    const { code, stdout } = await tryOut(publisher.url('/latest'))
    expect(code).toBe(0)
    expect(stdout).toContain('Heard as kind discourse: api, 1 item')
    expect(stdout).toContain('Acme lost my parcel')
    expect(pasted(stdout).data).toMatchObject([{ kind: 'discourse', url: `http://${publisher.host}` }])
  })

  it('says what it missed when a place is not what its address looks like', async () => {
    const { code, stderr } = await tryOut(publisher.url('/tags/acme'))
    expect(code).toBe(1)
    expect(stderr).toContain('404')
    expect(stderr).toContain('As kind mastodon: ')
  })

  it('prints the items whole as JSON', async () => {
    const { code, stdout } = await tryOut('rss', 'path=feed.xml', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      ...{ kind: 'rss', format: 'rss', title: 'Acme & friends', count: 2, notes: [], missed: [], better: [] },
      source: { id: 'rss-2', kind: 'rss', path: 'feed.xml' },
      items: [
        {
          id: 'new',
          url: 'https://example.com/new',
          about: ['acme'],
          publishedAt: '2026-11-21T12:05:00.000Z',
        },
        { id: 'old', about: [] },
      ],
    })
  })

  it('asks nothing more of who was asked too often', async () => {
    publisher.requests.length = 0
    const { code, stderr } = await tryOut(publisher.url('/tags/busy'))
    expect([code, stderr]).toEqual([1, expect.stringContaining('429')])
    expect(publisher.requests).toHaveLength(1)
  })

  it('says which lines of a table were passed over, and why', async () => {
    writeFileSync(join(folder, 'answers.csv'), 'date,comment\nsoon,Long queue\n2026-11-21,Fine\n')
    const { stdout } = await tryOut('csv', 'path=answers.csv')
    expect(stdout).toContain('Mind: some of its dates could not be understood.')
    expect(stdout).toContain('Mind: line 2 has a date that cannot be understood.')
    const { stdout: json } = await tryOut('csv', 'path=answers.csv', '--json')
    expect(JSON.parse(json).remarks).toEqual(['line 2 has a date that cannot be understood'])
  })

  it('shows as many as are asked for', async () => {
    const { stdout } = await tryOut('rss', 'path=feed.xml', '--limit', '1')
    expect(stdout).toContain('https://example.com/new')
    expect(stdout).not.toContain('https://example.com/old')
  })

  it('needs no settings', async () => {
    const { code, stdout } = await runCommand(['try', publisher.url(), '--private'], { KORVA_DATA: folder })
    expect(code).toBe(0)
    expect(stdout).toContain('below "sources:" in config/korva.yaml')
    expect(stdout).not.toContain('your brand')
  })

  it('asks a private host only when that is meant', async () => {
    const { code, stderr } = await runCommand(['try', publisher.url()], {})
    expect(code).toBe(1)
    expect(stderr).toContain('is on a private network')
    expect(stderr).toContain('--private')
    const local = await tryOut('localhost:1/feed.xml')
    expect([local.code, local.stderr]).toEqual([1, expect.stringContaining('is on a private network')])
  })

  it.each([
    [
      'fields that are wrong',
      ['reddit', 'serch=acme', 'subreddits=Suomi,!', 'what=foo'],
      [
        'subreddits[1] is "!"; allowed: a subreddit',
        'what is "foo"; allowed: one of posts, comments',
        'serch is no setting; allowed: id, name, kind, search, subreddits',
        'did you mean search?',
      ],
    ],
    ['a field that is missing', ['hacker-news'], ['search is missing; allowed: one line of text']],
    [
      'a word that is no field',
      ['reddit', 'acme'],
      ['"acme" is no field=value', 'korva try reddit search=…'],
    ],
    [
      'a kind that is none',
      ['redit'],
      ['"redit" is neither an http(s) address nor a kind', 'did you mean reddit?'],
    ],
    ['fields of an address', ['https://example.com', 'search=x'], ['An address takes no fields']],
    ['a limit that is none', ['rss', 'path=feed.xml', '--limit', 'all'], ['--limit is "all"']],
  ])('refuses %s as wrong use', async (_, words, said) => {
    const { code, stdout, stderr } = await tryOut(...words)
    expect([code, stdout]).toEqual([2, ''])
    for (const part of said) expect(stderr).toContain(part)
  })

  it('says which key a kind needs, and of one that is brought that it is', async () => {
    const keyless = await tryOut('trustpilot', 'unit=acme.fi')
    expect(keyless.code).toBe(1)
    expect(keyless.stderr).toContain(
      'A source of kind trustpilot needs TRUSTPILOT_API_KEY in .env.\nTRUSTPILOT_API_KEY: ',
    )
    const brought = await tryOut('inbox')
    expect(brought.code).toBe(1)
    expect(brought.stderr).toContain('what it hears is sent to it')
  })

  it('lists the kinds by --help, a line each', async () => {
    const { code, stdout } = await tryOut('--help')
    expect(code).toBe(0)
    for (const name of kinds.keys()) expect(stdout).toMatch(new RegExp(`^ {2}${name} +\\S`, 'm'))
    expect(stdout).toMatch(/^ {2}trustpilot .*Needs TRUSTPILOT_API_KEY\.$/m)
  })
})

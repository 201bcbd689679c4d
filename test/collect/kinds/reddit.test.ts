import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kinds } from '../../../src/collect/kinds/index.ts'
import { sourceOf } from '../publisher.ts'
import { kindContract, recorded, type StandIn, startStandIn, withoutFirst } from './stand-in.ts'

const origin = 'https://www.reddit.com'
const feed = recorded('reddit/search.atom.xml')
const keys = { REDDIT_FEED_USER: 'ear', REDDIT_FEED_TOKEN: 'f00dfeed' }

kindContract(
  'reddit',
  { search: 'Virtelo', subreddits: ['Suomi'] },
  {
    origin,
    answer: (publisher, items) => publisher.send(withoutFirst(feed, 3 - items, 'entry')),
  },
)

let reddit: StandIn
let personal: StandIn
beforeAll(async () => {
  reddit = await startStandIn('reddit', { search: 'Virtelo' }, { origin })
  personal = await startStandIn('reddit', { search: 'Virtelo' }, { origin, keys })
})
afterAll(() => Promise.all([reddit.close(), personal.close()]))

describe('what Reddit is asked', () => {
  it.each([
    [
      { search: 'Virtelo OR "Virtelo Oy"' },
      '/search.rss',
      { q: 'Virtelo OR "Virtelo Oy"', sort: 'new', type: 'link', limit: '100' },
    ],
    [{ subreddits: ['Suomi', 'arkisuomi'] }, '/r/Suomi+arkisuomi/new.rss', { limit: '100' }],
    [
      { search: 'Virtelo', subreddits: ['Suomi'] },
      '/r/Suomi/search.rss',
      { q: 'Virtelo', sort: 'new', restrict_sr: 'on', limit: '100' },
    ],
    [{ subreddits: ['Suomi'], what: 'comments' }, '/r/Suomi/comments.rss', { limit: '100' }],
  ])('for %o', async (fields, path, query) => {
    reddit.publisher.send(feed)
    await reddit.poll({}, sourceOf('reddit', fields))
    expect(reddit.asked()).toMatchObject({
      path,
      query,
      headers: { accept: expect.stringContaining('atom') },
    })
  })

  it('with the personal feed, which stays out of the source', async () => {
    personal.publisher.send(feed)
    await personal.poll()
    expect(personal.asked().query).toMatchObject({ feed: 'f00dfeed', user: 'ear', q: 'Virtelo' })
    expect(JSON.stringify(personal.source)).not.toContain('f00dfeed')
  })

  it('once a minute for all sources, and every 20 minutes for each', () => {
    expect(reddit.source).toMatchObject({ lane: 'reddit.com', paceMs: 60_000 })
    expect(kinds.get('reddit')!.everyMs).toBe(1_200_000)
  })

  it('not with half of the personal feed', async () => {
    const half = await startStandIn(
      'reddit',
      { search: 'Virtelo' },
      { origin, keys: { REDDIT_FEED_USER: 'ear' } },
    )
    expect(await half.failure()).toMatchObject({
      code: 'reddit-key',
      message: expect.stringContaining('REDDIT_FEED_TOKEN is not'),
    })
    expect(half.publisher.requests).toHaveLength(0)
    await half.close()
  })
})

describe('what is read from Reddit', () => {
  it('a post with all that it says, without what Reddit puts below', async () => {
    reddit.publisher.send(feed)
    const [post, link, other] = await reddit.items()
    expect(post).toMatchObject({
      id: 't3_1abc003',
      url: 'https://www.reddit.com/r/Suomi/comments/1abc003/virtelo_poikki/',
      title: 'Virtelo poikki & palvelu hiljaa',
      text: 'Virtelon netti on ollut poikki aamusta asti, eikä asiakaspalvelu vastaa.\n\nOnko muilla sama?',
      author: '/u/maija_verkossa',
      publishedAt: new Date('2026-11-21T12:05:10Z'),
      rating: null,
    })
    expect(link!.text).toBe('Virtelo nostaa hintoja')
    expect(other!.text).toMatch(/submitted by email and nobody answered\.$/)
  })

  it('comments', async () => {
    reddit.publisher.send(recorded('reddit/comments.atom.xml'))
    expect(
      await reddit.items({}, sourceOf('reddit', { subreddits: ['Suomi'], what: 'comments' })),
    ).toMatchObject([
      {
        id: 't1_lx0001',
        title: 'Virtelo poikki & palvelu hiljaa',
        text: 'Vaihdoin Virtelosta pois, eikä ole ollut ikävä.',
        author: '/u/pekka_p',
      },
    ])
  })

  it('nothing, where a search finds nothing', async () => {
    reddit.publisher.send(withoutFirst(feed, 3, 'entry'))
    expect(await reddit.items()).toEqual([])
  })
})

describe('what Reddit refuses', () => {
  it('says without a key that one helps, and when to come again', async () => {
    reddit.publisher.send('Too Many Requests', { 'retry-after': '37' }, 429)
    expect(await reddit.failure()).toMatchObject({
      code: 'fetch-too-often',
      hint: expect.stringContaining('REDDIT_FEED_TOKEN'),
      retryAfterMs: 37_000,
    })
    reddit.publisher.send('<html><title>Blocked</title></html>', {}, 403)
    expect(await reddit.failure()).toMatchObject({
      code: 'fetch-forbidden',
      message: expect.stringContaining('Source "acme-news": https://www.reddit.com'),
      hint: expect.stringContaining('https://www.reddit.com/prefs/feeds'),
    })
  })

  it('never shows the token', async () => {
    for (const status of [403, 404, 429, 500]) {
      personal.publisher.send('no', {}, status)
      const { message, hint } = await personal.failure()
      expect(`${message} ${hint}`).not.toMatch(/f00dfeed|user=ear/)
    }
  })
})

it('says which settings of Reddit make no sense', () => {
  const check = (fields: Record<string, unknown>) => kinds.get('reddit')!.check!({ what: 'posts', ...fields })
  expect(check({})).toMatchObject({ field: 'subreddits' })
  expect(check({ search: 'Virtelo', subreddits: ['Suomi'], what: 'comments' })).toMatchObject({
    field: 'search',
  })
  expect(check({ what: 'comments', subreddits: ['Suomi'] })).toBeNull()
})

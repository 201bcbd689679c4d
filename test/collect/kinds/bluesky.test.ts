import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { KorvaError } from '../../../src/core/errors.ts'
import { makeCollector, type Publisher, sourceOf, startPublisher } from '../publisher.ts'
import { answerJson, askedOf, countDown, type JsonAnswer, minutesAgo, stored } from './json-service.ts'
import { kindContract, recorded, type StandIn, startStandIn } from './stand-in.ts'

const origin = 'https://api.bsky.app'
const fields = { search: 'Virtelo' }
const found = JSON.parse(recorded('bluesky/search.json'))
const session = JSON.parse(recorded('bluesky/session.json'))
const search = '/xrpc/app.bsky.feed.searchPosts?q=Virtelo&sort=latest&limit=100'
const create = '/xrpc/com.atproto.server.createSession'
const refresh = '/xrpc/com.atproto.server.refreshSession'

/** A post by its number, which is also how many minutes past noon it was written. */
const post = (number: number) => ({
  ...found.posts[0],
  uri: `at://did:plc:aaaa/app.bsky.feed.post/${number}`,
  record: { ...found.posts[0].record, createdAt: minutesAgo(30 - number) },
})

kindContract('bluesky', fields, {
  origin,
  answer: (publisher, items) =>
    answerJson(publisher, () => ({ body: { posts: countDown(items, items).map(post) } })),
})

describe('the public search of Bluesky', () => {
  let standIn: StandIn
  beforeAll(async () => {
    standIn = await startStandIn('bluesky', fields, { origin })
  })
  afterAll(() => standIn.close())
  beforeEach(() => {
    standIn.publisher.requests.length = 0
  })

  it('is read post by post', async () => {
    answerJson(standIn.publisher, () => ({ body: found }))
    const items = await standIn.items()
    expect(askedOf(standIn.publisher)).toEqual([search])
    expect(items).toEqual([
      {
        id: found.posts[0].uri,
        aliases: [],
        url: 'https://bsky.app/profile/aino.example.fi/post/3lxaaaaaaaa2k',
        title: null,
        text: 'Virtelo ei toimi taaskaan.\nOnko muilla sama?',
        author: '@aino.example.fi',
        publishedAt: new Date('2026-11-21T12:20:00Z'),
        updatedAt: null,
        rating: null,
      },
      expect.objectContaining({
        url: 'https://bsky.app/profile/did:plc:bbbbbbbbbbbbbbbbbbbbbbbb/post/3lxbbbbbbbb2k',
        text: 'Virtelo support was <3 lovely',
        // It says to be from the future: it was seen before.
        publishedAt: new Date('2026-11-21T12:10:00Z'),
      }),
    ])
  })

  it('is asked for a language, and for one page only, since the rest is refused to the public', async () => {
    answerJson(standIn.publisher, () => ({ body: { posts: [post(1)], cursor: '100' } }))
    const finnish = sourceOf('bluesky', { ...fields, lang: 'fi' })
    const { memory } = await standIn.poll({}, finnish)
    answerJson(standIn.publisher, () => ({ body: { posts: [post(3), post(2)], cursor: '100' } }))
    await standIn.poll(stored(memory), finnish)
    expect(askedOf(standIn.publisher)).toEqual([`${search}&lang=fi`, `${search}&lang=fi`])
  })

  it('that is closed says what opens it', async () => {
    const body = '<html><body><h1>403 Forbidden</h1>Request forbidden by administrative rules.</body></html>'
    answerJson(standIn.publisher, () => ({ status: 403, body }))
    const error = await standIn.failure()
    expect(error).toMatchObject({
      code: 'bluesky-sign-in',
      hint: expect.stringContaining('BLUESKY_APP_PASSWORD'),
    })
  })

  it('that does not understand the words says so', async () => {
    answerJson(standIn.publisher, () => ({ status: 400, body: { error: 'BadQueryString', message: '…' } }))
    expect(await standIn.failure()).toMatchObject({ code: 'bluesky-search' })
  })

  it('that finds nothing has no items', async () => {
    answerJson(standIn.publisher, () => ({ body: { posts: [] } }))
    expect(await standIn.items()).toEqual([])
  })
})

describe('the search of who has signed in', () => {
  let server: Publisher
  beforeAll(async () => {
    server = await startPublisher()
  })
  afterAll(() => server.close())

  /** Each test is somebody else, since sessions are kept for as long as the process lives. */
  function signedInAs(identifier: string) {
    const keys = { BLUESKY_IDENTIFIER: identifier, BLUESKY_APP_PASSWORD: 'secret-word' }
    const collector = makeCollector({ standIns: { 'https://bsky.social': server.url('') }, keys })
    const source = sourceOf('bluesky', fields, keys)
    return { poll: (memory = {}) => collector.poll(source, memory), close: () => collector.close() }
  }

  function serve(route: (path: string, token: string | undefined, url: URL) => JsonAnswer) {
    answerJson(server, (url, { headers }) => route(url.pathname, headers.authorization, url))
    askedOf(server)
  }

  it('signs in once, and pages back to what the last poll saw', async () => {
    const { poll, close } = signedInAs('a.example.com')
    let posts = [post(1)]
    serve((path, token, url) => {
      if (path === create) return { body: session }
      if (token !== 'Bearer access-1') return { status: 401, body: { error: 'AuthMissing' } }
      const from = Number(url.searchParams.get('cursor') ?? 0)
      return { body: { posts: posts.slice(from, from + 2), cursor: String(from + 2) } }
    })
    const { memory } = await poll()
    posts = countDown(5, 5).map(post)
    expect(await poll(stored(memory))).toMatchObject({ changed: true, feed: { items: { length: 5 } } })
    expect(askedOf(server)).toEqual([create, search, search, `${search}&cursor=2`, `${search}&cursor=4`])
    await close()
  })

  it('renews a session that is over, and signs in anew when that is refused', async () => {
    const { poll, close } = signedInAs('b.example.com')
    let good = 'access-1'
    let renewable = true
    serve((path, token) => {
      if (path === create) return { body: { ...session, accessJwt: good } }
      if (path === refresh && !renewable) return { status: 400, body: { error: 'ExpiredToken' } }
      if (path === refresh) return { body: { ...session, accessJwt: good, refreshJwt: 'refresh-2' } }
      if (token === `Bearer ${good}`) return { body: found }
      return { status: 400, body: { error: 'ExpiredToken', message: 'Token has expired' } }
    })
    await poll()
    good = 'access-2'
    await poll()
    expect(server.requests.find(({ url }) => url === refresh)!.headers.authorization).toBe('Bearer refresh-1')
    expect(askedOf(server)).toEqual([create, search, search, refresh, search])
    good = 'access-3'
    renewable = false
    await poll()
    expect(askedOf(server)).toEqual([search, refresh, create, search])
    await close()
  })

  it('says that the account is refused, without its password', async () => {
    const { poll, close } = signedInAs('c.example.com')
    serve(() => ({
      status: 401,
      body: { error: 'AuthenticationRequired', message: 'Invalid identifier or password' },
    }))
    const error: KorvaError = await poll().then(
      () => null as never,
      (thrown) => thrown,
    )
    expect(error).toMatchObject({ code: 'key-refused', message: expect.stringContaining('acme-news') })
    expect(`${error.message} ${error.hint}`).not.toMatch(/secret-word|c\.example/)
    await close()
  })

  it('says which of the two keys is missing', async () => {
    const keys = { BLUESKY_APP_PASSWORD: 'secret-word' }
    const collector = makeCollector({ standIns: { 'https://bsky.social': server.url('') }, keys })
    const refused = collector.poll(sourceOf('bluesky', fields, keys), {})
    await expect(refused).rejects.toMatchObject({
      code: 'key-missing',
      hint: expect.stringContaining('BLUESKY_IDENTIFIER'),
    })
    await collector.close()
  })
})

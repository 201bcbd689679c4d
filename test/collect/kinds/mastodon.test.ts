import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { kinds } from '../../../src/collect/kinds/index.ts'
import { sourceOf } from '../publisher.ts'
import { answerJson, askedOf, countDown, type JsonAnswer, minutesAgo, stored } from './json-service.ts'
import { kindContract, recorded, type StandIn, startStandIn } from './stand-in.ts'

const origin = 'https://mastodon.example'
const fields = { instance: 'mastodon.example', hashtag: '#virtelo' }
const keys = { MASTODON_TOKEN: 'token-of-ours' }
const tag: object[] = JSON.parse(recorded('mastodon/tag.json'))
const account = JSON.parse(recorded('mastodon/account.json'))

/** A post by its number, which is also how many minutes past noon it was written. */
const post = (number: number) => ({
  ...tag[0],
  id: String(1000 + number),
  uri: `${origin}/users/aino/statuses/${1000 + number}`,
  created_at: minutesAgo(30 - number),
  content: `<p>Virtelo ${number}</p>`,
})

kindContract('mastodon', fields, {
  origin,
  answer: (publisher, items) => answerJson(publisher, () => ({ body: countDown(items, items).map(post) })),
})

let standIn: StandIn
let signedIn: StandIn
beforeAll(async () => {
  standIn = await startStandIn('mastodon', fields, { origin })
  signedIn = await startStandIn('mastodon', { ...fields, signIn: true }, { origin, keys })
})
afterAll(() => Promise.all([standIn.close(), signedIn.close()]))
beforeEach(() => {
  standIn.publisher.requests.length = 0
})

/** An instance with a hashtag's posts of such numbers, in pages of 40. */
function serve(numbers: number[]) {
  answerJson(standIn.publisher, (url) => {
    const below = Number(url.searchParams.get('max_id') ?? 1e9) - 1000
    return {
      body: numbers
        .filter((number) => number < below)
        .slice(0, 40)
        .map(post),
    }
  })
}

describe('a hashtag of Mastodon', () => {
  it('is read without the address that stands for a quoted post', async () => {
    const content =
      '<p class="quote-inline">RE: <a href="https://social.example.org/@bo/1">https://social.example.org/@bo/1</a></p><p>Same here.</p>'
    answerJson(standIn.publisher, () => ({ body: [{ ...tag[0], content }] }))
    expect(await standIn.items()).toMatchObject([{ text: 'Same here.' }])
  })

  it('is read post by post, without boosts and what is not public', async () => {
    answerJson(standIn.publisher, () => ({ body: tag }))
    const items = await standIn.items()
    expect(askedOf(standIn.publisher)).toEqual(['/api/v1/timelines/tag/virtelo?limit=40'])
    expect(items).toEqual([
      {
        id: `${origin}/users/aino/statuses/115590000000000004`,
        aliases: [],
        url: `${origin}/@aino/115590000000000004`,
        title: 'Laskutusvalitus',
        text: '#virtelo laskutti kahdesti & asiakaspalvelu ei vastaa.\n\nNeljäs kerta!',
        author: '@aino@mastodon.example',
        publishedAt: new Date('2026-11-21T12:20:00Z'),
        updatedAt: new Date('2026-11-21T12:25:00Z'),
        rating: null,
      },
      expect.objectContaining({
        title: null,
        text: 'Screenshot: the Virtelo app says error 500',
        author: '@bo@social.example.org',
        updatedAt: null,
      }),
    ])
  })

  it('loses nothing when more was written than a page holds', async () => {
    serve([1])
    const { memory } = await standIn.poll()
    serve(
      countDown(100, 100)
        .map((number) => number / 4)
        .filter((number) => number >= 1),
    )
    askedOf(standIn.publisher)
    const items = await standIn.items(stored(memory))
    expect(items).toHaveLength(97)
    expect(askedOf(standIn.publisher)).toEqual([
      '/api/v1/timelines/tag/virtelo?limit=40',
      '/api/v1/timelines/tag/virtelo?limit=40&max_id=1015.25',
      '/api/v1/timelines/tag/virtelo?limit=40&max_id=1005.25',
    ])
  })

  it('asks on from where it had to break off', async () => {
    serve([1])
    const { memory } = await standIn.poll()
    const many = countDown(88, 88).map((number) => number / 4)
    answerJson(standIn.publisher, (url) =>
      url.searchParams.has('max_id') ? { status: 500, body: {} } : { body: many.slice(0, 40).map(post) },
    )
    const broken = await standIn.poll(stored(memory))
    expect(broken).toMatchObject({ changed: true, feed: { notes: ['partly-heard'] } })
    serve(many)
    const items = await standIn.items(stored(broken.memory))
    expect(items.map(({ text }) => text)).toContain('Virtelo 1')
  })

  it('takes five pages at once, and says that there was more', async () => {
    serve([1])
    const { memory } = await standIn.poll()
    serve(countDown(290, 280).map((number) => number / 16))
    const result = await standIn.poll(stored(memory))
    expect(result).toMatchObject({ feed: { items: { length: 200 }, notes: ['too-many-items'] } })
    expect((await standIn.poll(stored(result.memory))).changed).toBe(false)
  })

  it('does not take other counters for news, but an edit', async () => {
    serve([1])
    const { memory } = await standIn.poll()
    answerJson(standIn.publisher, () => ({ body: [{ ...post(1), favourites_count: 12 }] }))
    const counted = await standIn.poll(stored(memory))
    expect(counted.changed).toBe(false)
    answerJson(standIn.publisher, () => ({
      body: [{ ...post(1), content: 'Solved!', edited_at: minutesAgo(1) }],
    }))
    const [edited] = await standIn.items(stored(counted.memory))
    expect(edited).toMatchObject({ text: 'Solved!', updatedAt: new Date(minutesAgo(1)) })
  })

  it('passes over a post that is not as documented, and none of the others', async () => {
    answerJson(standIn.publisher, () => ({ body: [{ id: '9', content: 7 }, post(1)] }))
    const result = await standIn.poll()
    expect(result).toMatchObject({ feed: { items: [{ text: 'Virtelo 1' }], notes: ['empty-items'] } })
  })

  it('has no posts where the hashtag has none', async () => {
    answerJson(standIn.publisher, () => ({ body: [] }))
    expect(await standIn.items()).toEqual([])
  })
})

describe('an account of Mastodon', () => {
  const source = sourceOf('mastodon', { account: '@virtelo@mastodon.example' })
  const serveAccount = (id: string) =>
    answerJson(standIn.publisher, (url): JsonAnswer => {
      if (url.pathname === '/api/v1/accounts/lookup') return { body: { ...account, id } }
      if (url.pathname === `/api/v1/accounts/${id}/statuses`) return { body: [post(1)] }
      return { status: 404, body: { error: 'Record not found' } }
    })

  it('is looked up once, and again when its number is gone', async () => {
    serveAccount('23634')
    const first = await standIn.poll({}, source)
    const second = await standIn.poll(stored(first.memory), source)
    expect([first.changed, second.changed]).toEqual([true, false])
    const statuses = '/statuses?limit=40&exclude_reblogs=true'
    const lookup = '/api/v1/accounts/lookup?acct=virtelo'
    const asked = [lookup, `/api/v1/accounts/23634${statuses}`, `/api/v1/accounts/23634${statuses}`]
    expect(askedOf(standIn.publisher)).toEqual(asked)
    serveAccount('9')
    await standIn.poll(stored(second.memory), source)
    expect(askedOf(standIn.publisher)).toEqual([asked[1], lookup, `/api/v1/accounts/9${statuses}`])
  })

  it('is asked for by its whole name at an instance that is not its home', async () => {
    serveAccount('1')
    const elsewhere = sourceOf('mastodon', { account: 'virtelo@social.example.org', instance: `${origin}/` })
    await standIn.poll({}, elsewhere)
    expect(askedOf(standIn.publisher)[0]).toBe('/api/v1/accounts/lookup?acct=virtelo@social.example.org')
  })

  it('that nobody has is told', async () => {
    answerJson(standIn.publisher, () => ({ status: 404, body: { error: 'Record not found' } }))
    const error = await standIn.failure({}, source)
    expect(error).toMatchObject({
      code: 'mastodon-not-found',
      message: expect.stringContaining('no such account'),
    })
  })
})

describe('an instance that refuses', () => {
  it.each([401, 422])('asks for signing in with status %d', async (status) => {
    answerJson(standIn.publisher, () => ({
      status,
      body: { error: 'This method requires an authenticated user' },
    }))
    const error = await standIn.failure()
    expect(error.code).toBe('mastodon-sign-in')
    expect(error.hint).toContain('MASTODON_TOKEN')
  })

  it('gets the token of a source that signs in, which no message shows', async () => {
    answerJson(signedIn.publisher, () => ({ body: tag }))
    await signedIn.poll()
    expect(signedIn.asked().headers.authorization).toBe('Bearer token-of-ours')
    answerJson(signedIn.publisher, () => ({ status: 401, body: { error: 'The access token is invalid' } }))
    const error = await signedIn.failure()
    expect(error).toMatchObject({ code: 'key-refused', message: expect.stringContaining('MASTODON_TOKEN') })
    expect(`${error.message} ${error.hint}`).not.toContain('token-of-ours')
  })

  it('never sees the token of a source that does not sign in', async () => {
    answerJson(signedIn.publisher, () => ({ body: [] }))
    await signedIn.poll({}, sourceOf('mastodon', fields))
    expect(signedIn.asked().headers.authorization).toBeUndefined()
  })

  it('says when its limit is over', async () => {
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '2026-11-21T12:35:00.000Z' }
    answerJson(standIn.publisher, () => ({ status: 429, body: { error: 'Too many requests' }, headers }))
    const error = await standIn.failure()
    expect(error).toMatchObject({ code: 'fetch-too-often', retryAfterMs: 300_000 })
  })

  it('is told from a server that is none', async () => {
    answerJson(standIn.publisher, () => ({ body: '<!doctype html><title>Shop</title><h1>Welcome</h1>' }))
    const error = await standIn.failure()
    expect(error.message).toContain('is a page')
    expect(error.hint).toContain('a Mastodon server')
  })
})

it('says which key is missing', async () => {
  const error = await standIn.failure({}, sourceOf('mastodon', { ...fields, signIn: true }))
  expect(error).toMatchObject({ code: 'key-missing', hint: expect.stringContaining('MASTODON_TOKEN') })
  expect(standIn.publisher.requests).toEqual([])
})

it('wants a hashtag or an account, and knows where to look for it', () => {
  const check = kinds.get('mastodon')!.check!
  expect(check({ instance: 'mastodon.example' })).toMatchObject({ field: 'hashtag' })
  expect(check({ hashtag: 'virtelo', account: 'a@b.fi' })).toMatchObject({ field: 'account' })
  expect(check({ hashtag: 'virtelo' })).toMatchObject({ field: 'instance' })
  expect(check({ account: '@a@b.fi' })).toBeNull()
})

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { kinds } from '../../../src/collect/kinds/index.ts'
import type { KindTools, SourceRequest } from '../../../src/collect/source-kind.ts'
import type { PollMemory } from '../../../src/core/collector-ports.ts'
import { now, sourceOf } from '../publisher.ts'
import { answerJson, askedOf, countDown, minutesAgo, stored } from './json-service.ts'
import { kindContract, recorded, type StandIn, startStandIn } from './stand-in.ts'

const origin = 'https://lemmy.example'
const fields = { instance: 'lemmy.example', community: '!operaattorit' }
const posts = JSON.parse(recorded('lemmy/posts-v3.json'))
const comments = JSON.parse(recorded('lemmy/comments-v3.json'))
const newer = JSON.parse(recorded('lemmy/posts-v4.json'))

/** A post by its number, which is also how many minutes past noon it was written. */
const view = (number: number) => {
  const [first] = posts.posts
  const ap_id = `${origin}/post/${number}`
  return {
    ...first,
    post: { ...first.post, ap_id, name: `Virtelo ${number}`, published: minutesAgo(30 - number) },
  }
}
const none = { posts: [], comments: [] }

kindContract('lemmy', fields, {
  origin,
  answer: (publisher, items) =>
    answerJson(publisher, ({ pathname }) => ({
      body: pathname === '/api/v3/post/list' ? { posts: countDown(items, items).map(view) } : none,
    })),
})

let standIn: StandIn
beforeAll(async () => {
  standIn = await startStandIn('lemmy', fields, { origin })
})
afterAll(() => standIn.close())
beforeEach(() => {
  standIn.publisher.requests.length = 0
})

const serveThird = () =>
  answerJson(standIn.publisher, ({ pathname, searchParams }) => ({
    body: pathname.includes('post') || searchParams.get('type_') === 'Posts' ? posts : comments,
  }))

describe('a community of Lemmy', () => {
  it('is read as posts and comments, without what was removed, deleted or quoted', async () => {
    serveThird()
    const items = await standIn.items()
    expect(askedOf(standIn.publisher).slice(0, 2)).toEqual([
      '/api/v3/post/list?type_=All&sort=New&limit=50&community_name=operaattorit',
      '/api/v3/comment/list?type_=All&sort=New&limit=50&community_name=operaattorit',
    ])
    expect(items).toEqual([
      {
        id: `${origin}/post/11`,
        aliases: [],
        url: `${origin}/post/11`,
        title: 'Virtelo down again?',
        text: 'Yes. Third day without service.',
        author: '@aino@lemmy.example',
        publishedAt: new Date('2026-11-21T12:00:00.123Z'),
        updatedAt: new Date('2026-11-21T12:15:00Z'),
        rating: null,
      },
      expect.objectContaining({
        id: 'https://sopuli.example/post/77',
        title: 'Virtelon uusi liittymä',
        text: 'Virtelon uusi liittymä',
        author: '@bo@sopuli.example',
        publishedAt: new Date('2026-11-21T11:00:00Z'),
      }),
      expect.objectContaining({
        id: `${origin}/comment/31`,
        title: 'Virtelo down again?',
        text: 'Virtelo answered me *in a minute*.',
        updatedAt: null,
      }),
    ])
  })

  it('is paged back to what the last poll saw, past posts that are pinned to the top', async () => {
    const pinned = {
      ...view(1),
      post: { ...view(1).post, ap_id: `${origin}/post/0`, featured_community: true },
    }
    const serve = (numbers: number[]) =>
      answerJson(standIn.publisher, ({ pathname, searchParams }) => {
        if (pathname !== '/api/v3/post/list') return { body: none }
        const from = (Number(searchParams.get('page') ?? 1) - 1) * 50
        return { body: { posts: [...(from ? [] : [pinned]), ...numbers.slice(from, from + 50).map(view)] } }
      })
    serve([2])
    const { memory } = await standIn.poll()
    serve(countDown(112, 105).map((number) => number / 4))
    askedOf(standIn.publisher)
    const items = await standIn.items(stored(memory))
    expect(items).toHaveLength(106)
    const asked = askedOf(standIn.publisher).filter((path) => path.includes('post'))
    expect(asked.map((path) => /&page=(\d)/.exec(path)?.[1])).toEqual([undefined, '2', '3'])
  })

  it('is heard by half when half of it fails', async () => {
    answerJson(standIn.publisher, ({ pathname }) =>
      pathname.includes('post') ? { body: posts } : { status: 500, body: {} },
    )
    expect(await standIn.poll()).toMatchObject({ changed: true, feed: { notes: ['partly-heard'] } })
  })
})

it('searches everywhere, or within a community', async () => {
  serveThird()
  const search = { instance: origin, search: 'Virtelo Oy' }
  expect(await standIn.items({}, sourceOf('lemmy', search))).toHaveLength(3)
  await standIn.poll({}, sourceOf('lemmy', { ...search, community: 'suomi@sopuli.example' }))
  const asked = askedOf(standIn.publisher)
  const query = 'listing_type=All&sort=New&limit=50'
  expect(asked.slice(0, 2)).toEqual([
    `/api/v3/search?q=Virtelo+Oy&type_=Posts&${query}`,
    `/api/v3/search?q=Virtelo+Oy&type_=Comments&${query}`,
  ])
  expect(asked.at(-1)).toBe(
    `/api/v3/search?q=Virtelo+Oy&type_=Comments&${query}&community_name=suomi@sopuli.example`,
  )
})

describe('an instance without the third version of the API', () => {
  const serveFourth = () =>
    answerJson(standIn.publisher, ({ pathname }) => {
      if (!pathname.startsWith('/api/v4/')) return { status: 404, body: '' }
      return { body: pathname.includes('post') ? newer : { items: [] } }
    })

  it('is asked in the fourth, at once from the second poll on', async () => {
    serveFourth()
    const first = await standIn.poll()
    expect(first).toMatchObject({
      feed: {
        items: [
          {
            id: `${origin}/post/11`,
            author: '@aino@lemmy.example',
            text: 'Third day.',
            publishedAt: new Date('2026-11-21T12:00:00.123Z'),
            updatedAt: new Date('2026-11-21T12:15:00Z'),
          },
        ],
      },
    })
    askedOf(standIn.publisher)
    const second = await standIn.poll(stored(first.memory))
    expect(second.changed).toBe(false)
    expect(askedOf(standIn.publisher)).toEqual([
      '/api/v4/post/list?type_=all&sort=new&limit=50&community_name=operaattorit',
      '/api/v4/comment/list?type_=all&sort=new&limit=50&community_name=operaattorit',
    ])
  })

  it('is asked in the third again when it went back to it', async () => {
    serveFourth()
    const { memory } = await standIn.poll()
    answerJson(standIn.publisher, ({ pathname }) =>
      pathname.startsWith('/api/v3/')
        ? { body: pathname.includes('post') ? posts : none }
        : { status: 404, body: '' },
    )
    expect(await standIn.items(stored(memory))).toHaveLength(2)
  })
})

it('comes first to the comments when there was no time for them', async () => {
  const { url, options } = sourceOf('lemmy', fields)
  const asked: string[] = []
  const tools = {
    hasTime: () => false,
    clock: () => now,
    async load(memory: PollMemory, request: SourceRequest) {
      asked.push(request.url.pathname)
      return { changed: true, document: { bytes: new Uint8Array() }, memory }
    },
    read: async () => ({ format: 'api', title: null, items: [], builtAt: null }),
  } as unknown as KindTools
  const lemmy = kinds.get('lemmy')!
  const source = { id: 'acme', url: new URL(url), options }
  const { memory } = await lemmy.poll(source, {}, tools)
  await lemmy.poll(source, stored(memory), tools)
  expect(asked).toEqual(['/api/v3/post/list', '/api/v3/comment/list'])
})

describe('an instance that refuses', () => {
  it.each([
    [{ error: 'couldnt_find_community' }, 400, 'fetch-not-found', 'no such community'],
    [{ error: 'not_found' }, 404, 'fetch-not-found', 'no such community'],
    [{ error: 'instance_is_private' }, 401, 'lemmy-sign-in', 'signed in'],
    ['', 404, 'lemmy-no-api', 'does not answer as Lemmy does'],
  ])('with %o is explained', async (body, status, code, words) => {
    answerJson(standIn.publisher, () => ({ status, body }))
    const error = await standIn.failure()
    expect(error).toMatchObject({
      code,
      message: expect.stringContaining(words),
      hint: expect.stringMatching(/\w/),
    })
  })

  it('is left in peace when it was asked too often, though it says so with status 400', async () => {
    answerJson(standIn.publisher, () => ({ status: 400, body: { error: 'rate_limit_error' } }))
    expect(await standIn.failure()).toMatchObject({ code: 'fetch-too-often', retryAfterMs: 600_000 })
  })

  it('is told from a server that is none', async () => {
    answerJson(standIn.publisher, () => ({ body: { hello: 'world' } }))
    const error = await standIn.failure()
    expect(error.hint).toContain('a Lemmy server')
  })
})

it('wants a community or a search', () => {
  const { check } = kinds.get('lemmy')!
  expect(check!({ instance: 'lemmy.example' })).toMatchObject({ field: 'search' })
  expect(check!({ instance: 'lemmy.example', search: 'x' })).toBeNull()
})

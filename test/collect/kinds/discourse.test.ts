import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sourceOf } from '../publisher.ts'
import { answerJson, askedOf, countDown, minutesAgo, stored } from './json-service.ts'
import { kindContract, recorded, type StandIn, startStandIn } from './stand-in.ts'

const origin = 'https://forum.example.fi'
const keys = { DISCOURSE_API_KEY: 'key-of-ours' }
const latest = JSON.parse(recorded('discourse/posts.json'))
const found = JSON.parse(recorded('discourse/search.json'))

/** A post by its number, which is also how many minutes past noon it was written. */
const post = (number: number) => ({
  ...latest.latest_posts[0],
  id: 1000 + number,
  created_at: minutesAgo(30 - number),
})

kindContract(
  'discourse',
  { url: origin },
  {
    origin,
    answer: (publisher, items) =>
      answerJson(publisher, () => ({ body: { latest_posts: countDown(items, items).map(post) } })),
  },
)

let standIn: StandIn
let signedIn: StandIn
beforeAll(async () => {
  standIn = await startStandIn('discourse', { url: origin }, { origin })
  signedIn = await startStandIn('discourse', { url: origin, signIn: true }, { origin, keys })
})
afterAll(() => Promise.all([standIn.close(), signedIn.close()]))
beforeEach(() => {
  standIn.publisher.requests.length = 0
})

describe('the latest posts of a forum', () => {
  it('are read with replies, without quotes, small actions and what was hidden', async () => {
    answerJson(standIn.publisher, () => ({ body: latest }))
    const items = await standIn.items()
    expect(askedOf(standIn.publisher)).toEqual(['/posts.json'])
    expect(items).toEqual([
      {
        id: '104',
        aliases: [],
        url: `${origin}/t/virtelon-asiakaspalvelu/77/2`,
        title: 'Virtelon asiakaspalvelu',
        text: 'Ei ole. Palvelu on surkea.',
        author: 'aino',
        publishedAt: new Date('2026-11-21T12:20:00Z'),
        updatedAt: new Date('2026-11-21T12:24:00Z'),
        rating: null,
      },
      expect.objectContaining({ id: '102', url: `${origin}/t/-/78/1`, updatedAt: null }),
    ])
  })

  it('are those of one category where one is wanted', async () => {
    answerJson(standIn.publisher, () => ({ body: latest }))
    const items = await standIn.items({}, sourceOf('discourse', { url: origin, category: 6 }))
    expect(items.map(({ id }) => id)).toEqual(['102'])
  })

  it('of a quiet category are not looked for anew behind what the last poll saw', async () => {
    const source = sourceOf('discourse', { url: origin, category: 6 })
    const serve = (numbers: number[]) =>
      answerJson(standIn.publisher, () => ({ body: { latest_posts: numbers.map(post) } }))
    const other = latest.latest_posts.find(({ category_id }: { category_id: number }) => category_id !== 6)
    expect(post(1).category_id).toBe(other.category_id)
    serve([3, 2, 1])
    const { memory } = await standIn.poll({}, source)
    serve([4, 3, 2])
    askedOf(standIn.publisher)
    expect(await standIn.poll(stored(memory), source)).toMatchObject({ changed: false })
    expect(askedOf(standIn.publisher)).toHaveLength(1)
  })

  it('go on behind numbers of which none is shown to everybody', async () => {
    answerJson(standIn.publisher, () => ({ body: { latest_posts: [post(1)] } }))
    const { memory } = await standIn.poll()
    answerJson(standIn.publisher, ({ searchParams }) => {
      const before = searchParams.get('before')
      const shown = before === null ? [post(9)] : Number(before) > 1000 - 40 ? [] : [post(8), post(1)]
      return { body: { latest_posts: shown } }
    })
    askedOf(standIn.publisher)
    expect(await standIn.items(stored(memory))).toHaveLength(3)
    expect(askedOf(standIn.publisher)).toEqual([
      '/posts.json',
      '/posts.json?before=1008',
      '/posts.json?before=958',
    ])
  })

  it('are paged back by their numbers to what the last poll saw', async () => {
    const serve = (numbers: number[]) =>
      answerJson(standIn.publisher, ({ searchParams }) => {
        const most = Number(searchParams.get('before') ?? 1e9) - 1000
        return {
          body: {
            latest_posts: numbers
              .filter((number) => number <= most)
              .slice(0, 10)
              .map(post),
          },
        }
      })
    serve([2])
    const { memory } = await standIn.poll()
    serve(countDown(26, 25))
    askedOf(standIn.publisher)
    expect(await standIn.items(stored(memory))).toHaveLength(25)
    expect(askedOf(standIn.publisher)).toEqual([
      '/posts.json',
      '/posts.json?before=1016',
      '/posts.json?before=1006',
    ])
  })

  it('are found in a forum that lies in a folder', async () => {
    answerJson(standIn.publisher, () => ({ body: latest }))
    const [item] = await standIn.items({}, sourceOf('discourse', { url: `${origin}/yhteiso` }))
    expect(askedOf(standIn.publisher)).toEqual(['/yhteiso/posts.json'])
    expect(item!.url).toBe(`${origin}/yhteiso/t/virtelon-asiakaspalvelu/77/2`)
  })
})

describe('a search in a forum', () => {
  const source = sourceOf('discourse', { url: `${origin}/`, search: 'Virtelo', category: 5 })

  it('is read with the titles of its topics', async () => {
    answerJson(standIn.publisher, () => ({ body: found }))
    const items = await standIn.items({}, source)
    expect(askedOf(standIn.publisher)).toEqual(['/search.json?q=Virtelo+category:5+order:latest'])
    expect(items).toMatchObject([
      {
        id: '104',
        title: 'Virtelon asiakaspalvelu',
        text: 'Ei ole. Virtelon palvelu on surkea & hidas...',
        url: `${origin}/t/virtelon-asiakaspalvelu/77/2`,
      },
      { id: '102', title: 'Virtelo abroad', url: `${origin}/t/virtelo-abroad/78/1` },
    ])
  })

  it('asks for the next page while there are more results', async () => {
    answerJson(standIn.publisher, () => ({ body: { ...found, posts: [post(1)] } }))
    const { memory } = await standIn.poll({}, source)
    answerJson(standIn.publisher, ({ searchParams }) => {
      const page = Number(searchParams.get('page') ?? 1)
      const more = { ...found.grouped_search_result, more_full_page_results: page < 2 || null }
      return {
        body: {
          ...found,
          posts: page === 1 ? [post(9), post(8)] : [post(7), post(1)],
          grouped_search_result: more,
        },
      }
    })
    askedOf(standIn.publisher)
    expect(await standIn.items(stored(memory), source)).toHaveLength(4)
    expect(askedOf(standIn.publisher)[1]).toMatch(/order:latest&page=2$/)
  })

  it('that finds nothing has no items', async () => {
    answerJson(standIn.publisher, () => ({ body: { ...found, posts: [], topics: [] } }))
    expect(await standIn.items({}, source)).toEqual([])
  })
})

describe('a forum that refuses', () => {
  it('says that it wants people to sign in', async () => {
    answerJson(standIn.publisher, () => ({ status: 403, body: recordedJson('not-logged-in') }))
    const error = await standIn.failure()
    expect(error).toMatchObject({
      code: 'discourse-sign-in',
      hint: expect.stringContaining('DISCOURSE_API_KEY'),
    })
  })

  it('or sends them to its page for it', async () => {
    answerJson(standIn.publisher, () => ({ body: '<!DOCTYPE html><html><title>Kirjaudu</title></html>' }))
    const error = await standIn.failure()
    expect(error.message).toContain('is a page')
    expect(error.hint).toMatch(/Discourse forum.*signing in/)
  })

  it('gets the key of a source that signs in, which no message shows', async () => {
    answerJson(signedIn.publisher, () => ({
      status: 403,
      body: { errors: ['no'], error_type: 'invalid_access' },
    }))
    const error = await signedIn.failure()
    expect(signedIn.asked().headers).toMatchObject({ 'api-key': 'key-of-ours', 'api-username': 'system' })
    expect(error.code).toBe('key-refused')
    expect(`${error.message} ${error.hint}`).not.toContain('key-of-ours')
    await signedIn.failure({}, standIn.source)
    expect(signedIn.asked().headers['api-key']).toBeUndefined()
  })

  it('says for how many seconds it wants to be left in peace', async () => {
    answerJson(standIn.publisher, () => ({ status: 429, body: recordedJson('rate-limit') }))
    expect(await standIn.failure()).toMatchObject({ code: 'fetch-too-often', retryAfterMs: 43_000 })
    const headers = { 'retry-after': '90' }
    answerJson(standIn.publisher, () => ({ status: 429, body: 'Slow down, too many requests', headers }))
    expect(await standIn.failure()).toMatchObject({ code: 'fetch-too-often', retryAfterMs: 90_000 })
  })

  it('is none where the page is not there', async () => {
    answerJson(standIn.publisher, () => ({ status: 404, body: '<h1>Not found</h1>' }))
    expect(await standIn.failure()).toMatchObject({
      hint: expect.stringContaining('front page of a Discourse forum'),
    })
  })
})

it('says which key is missing', async () => {
  const error = await standIn.failure({}, sourceOf('discourse', { url: origin, signIn: true }))
  expect(error).toMatchObject({ code: 'key-missing', hint: expect.stringContaining('DISCOURSE_API_KEY') })
  expect(standIn.publisher.requests).toEqual([])
})

function recordedJson(name: string): unknown {
  return JSON.parse(recorded(`discourse/${name}.json`))
}

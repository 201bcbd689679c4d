import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sourceOf } from '../publisher.ts'
import { answerJson, askedOf, countDown, type JsonAnswer, minutesAgo, stored } from './json-service.ts'
import { kindContract, recorded, type StandIn, startStandIn } from './stand-in.ts'

const origin = 'https://api.github.com'
const fields = { repository: 'acme/virtelo-app' }
const keys = { GITHUB_TOKEN: 'github_pat_ours' }
const issues: object[] = JSON.parse(recorded('github/issues.json'))
const comments: object[] = JSON.parse(recorded('github/comments.json'))
const discussions = JSON.parse(recorded('github/discussions.json'))
const repository = '/repos/acme/virtelo-app'

/** An issue by its number, which is also how many minutes past noon it was changed. */
const issue = (number: number) => ({
  ...issues[0],
  node_id: `I_${number}`,
  updated_at: minutesAgo(30 - number),
})

const serving =
  (list: object[]) =>
  (url: URL): JsonAnswer => ({
    body: url.pathname === '/graphql' ? discussions : url.pathname.endsWith('/comments') ? [] : list,
  })

kindContract('github', fields, {
  origin,
  answer: (publisher, items) => answerJson(publisher, serving(countDown(items, items).map(issue))),
})

let standIn: StandIn
let signedIn: StandIn
beforeAll(async () => {
  standIn = await startStandIn('github', fields, { origin })
  signedIn = await startStandIn('github', fields, { origin, keys })
})
afterAll(() => Promise.all([standIn.close(), signedIn.close()]))
beforeEach(() => {
  standIn.publisher.requests.length = 0
  signedIn.publisher.requests.length = 0
})

const serveAll = ({ publisher }: StandIn) =>
  answerJson(publisher, ({ pathname }) => ({
    body: pathname === '/graphql' ? discussions : pathname.endsWith('/comments') ? comments : issues,
  }))

describe('a repository', () => {
  it('is read as issues and comments, without pull requests and quotes', async () => {
    serveAll(standIn)
    const items = await standIn.items()
    const query = 'sort=updated&direction=desc&per_page=50'
    expect(standIn.publisher.requests[0]!.headers).toMatchObject({
      'user-agent': 'Korva/test (+mailto:ear@example.com)',
      accept: 'application/vnd.github.html+json',
    })
    expect(askedOf(standIn.publisher)).toEqual([
      `${repository}/issues?${query}&state=all`,
      `${repository}/issues/comments?${query}`,
    ])
    expect(items).toEqual([
      {
        id: 'I_kwDOA3',
        aliases: [],
        url: 'https://github.com/acme/virtelo-app/issues/12',
        title: 'App crashes at login',
        text: 'Virtelo crashes every time & loses my data.',
        author: 'aino',
        publishedAt: new Date('2026-11-20T09:00:00Z'),
        updatedAt: new Date('2026-11-21T12:20:00Z'),
        rating: null,
      },
      expect.objectContaining({ id: 'I_kwDOA1', author: null, text: 'Tumma tila puuttuu' }),
      expect.objectContaining({ id: 'IC_kwDOA22', title: null, text: 'Sama täällä.', author: 'cleo' }),
    ])
  })

  it('shows its pull requests when they are asked for', async () => {
    serveAll(standIn)
    const items = await standIn.items({}, sourceOf('github', { ...fields, pullRequests: true }))
    expect(items.map(({ id }) => id)).toEqual([
      'I_kwDOA3',
      'PR_kwDOA2',
      'I_kwDOA1',
      'IC_kwDOA22',
      'IC_kwDOA21',
    ])
  })

  it('is asked conditionally, which costs nothing of the limit', async () => {
    serveAll(standIn)
    const { memory } = await standIn.poll()
    askedOf(standIn.publisher)
    expect((await standIn.poll(stored(memory))).changed).toBe(false)
    expect(standIn.publisher.requests.map(({ headers }) => headers['if-none-match'])).toEqual([
      expect.stringMatching(/^W\//),
      expect.stringMatching(/^W\//),
    ])
  })

  it('is paged back to what the last poll saw, past pages of pull requests', async () => {
    const changed = countDown(112, 110).map((number) => number / 4)
    answerJson(standIn.publisher, serving([issue(0.5)]))
    const { memory } = await standIn.poll()
    answerJson(standIn.publisher, (url) => {
      const from = (Number(url.searchParams.get('page') ?? 1) - 1) * 50
      const page = changed.slice(from, from + 50).map(issue)
      return serving(from === 0 ? page.map((one) => ({ ...one, pull_request: {} })) : page)(url)
    })
    askedOf(standIn.publisher)
    expect(await standIn.items(stored(memory))).toHaveLength(60)
    const asked = askedOf(standIn.publisher).filter((path) => !path.includes('comments'))
    const since = 'since=2026-11-21T12:00:30.000Z'
    expect(asked.map((path) => path.split('state=all')[1])).toEqual([
      '',
      `&page=2&${since}`,
      `&page=3&${since}`,
    ])
  })

  it('without issues and comments has no items', async () => {
    answerJson(standIn.publisher, () => ({ body: [] }))
    expect(await standIn.items()).toEqual([])
  })
})

describe('a repository and a token', () => {
  it('is read with its discussions and what is said below them', async () => {
    serveAll(signedIn)
    const items = await signedIn.items()
    expect(items.slice(3).map(({ id, title, text: said, author }) => [id, title, said, author])).toEqual([
      ['DC_kwDOA1', null, 'Soon, they say.', 'bo'],
      ['DC_kwDOA2', null, 'Terrible.', null],
      ['D_kwDOA1', 'When will Virtelo support Linux?', 'I wait since 2024.', 'aino'],
    ])
    expect(signedIn.asked()).toMatchObject({
      path: '/graphql',
      headers: { authorization: 'token github_pat_ours' },
    })
    const bodies: string[] = []
    signedIn.publisher.answer((request, response) => {
      text(request).then((body) => {
        bodies.push(body)
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(discussions))
      })
    })
    await signedIn.poll()
    expect(JSON.parse(bodies.at(-1)!).variables).toEqual({ owner: 'acme', repo: 'virtelo-app', after: null })
  })

  it('says that nothing changed when nothing did, though discussions have no ETag', async () => {
    serveAll(signedIn)
    const { memory } = await signedIn.poll()
    expect((await signedIn.poll(stored(memory))).changed).toBe(false)
  })

  it('hears issues alone where discussions are not wanted or not shown', async () => {
    serveAll(signedIn)
    const { source } = signedIn
    expect(
      await signedIn.items({}, { ...source, options: { ...source.options, discussions: false } }),
    ).toHaveLength(3)
    answerJson(signedIn.publisher, ({ pathname }) => {
      if (pathname !== '/graphql') return { body: pathname.endsWith('/comments') ? comments : issues }
      return {
        body: { data: { repository: null }, errors: [{ type: 'NOT_FOUND', message: 'Could not resolve' }] },
      }
    })
    expect(await signedIn.poll()).toMatchObject({ feed: { items: { length: 3 }, notes: ['partly-heard'] } })
  })

  it('says that discussions need one', async () => {
    const error = await standIn.failure({}, sourceOf('github', { ...fields, discussions: true }))
    expect(error).toMatchObject({ code: 'key-missing', hint: expect.stringContaining('GITHUB_TOKEN') })
  })
})

describe('a refusal of GitHub', () => {
  const limited = {
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': String(Date.UTC(2026, 10, 21, 12, 50) / 1000),
  }
  it.each([
    ['the limit', 403, limited, 'API rate limit exceeded', 'fetch-too-often', 1_200_000],
    [
      'a limit with Retry-After',
      429,
      { 'retry-after': '30' },
      'secondary rate limit',
      'fetch-too-often',
      30_000,
    ],
    ['a secondary limit', 403, {}, 'You have exceeded a secondary rate limit', 'fetch-too-often', 60_000],
    ['a bad token', 401, {}, 'Bad credentials', 'key-refused', undefined],
    [
      'a token for less',
      403,
      {},
      'Resource not accessible by personal access token',
      'github-forbidden',
      undefined,
    ],
    ['a private repository', 404, {}, 'Not Found', 'fetch-not-found', undefined],
    ['switched off issues', 410, {}, 'Issues has been disabled', 'github-no-issues', undefined],
    ['trouble', 502, {}, 'Server Error', 'fetch-server-error', undefined],
  ])('for %s is explained', async (_, status, headers, message, code, retryAfterMs) => {
    answerJson(signedIn.publisher, () => ({ status, body: { message }, headers }))
    const error = await signedIn.failure()
    expect(error).toMatchObject({ code, retryAfterMs, message: expect.stringContaining('acme-news') })
    expect(`${error.message} ${error.hint}`).not.toContain('github_pat_ours')
  })

  it('tells who has no token what a token would change', async () => {
    answerJson(standIn.publisher, () => ({
      status: 403,
      body: { message: 'API rate limit exceeded' },
      headers: limited,
    }))
    expect((await standIn.failure()).hint).toContain('GITHUB_TOKEN')
  })

  it('is told from a network that fails', async () => {
    standIn.publisher.answer((request) => request.socket.destroy())
    const error = await standIn.failure()
    expect(error).toMatchObject({ code: 'fetch-broken-off', message: expect.stringContaining('acme-news') })
  })
})

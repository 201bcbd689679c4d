import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kinds } from '../../../src/collect/kinds/index.ts'
import { sourceOf } from '../publisher.ts'
import { kindContract, recorded, type StandIn, startStandIn, withoutFirstOf } from './stand-in.ts'

const origin = 'https://api.stackexchange.com'
const found = recorded('stack-exchange/excerpts.json')
const fields = { site: 'stackoverflow.com', search: 'Virtelo' }
let quota = 300
/** As the API answers: packed, and never twice with the same bytes. */
const packed = (json: string) => gzipSync(JSON.stringify({ ...JSON.parse(json), quota_remaining: --quota }))

kindContract('stack-exchange', fields, {
  origin,
  answer: (publisher, items) =>
    publisher.answer((_, response) => {
      const body = packed(withoutFirstOf(found, 'items', 3 - items))
      response.writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'application/json' }).end(body)
    }),
})

let stack: StandIn
let keyed: StandIn
beforeAll(async () => {
  stack = await startStandIn('stack-exchange', fields, { origin })
  keyed = await startStandIn('stack-exchange', fields, { origin, keys: { STACK_EXCHANGE_KEY: 'k3y' } })
})
afterAll(() => Promise.all([stack.close(), keyed.close()]))

describe('what Stack Exchange is asked', () => {
  const always = { site: 'stackoverflow.com', sort: 'creation', order: 'desc', pagesize: '100', page: '1' }
  it.each([
    [fields, { ...always, q: 'Virtelo' }],
    [
      { site: 'stackoverflow.com', tags: ['virtelo', 'acme-api'] },
      { ...always, tagged: 'virtelo;acme-api' },
    ],
  ])('for %o', async (settings, query) => {
    stack.publisher.send(found)
    await stack.poll({}, sourceOf('stack-exchange', settings))
    expect(stack.asked()).toMatchObject({ path: '/2.3/search/excerpts', query })
    expect(stack.asked().query).not.toHaveProperty('key')
  })

  it('with the key, which stays out of the source', async () => {
    keyed.publisher.send(found)
    await keyed.poll()
    expect(keyed.asked().query.key).toBe('k3y')
    expect(JSON.stringify(keyed.source)).not.toContain('k3y')
  })

  it('for further pages, as far back as the last poll saw', async () => {
    stack.publisher.send(found)
    const { memory } = await stack.poll()
    stack.publisher.answer((request, response) => {
      const page = Number(new URL(request.url!, origin).searchParams.get('page'))
      // Every page says that there is another: none says which it is itself.
      const dated = { question_id: 79000100 - page, creation_date: 1795261300 - page }
      const post = { ...JSON.parse(found).items[2], ...dated }
      const items = page < 3 ? [post] : [post, ...JSON.parse(found).items]
      response.end(JSON.stringify({ items, has_more: true, quota_max: 300, quota_remaining: 200 }))
    })
    const ids = (await stack.items(memory)).map(({ id }) => id)
    expect(ids).toEqual(['79000099', '79000098', '79000097', '79000013', '79000012', '79000011'])
  })

  it('for no further page while it wants a rest, and for all of them after that', async () => {
    stack.publisher.send(found)
    const { memory } = await stack.poll()
    const serve = (backoff?: number) => {
      stack.publisher.requests.length = 0
      stack.publisher.answer((request, response) => {
        const isFirst = new URL(request.url!, origin).searchParams.get('page') === '1'
        const post = { ...JSON.parse(found).items[2], question_id: 79000100, creation_date: 1795261300 }
        const items = isFirst ? [post] : JSON.parse(found).items
        response.end(JSON.stringify({ items, has_more: isFirst, ...(isFirst && backoff && { backoff }) }))
      })
    }
    serve(10)
    const cut = await stack.poll(memory)
    expect(cut).toMatchObject({ waitMs: 10_000, feed: { items: { length: 1 }, notes: ['partly-heard'] } })
    expect(stack.publisher.requests).toHaveLength(1)
    serve()
    expect(await stack.items(cut.memory)).toHaveLength(4)
  })
})

describe('what is read from Stack Exchange', () => {
  it('answers and questions', async () => {
    stack.publisher.send(found)
    expect(await stack.items()).toEqual([
      {
        id: '79000013',
        aliases: [],
        url: 'https://stackoverflow.com/a/79000013',
        title: 'Virtelo SMS API cuts long messages',
        text: 'The Virtelo SDK drops the last segment. I gave up & wrote my own client.',
        author: null,
        publishedAt: new Date('2026-11-21T11:40:00Z'),
        updatedAt: null,
        rating: null,
      },
      expect.objectContaining({
        id: '79000012',
        url: 'https://stackoverflow.com/q/79000012',
        title: 'Virtelo API "timeout" in Node.js',
        text: 'Since this morning every call to Virtelo times out. Is it "me"?',
        author: 'Jörn',
        updatedAt: new Date('2026-11-21T11:00:00Z'),
      }),
      expect.objectContaining({
        id: '79000011',
        text: 'Messages over 160 characters arrive cut by Virtelo.',
      }),
    ])
  })

  it('how long it wants to be left in peace', async () => {
    stack.publisher.send(found.replace('"has_more"', '"backoff": 40, "has_more"'))
    expect(await stack.poll()).toMatchObject({ waitMs: 40_000 })
    stack.publisher.send(found.replace('281', '0'))
    expect(await stack.poll()).toMatchObject({ waitMs: 3_600_000 })
    stack.publisher.send(found)
    expect(await stack.poll()).not.toHaveProperty('waitMs')
  })

  it('nothing, where nothing was found', async () => {
    stack.publisher.send(withoutFirstOf(found, 'items', 3))
    expect(await stack.items()).toEqual([])
  })
})

describe('what Stack Exchange refuses', () => {
  it('says when to come again, and that a key helps', async () => {
    stack.publisher.send(recorded('stack-exchange/throttled.json'), {}, 400)
    expect(await stack.failure()).toMatchObject({
      code: 'fetch-too-often',
      message: expect.stringContaining('Source "acme-news": https://api.stackexchange.com'),
      hint: expect.stringContaining('STACK_EXCHANGE_KEY'),
      retryAfterMs: 79_000,
    })
  })

  it('says what it does not know, without the key', async () => {
    keyed.publisher.send(recorded('stack-exchange/no-site.json'), {}, 400)
    const error = await keyed.failure()
    expect(error).toMatchObject({ code: 'stack-exchange-parameter', retryable: false })
    expect(`${error.message} ${error.hint}`).not.toContain('k3y')
  })

  it('says the status, where there is no error document', async () => {
    stack.publisher.send('<html>Bad Gateway</html>', {}, 502)
    expect(await stack.failure()).toMatchObject({ code: 'fetch-server-error' })
  })
})

it('wants words or tags', () => {
  const { check } = kinds.get('stack-exchange')!
  expect(check!({ site: 'stackoverflow.com' })).toMatchObject({ field: 'search' })
  expect(check!({ site: 'stackoverflow.com', tags: ['virtelo'] })).toBeNull()
  expect(() => sourceOf('stack-exchange', { site: 'stackoverflow', search: 'x' })).toThrow(
    'a site by its domain',
  )
})

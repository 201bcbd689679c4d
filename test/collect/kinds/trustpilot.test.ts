import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Collector, PollMemory } from '../../../src/core/collector-ports.ts'
import type { FeedItem } from '../../../src/core/feed-item.ts'
import { collectorContract } from '../../contracts/collector.ts'
import { makeCollector, type Publisher, sourceOf, startPublisher } from '../publisher.ts'
import { minutesAgo } from './json-service.ts'

const api = 'https://api.trustpilot.com'
const unit = '507f191e810c19729de860ea'
const keys = { TRUSTPILOT_API_KEY: 'key-of-acme' }
const fixture = (name: string) =>
  readFileSync(new URL(`../../fixtures/sources/trustpilot/${name}`, import.meta.url), 'utf8')
const [aReview] = JSON.parse(fixture('reviews.json')).reviews
const page = (...ids: number[]) =>
  JSON.stringify({ reviews: ids.map((id) => ({ ...aReview, id: `r${id}`, createdAt: minutesAgo(60 - id) })) })

let publisher: Publisher
let collector: Collector
beforeAll(async () => {
  publisher = await startPublisher()
  collector = makeCollector({ standIns: { [api]: publisher.url('') }, keys })
})
afterEach(() => {
  publisher.requests.length = 0
})
afterAll(async () => {
  await collector.close()
  await publisher.close()
})

async function poll(memory: PollMemory = {}, whose = unit) {
  const result = await collector.poll(sourceOf('trustpilot', { unit: whose }, keys), memory)
  const items: FeedItem[] = result.changed ? result.feed.items : []
  return { ...result, items, ids: items.map(({ id }) => id) }
}
const asked = () => publisher.requests.map(({ url }) => url)

collectorContract('trustpilot', async () => {
  const trustpilot = await startPublisher()
  const by = makeCollector({ standIns: { [api]: trustpilot.url('') }, keys })
  return {
    collector: by,
    source: sourceOf('trustpilot', { unit }, keys),
    publish: async (count) => trustpilot.send(page(...[3, 2, 1].slice(3 - count))),
    withdraw: async () => trustpilot.send('', {}, 500),
    async close() {
      await by.close()
      await trustpilot.close()
    },
  }
})

describe('trustpilot', () => {
  it('reads every field of a review, and loses none for a broken one', async () => {
    publisher.send(fixture('reviews.json'))
    const result = await poll()
    expect(result.items).toEqual([
      {
        id: '6740a1b2c3d4e5f601234567',
        aliases: [],
        url: 'https://www.trustpilot.com/reviews/6740a1b2c3d4e5f601234567',
        title: 'Laskutus sekaisin',
        text: 'Sain saman laskun kolmesti.\nAsiakaspalvelu ei vastaa.',
        author: 'Aino V.',
        publishedAt: new Date('2026-11-21T08:00:00Z'),
        updatedAt: new Date('2026-11-21T09:30:00Z'),
        rating: 1,
      },
      expect.objectContaining({ author: 'Bob', rating: 4, updatedAt: null }),
    ])
    expect(result).toMatchObject({ feed: { notes: ['empty-items'] } })
  })

  it('asks for the newest hundred, with the key in a header', async () => {
    publisher.send(page(1))
    await poll()
    expect(asked()).toEqual([`/v1/business-units/${unit}/reviews?orderBy=createdat.desc&perPage=100&page=1`])
    expect(publisher.requests[0]!.headers.apikey).toBe('key-of-acme')
  })

  it('looks a domain up once', async () => {
    publisher.answer((request, response) =>
      response.end(request.url!.includes('/find') ? fixture('find.json') : page(1)),
    )
    const { memory } = await poll({}, 'virtelo.example')
    expect(asked()).toEqual([
      '/v1/business-units/find?name=virtelo.example',
      `/v1/business-units/${unit}/reviews?orderBy=createdat.desc&perPage=100&page=1`,
    ])
    publisher.requests.length = 0
    await poll(JSON.parse(JSON.stringify(memory)), 'virtelo.example')
    expect(asked()).toHaveLength(1)
  })

  it('reads as far back as the last poll saw', async () => {
    publisher.send(page(1))
    const { memory } = await poll()
    publisher.requests.length = 0
    publisher.answer((request, response) =>
      response.end(
        /page=1$/.test(request.url!) ? page(5, 4) : /page=2$/.test(request.url!) ? page(3, 1) : page(),
      ),
    )
    expect((await poll(memory)).ids).toEqual(['r5', 'r4', 'r3', 'r1'])
    expect(asked()).toHaveLength(2)
  })

  it.each([
    [401, 'trustpilot-forbidden', /TRUSTPILOT_API_KEY/],
    [403, 'trustpilot-forbidden', /TRUSTPILOT_API_KEY/],
    [404, 'fetch-not-found', /trustpilot\.com/],
    [429, 'fetch-too-often', /\w/],
  ])('says what to do about a status of %s', async (status, code, hint) => {
    publisher.send('{"message": "Invalid ApiKey key-of-acme"}', { 'retry-after': '60' }, status)
    const error = await poll().catch((thrown) => thrown)
    expect(error).toMatchObject({ code, hint: expect.stringMatching(hint) })
    expect(error.message).toContain('acme-news')
    expect(`${error.message} ${error.hint}`).not.toContain('key-of-acme')
  })

  it('is off without its key', () => {
    expect(sourceOf('trustpilot', { unit }).off).toBe('TRUSTPILOT_API_KEY in .env')
  })

  it.each(['https://www.trustpilot.com/review/acme.fi', 'acme', '507f'])('refuses %s for a unit', (wrong) => {
    expect(() => sourceOf('trustpilot', { unit: wrong }, keys)).toThrow(/domain of a company/)
  })
})

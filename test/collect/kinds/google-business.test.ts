import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Collector, PollMemory } from '../../../src/core/collector-ports.ts'
import type { FeedItem } from '../../../src/core/feed-item.ts'
import { collectorContract } from '../../contracts/collector.ts'
import { makeCollector, sourceOf } from '../publisher.ts'
import { type Google, startGoogle } from './google-stand-in.ts'
import { minutesAgo } from './json-service.ts'

const origin = 'https://mybusiness.googleapis.com'
const fields = { account: 'accounts/101', location: '202' }
const keys = {
  GOOGLE_BUSINESS_CLIENT_ID: 'korva.apps.googleusercontent.com',
  GOOGLE_BUSINESS_CLIENT_SECRET: 'client-secret',
  GOOGLE_BUSINESS_REFRESH_TOKEN: '1//refresh-secret',
}
const recorded = readFileSync(
  new URL('../../fixtures/sources/google-business/reviews.json', import.meta.url),
  'utf8',
)

let google: Google
let collector: Collector
beforeAll(async () => {
  google = await startGoogle(origin)
  collector = makeCollector({ standIns: google.standIns, keys })
})
afterEach(() => {
  google.api.requests.length = 0
  google.asked.length = 0
})
afterAll(async () => {
  await collector.close()
  await google.close()
})

/** A review by its number, which is also how many minutes past half past eleven it was written. */
const review = (id: number, edited = id) => ({
  reviewId: `r${id}`,
  reviewer: { displayName: 'Aino' },
  starRating: 'ONE',
  comment: `Jono ${id}`,
  createTime: minutesAgo(60 - id),
  updateTime: minutesAgo(60 - edited),
})
const page = (reviews: object[], nextPageToken?: string) =>
  JSON.stringify({ ...(reviews.length && { reviews, averageRating: 4, totalReviewCount: 9 }), nextPageToken })
async function poll(memory: PollMemory = {}) {
  const result = await collector.poll(sourceOf('google-business', fields, keys), memory)
  const items: FeedItem[] = result.changed ? result.feed.items : []
  return { ...result, items, ids: items.map(({ id }) => id) }
}
const failure = () =>
  poll().then(
    () => Promise.reject(new Error('it did not fail')),
    (error) => error,
  )

collectorContract('google-business', async () => {
  const own = await startGoogle(origin)
  const by = makeCollector({ standIns: own.standIns, keys })
  return {
    collector: by,
    source: sourceOf('google-business', fields, keys),
    publish: async (count) => own.api.send(page([3, 2, 1].slice(3 - count).map(review))),
    withdraw: async () => own.api.send('{}', {}, 503),
    async close() {
      await by.close()
      await own.close()
    },
  }
})

describe('google-business', () => {
  it('reads the original of a translated comment, and stars without words', async () => {
    google.api.send(recorded)
    expect((await poll()).items).toEqual([
      {
        id: 'AbFvOqk1',
        aliases: [],
        url: null,
        title: null,
        text: 'Jonotin tunnin Virtelon liikkeessä.',
        author: 'Aino Virtanen',
        publishedAt: new Date('2026-11-20T09:00:00.123Z'),
        updatedAt: new Date('2026-11-21T10:15:30.123Z'),
        rating: 2,
      },
      expect.objectContaining({ id: 'AbFvOqk2', text: 'Ystävällinen palvelu.', author: null, rating: 5 }),
      expect.objectContaining({ id: 'AbFvOqk3', text: null, author: 'Matti', rating: 1 }),
    ])
  })

  it('asks for the latest 50 with a token for the refresh token', async () => {
    google.api.send(page([review(1)]))
    await poll()
    const { url, headers } = google.api.requests[0]!
    expect(url).toBe('/v4/accounts/101/locations/202/reviews?pageSize=50&orderBy=updateTime+desc')
    expect(headers.authorization).toBe('Bearer ya29.secret')
    expect(Object.fromEntries(google.asked[0]!)).toMatchObject({
      grant_type: 'refresh_token',
      refresh_token: '1//refresh-secret',
    })
  })

  it('reads on by the token as far back as the last poll saw, past an edited review', async () => {
    google.api.send(page([review(2), review(1)]))
    const { memory } = await poll()
    google.api.requests.length = 0
    google.api.answer((request, response) => {
      const token = new URL(request.url!, origin).searchParams.get('pageToken')
      response.end(
        token === 'two' ? page([review(3), review(2)], 'three') : page([review(1, 9), review(4)], 'two'),
      )
    })
    expect((await poll(memory)).ids).toEqual(['r1', 'r4', 'r3', 'r2'])
    expect(google.api.requests).toHaveLength(2)
  })

  it('takes a place without reviews for what it is', async () => {
    google.api.send('{}')
    expect(await poll()).toMatchObject({ changed: true, items: [] })
  })

  it.each([
    [403, 'google-forbidden', /business\.manage/],
    [404, 'fetch-not-found', /location/],
    [400, 'google-bad-request', /location/],
  ])('says what to do about a status of %s', async (status, code, hint) => {
    google.api.send('{"error": {"status": "PERMISSION_DENIED"}}', {}, status)
    expect(await failure()).toMatchObject({ code, hint: expect.stringMatching(hint) })
  })

  it('says so when the refresh token holds no more', async () => {
    google.refuseTokens('invalid_grant')
    const error = await failure()
    google.refuseTokens(null)
    expect(error).toMatchObject({
      code: 'google-token-refused',
      message: expect.stringContaining('invalid_grant'),
      hint: expect.stringContaining('GOOGLE_BUSINESS_REFRESH_TOKEN'),
    })
    expect(error.message).not.toContain('secret')
  })

  it('is off without its keys, and says which are missing', () => {
    expect(sourceOf('google-business', fields, { GOOGLE_BUSINESS_CLIENT_ID: 'x' }).off).toBe(
      'GOOGLE_BUSINESS_CLIENT_SECRET and GOOGLE_BUSINESS_REFRESH_TOKEN in .env',
    )
  })

  it('wants its numbers in quotes: as bare numbers they lose their last digits', () => {
    expect(() => sourceOf('google-business', { account: 101234567890, location: '1' }, keys)).toThrow(
      /in quotes/,
    )
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kinds } from '../../../src/collect/kinds/index.ts'
import { sourceOf } from '../publisher.ts'
import { kindContract, recorded, type StandIn, startStandIn } from './stand-in.ts'

const origin = 'https://www.googleapis.com'
const channel = 'UCabcdefghijklmnopqrstuv'
const keys = { YOUTUBE_API_KEY: 'AIzaTest' }
const threads = recorded('youtube-comments/comment-threads.json')
/** Two comments, or three: the newest thread has one, the other two. */
const some = (items: 2 | 3) =>
  JSON.stringify({ ...JSON.parse(threads), items: JSON.parse(threads).items.slice(3 - items) })

kindContract(
  'youtube-comments',
  { channel },
  {
    origin,
    keys,
    answer: (publisher, items) => publisher.send(some(items)),
  },
)

let youtube: StandIn
beforeAll(async () => {
  youtube = await startStandIn('youtube-comments', { channel }, { origin, keys })
})
afterAll(() => youtube.close())

describe('what YouTube is asked for comments', () => {
  it.each([
    [
      { channel, search: 'Virtelo' },
      { allThreadsRelatedToChannelId: channel, searchTerms: 'Virtelo' },
    ],
    [{ video: 'vid00000003' }, { videoId: 'vid00000003' }],
  ])('for %o', async (fields, query) => {
    youtube.publisher.send(threads)
    await youtube.poll({}, sourceOf('youtube-comments', fields, keys))
    const always = { part: 'snippet,replies', order: 'time', textFormat: 'plainText', maxResults: '100' }
    expect(youtube.asked()).toMatchObject({
      path: '/youtube/v3/commentThreads',
      query: { ...always, ...query },
    })
  })

  it('with the key in a header, and nowhere else', async () => {
    youtube.publisher.send(threads)
    await youtube.poll()
    const { headers, query } = youtube.asked()
    expect(headers['x-goog-api-key']).toBe('AIzaTest')
    expect(JSON.stringify([query, youtube.source])).not.toContain('AIzaTest')
  })

  it('nothing without a key: the source is off and says which it needs', async () => {
    const keyless = sourceOf('youtube-comments', { channel })
    expect(keyless.off).toBe('YOUTUBE_API_KEY in .env')
    expect(await youtube.failure({}, keyless)).toMatchObject({ code: 'source-off' })
  })

  it('for a further page, as far back as the last poll saw', async () => {
    youtube.publisher.send(threads)
    const { memory } = await youtube.poll()
    const fresh = threads
      .replaceAll('"Ugw', '"New')
      .replaceAll(/2026-11-2[01]T(09:00|10:00|12:01)/g, '2026-11-21T12:20')
    youtube.publisher.answer((request, response) => {
      const token = new URL(request.url!, origin).searchParams.get('pageToken')
      const first = JSON.stringify({ ...JSON.parse(fresh), nextPageToken: 'PAGE2' })
      response.end(token === 'PAGE2' ? threads : first)
    })
    expect((await youtube.items(memory)).map(({ id }) => id)).toEqual([
      ...['New3', 'New2', 'New2.9r1'],
      ...['Ugw3', 'Ugw2', 'Ugw2.9r1'],
    ])
  })
})

describe('what is read from YouTube’s comments', () => {
  it('comments and replies, with where they stand', async () => {
    youtube.publisher.send(threads)
    expect(await youtube.items()).toEqual([
      {
        id: 'Ugw3',
        aliases: [],
        url: 'https://www.youtube.com/watch?v=vid00000003&lc=Ugw3',
        title: null,
        text: 'Sama kokemus: 5G <3 Mbit/s keskellä kaupunkia.\nEn suosittele.',
        author: '@veikko-v',
        publishedAt: new Date('2026-11-21T12:01:00Z'),
        updatedAt: new Date('2026-11-21T12:06:00Z'),
        rating: null,
      },
      expect.objectContaining({
        id: 'Ugw2',
        url: `https://www.youtube.com/channel/${channel}/discussion?lc=Ugw2`,
        text: 'Could you test Acme next?',
      }),
      expect.objectContaining({ id: 'Ugw2.9r1', text: 'Acme is worse, believe me', author: '@nordic' }),
    ])
  })

  it('nothing, where nobody wrote', async () => {
    youtube.publisher.send(JSON.stringify({ ...JSON.parse(threads), items: [] }))
    expect(await youtube.items()).toEqual([])
  })

  it('the others, where one is broken', async () => {
    const broken = { ...JSON.parse(threads) }
    broken.items[0] = { kind: 'youtube#commentThread', snippet: null }
    youtube.publisher.send(JSON.stringify(broken))
    expect(await youtube.poll()).toMatchObject({
      feed: { items: [{ id: 'Ugw2' }, { id: 'Ugw2.9r1' }], notes: ['empty-items'] },
    })
  })
})

describe('what YouTube refuses', () => {
  const error = (reason: string) =>
    JSON.stringify({
      error: { code: 403, message: 'No.', errors: [{ message: 'No.', domain: 'x', reason }] },
    })
  it.each([
    [403, recorded('youtube-comments/quota-exceeded.json'), 'youtube-quota', { retryAfterMs: 3_600_000 }],
    [400, recorded('youtube-comments/key-invalid.json'), 'youtube-key', { retryable: false }],
    [403, error('commentsDisabled'), 'youtube-comments-off', { retryable: false }],
    [403, error('accessNotConfigured'), 'youtube-key', { hint: expect.stringContaining('Switch on') }],
    [404, error('videoNotFound'), 'fetch-not-found', { hint: expect.stringContaining('id') }],
    [403, error('rateLimitExceeded'), 'fetch-too-often', { retryAfterMs: 60_000 }],
    [403, error('forbidden'), 'youtube-key', {}],
    [500, error('backendError'), 'fetch-server-error', {}],
    [503, '<html>', 'fetch-unavailable', {}],
  ])('%s %s', async (status, body, code, more) => {
    youtube.publisher.send(body, {}, status)
    const found = await youtube.failure()
    expect(found).toMatchObject({ code, hint: expect.any(String), ...more })
    expect(found.message).toContain('Source "acme-news": https://www.googleapis.com')
    expect(`${found.message} ${found.hint}`).not.toContain('AIzaTest')
  })
})

it('wants a channel or a video, and not both', () => {
  const { check } = kinds.get('youtube-comments')!
  expect(check!({})).toMatchObject({ field: 'channel' })
  expect(check!({ channel, video: 'vid00000003' })).toMatchObject({ field: 'video' })
  expect(check!({ video: 'vid00000003' })).toBeNull()
})

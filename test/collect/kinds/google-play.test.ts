import { generateKeyPairSync, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Collector, PollMemory } from '../../../src/core/collector-ports.ts'
import type { FeedItem } from '../../../src/core/feed-item.ts'
import { collectorContract } from '../../contracts/collector.ts'
import { makeCollector, sourceOf } from '../publisher.ts'
import { type Google, startGoogle } from './google-stand-in.ts'

const origin = 'https://androidpublisher.googleapis.com'
const fields = { package: 'com.example.virtelo' }
const fixture = (name: string) =>
  readFileSync(new URL(`../../fixtures/sources/google-play/${name}`, import.meta.url), 'utf8')
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const account = {
  type: 'service_account',
  project_id: 'virtelo',
  private_key_id: 'key-1',
  private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
  client_email: 'korva@virtelo.iam.gserviceaccount.com',
  token_uri: 'https://oauth2.googleapis.com/token',
}

let folder: string
let keys: Record<string, string>
let google: Google
let collector: Collector
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'korva-'))
  keys = { GOOGLE_PLAY_CREDENTIALS: join(folder, 'key.json') }
  await writeFile(keys.GOOGLE_PLAY_CREDENTIALS!, JSON.stringify(account))
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
  await rm(folder, { recursive: true })
})

/** A review by its number, which is also how many seconds past ten it was written. */
const review = (id: number, seconds = 1_795_255_200 + id, text = `Arvostelu ${id}`) => ({
  reviewId: `gp:${id}`,
  authorName: 'Aino',
  comments: [{ userComment: { text, starRating: 2, lastModified: { seconds: String(seconds), nanos: 0 } } }],
})
const page = (reviews: object[], next?: string) =>
  JSON.stringify({
    ...(reviews.length && { reviews }),
    ...(next && { tokenPagination: { nextPageToken: next } }),
  })
async function poll(memory: PollMemory = {}, by = collector, held = keys) {
  const result = await by.poll(sourceOf('google-play', fields, held), memory)
  const items: FeedItem[] = result.changed ? result.feed.items : []
  return { ...result, items, ids: items.map(({ id }) => id) }
}
const failure = (by = collector, held = keys) =>
  poll({}, by, held).then(
    () => Promise.reject(new Error('it did not fail')),
    (error) => error,
  )

collectorContract('google-play', async () => {
  const own = await startGoogle(origin)
  const by = makeCollector({ standIns: own.standIns, keys })
  return {
    collector: by,
    source: sourceOf('google-play', fields, keys),
    publish: async (count) => own.api.send(page([3, 2, 1].slice(3 - count).map((id) => review(id)))),
    withdraw: async () => own.api.send(fixture('forbidden.json'), {}, 403),
    async close() {
      await by.close()
      await own.close()
    },
  }
})

describe('google-play', () => {
  it('reads the words as they were written, stars and dates, and leaves our replies out', async () => {
    google.api.send(fixture('reviews.json'), { 'content-type': 'application/json; charset=UTF-8' })
    const result = await poll()
    expect(result.items).toEqual([
      {
        id: 'gp:AOqpTOE-1',
        aliases: [],
        url: 'https://play.google.com/store/apps/details?id=com.example.virtelo&reviewId=gp%3AAOqpTOE-1',
        title: 'Kaatuu joka kerta',
        text: 'Päivityksen jälkeen Virtelo ei aukea.',
        author: 'Jane Bloggs',
        publishedAt: new Date('2026-11-21T10:00:00.141Z'),
        updatedAt: new Date('2026-11-21T10:00:00.141Z'),
        rating: 1,
      },
      expect.objectContaining({
        id: 'gp:AOqpTOE-2',
        title: null,
        text: 'Helppo käyttää.',
        author: null,
        rating: 5,
      }),
    ])
    expect(result).toMatchObject({ feed: { notes: ['empty-items'] } })
  })

  it('asks with a token that the service account signed for', async () => {
    google.api.send(page([review(1)]))
    await poll()
    const { url, headers } = google.api.requests[0]!
    expect(url).toBe('/androidpublisher/v3/applications/com.example.virtelo/reviews?maxResults=100')
    expect(headers).toMatchObject({ authorization: 'Bearer ya29.secret', accept: 'application/json' })
    expect(google.asked[0]!.get('grant_type')).toBe('urn:ietf:params:oauth:grant-type:jwt-bearer')
    const [head, claims, signature] = google.asked[0]!.get('assertion')!.split('.')
    expect(JSON.parse(Buffer.from(claims!, 'base64url').toString())).toMatchObject({
      iss: account.client_email,
      scope: 'https://www.googleapis.com/auth/androidpublisher',
      aud: 'https://oauth2.googleapis.com/token',
    })
    const signed = Buffer.from(`${head}.${claims}`)
    expect(verify('sha256', signed, publicKey, Buffer.from(signature!, 'base64url'))).toBe(true)
  })

  it('reads on by the token as far back as the last poll saw, past an edited review', async () => {
    google.api.send(page([review(2), review(1)]))
    const { memory } = await poll()
    const edited = review(1, 1_795_255_300)
    google.api.requests.length = 0
    google.api.answer((request, response) => {
      const token = new URL(request.url!, origin).searchParams.get('token')
      response.end(token === 'p/2' ? page([review(3), review(2)], 'p/3') : page([edited, review(4)], 'p/2'))
    })
    expect((await poll(memory)).ids).toEqual(['gp:1', 'gp:4', 'gp:3', 'gp:2'])
    expect(google.api.requests).toHaveLength(2)
  })

  it('gives an edited review again: the same id with other words and a later date', async () => {
    google.api.send(page([review(2), review(1)]))
    const { memory } = await poll()
    google.api.send(page([review(1, 1_795_258_800, 'Muutin mieleni'), review(2)]))
    const { items } = await poll(memory)
    expect(items[0]).toMatchObject({
      id: 'gp:1',
      text: 'Muutin mieleni',
      updatedAt: new Date(1_795_258_800_000),
    })
  })

  it('takes a week without reviews for what it is', async () => {
    google.api.send(page([]))
    expect(await poll()).toMatchObject({ changed: true, items: [] })
  })

  it.each([
    ['forbidden.json', 403, 'google-forbidden', /Users and permissions/],
    ['disabled.json', 403, 'google-api-disabled', /Enable the Google Play Android Developer API/],
    ['quota.json', 429, 'fetch-too-often', /quota/],
  ])('says what to do about %s', async (name, status, code, hint) => {
    google.api.send(fixture(name), {}, status)
    const error = await failure()
    expect(error).toMatchObject({ code, hint: expect.stringMatching(hint) })
    expect(error.message).toContain('acme-news')
    expect(error.retryAfterMs).toBe(status === 429 ? 3_600_000 : undefined)
  })

  it.each([
    [401, 'google-forbidden'],
    [404, 'fetch-not-found'],
    [500, 'fetch-server-error'],
  ])('says what to do about a status of %s without a document', async (status, code) => {
    google.api.send('<html>Oops</html>', {}, status)
    expect(await failure()).toMatchObject({ code, hint: expect.stringMatching(/\w/) })
  })

  it('waits as long as Google says', async () => {
    google.api.send(fixture('quota.json'), { 'retry-after': '120' }, 429)
    expect((await failure()).retryAfterMs).toBe(120_000)
  })

  it('says so when no token is given, and tells nothing of the answer but its code', async () => {
    google.refuseTokens('invalid_grant')
    const error = await failure()
    google.refuseTokens(null)
    expect(error).toMatchObject({ code: 'google-token-refused', hint: expect.stringContaining('clock') })
    expect(error.message).toContain('invalid_grant')
    expect(error.message).not.toContain('secret-detail')
    expect(google.api.requests).toHaveLength(0)
  })

  it.each([
    ['is not there', null],
    ['is no key', '{"type": "authorized_user", "refresh_token": "1//secret"}'],
    ['is no JSON', 'secret'],
  ])('says so when the key file %s, and shows neither path nor content', async (_what, content) => {
    const path = join(folder, `other-${content?.length ?? 'none'}.json`)
    if (content !== null) await writeFile(path, content)
    const held = { GOOGLE_PLAY_CREDENTIALS: path }
    const by = makeCollector({ standIns: google.standIns, keys: held })
    const error = await failure(by, held)
    await by.close()
    expect(error).toMatchObject({ code: 'key-unreadable', hint: expect.stringMatching(/\w/) })
    expect(`${error.message} ${error.hint}`).not.toMatch(/secret|other-/)
  })

  it('is off without its key', async () => {
    expect(sourceOf('google-play', fields).off).toBe('GOOGLE_PLAY_CREDENTIALS in .env')
    await expect(poll({}, collector, {})).rejects.toMatchObject({ code: 'source-off' })
  })
})

import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Collector, PollMemory } from '../../../src/core/collector-ports.ts'
import type { FeedItem } from '../../../src/core/feed-item.ts'
import { collectorContract } from '../../contracts/collector.ts'
import { makeCollector, type Publisher, sourceOf, startPublisher } from '../publisher.ts'
import { minutesAgo } from './json-service.ts'

const apple = 'https://itunes.apple.com'
const app = 389801252
const recorded = JSON.parse(
  readFileSync(new URL('../../fixtures/sources/app-store/page-1.json', import.meta.url), 'utf8'),
)
const [theApp, aReview] = recorded.feed.entry
/** A review by its number, which is also how many minutes past the morning's ten it was written. */
const review = (id: number, changes: object = {}) => ({
  ...aReview,
  id: { label: String(id) },
  updated: { label: minutesAgo(150 - id) },
  ...changes,
})
/** A page as Apple answers it: what stands once is no list, and what does not stand at all is left out. */
function pageOf(entries: object[], next?: number) {
  const { entry: _, link, ...feed } = recorded.feed
  const href = `${apple}/fi/rss/customerreviews/page=${next}/id=${app}/sortby=mostrecent/xml?urlDesc=/x`
  const links = next ? [link[1], { attributes: { rel: 'next', href } }] : [link[1]]
  return JSON.stringify({
    feed: {
      ...feed,
      link: links,
      ...(entries.length && { entry: entries.length === 1 ? entries[0] : entries }),
    },
  })
}

let publisher: Publisher
let collector: Collector
beforeAll(async () => {
  publisher = await startPublisher()
  collector = makeCollector({ standIns: { [apple]: publisher.url('') } })
})
afterEach(() => {
  publisher.requests.length = 0
})
afterAll(async () => {
  await collector.close()
  await publisher.close()
})

const answers = (pages: Record<string, string | number>) =>
  publisher.answer((request, response) => {
    const [, country, page] = /^\/(\w\w)\/rss\/customerreviews\/page=(\d+)\//.exec(request.url!)!
    const found = pages[`${country} ${page}`] ?? 404
    if (typeof found === 'number') response.writeHead(found).end()
    else response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' }).end(found)
  })
async function poll(memory: PollMemory = {}, countries = ['fi']) {
  const result = await collector.poll(sourceOf('app-store', { app, countries }), memory)
  const items: FeedItem[] = result.changed ? result.feed.items : []
  return { ...result, items, ids: items.map(({ id }) => id), notes: result.changed ? result.feed.notes : [] }
}
const asked = () => publisher.requests.map(({ url }) => url!.split('/').slice(1, 5).join('/'))

collectorContract('app-store', async () => {
  const store = await startPublisher()
  const own = makeCollector({ standIns: { [apple]: store.url('') } })
  return {
    collector: own,
    source: sourceOf('app-store', { app }),
    publish: async (count) => store.send(pageOf([3, 2, 1].slice(3 - count).map((id) => review(id)))),
    withdraw: async () => store.send('', {}, 500),
    async close() {
      await own.close()
      await store.close()
    },
  }
})

describe('app-store', () => {
  it('reads every field of a review, and takes the app itself for none', async () => {
    answers({ 'fi 1': JSON.stringify(recorded) })
    const { items } = await poll()
    expect(items).toHaveLength(2)
    expect(items[0]).toEqual({
      id: '11987654321',
      aliases: [],
      url: 'https://itunes.apple.com/fi/review?id=389801252&type=Purple%20Software',
      title: 'Kaatuu koko ajan (v3.2.1)',
      text: 'Päivityksen jälkeen ei aukea enää.\nLasku < 20 € näkyy silti väärin & tuplana.',
      author: 'Aino_88',
      publishedAt: new Date('2026-11-21T10:14:07Z'),
      updatedAt: new Date('2026-11-21T10:14:07Z'),
      rating: 1,
    })
    expect(publisher.requests[0]!.url).toBe(`/fi/rss/customerreviews/page=1/id=${app}/sortby=mostrecent/json`)
  })

  it.each([
    ['one review, which is no list', [review(7)], ['7']],
    ['the app alone', [theApp], []],
    ['nothing', [], []],
  ])('reads a page with %s', async (_what, entries, ids) => {
    answers({ 'fi 1': pageOf(entries) })
    expect((await poll()).ids).toEqual(ids)
  })

  it('loses no review for a broken one, and notes it', async () => {
    answers({ 'fi 1': pageOf([review(1), { 'im:rating': { label: '1' } }, review(2)]) })
    expect(await poll()).toMatchObject({ ids: ['1', '2'], notes: ['empty-items'] })
  })

  it('reads as far back as the last poll saw, and no further', async () => {
    answers({ 'fi 1': pageOf([review(1)]) })
    const { memory } = await poll()
    publisher.requests.length = 0
    answers({
      'fi 1': pageOf([review(6), review(5)], 2),
      'fi 2': pageOf([review(4), review(3)], 3),
      'fi 3': pageOf([review(2), review(1)], 4),
    })
    expect((await poll(memory)).ids).toEqual(['6', '5', '4', '3', '2', '1'])
    expect(asked()).toEqual([1, 2, 3].map((page) => `fi/rss/customerreviews/page=${page}`))
  })

  it('loses none behind an edited review, which comes to the front again', async () => {
    answers({ 'fi 1': pageOf([review(2), review(1)]) })
    const { memory } = await poll()
    answers({
      'fi 1': pageOf([review(1, { updated: { label: minutesAgo(100) } }), review(4)], 2),
      'fi 2': pageOf([review(3), review(2)], 3),
    })
    expect((await poll(memory)).ids).toEqual(['1', '4', '3', '2'])
  })

  it('asks again for a page behind the first that is falsely empty', async () => {
    answers({ 'fi 1': pageOf([review(1)]) })
    const { memory } = await poll()
    const first = pageOf([review(4), review(3)], 2)
    answers({ 'fi 1': first, 'fi 2': pageOf([]) })
    const cut = await poll(memory)
    expect(cut).toMatchObject({ ids: ['4', '3'], notes: ['partly-heard'] })
    answers({ 'fi 1': first, 'fi 2': pageOf([review(2), review(1)]) })
    expect((await poll(cut.memory)).ids).toEqual(['4', '3', '2', '1'])
  })

  it('takes a store without any reviews for what it is, however often it is asked', async () => {
    answers({ 'fi 1': pageOf([]) })
    const { memory } = await poll()
    expect(await poll(memory)).toMatchObject({ changed: false })
  })

  it('reads ten pages at the most, however far Apple points', async () => {
    answers({ 'fi 1': pageOf([review(1)]) })
    const { memory } = await poll()
    publisher.requests.length = 0
    const pages = Array.from({ length: 12 }, (_, at) => [`fi ${at + 1}`, pageOf([review(100 + at)], at + 2)])
    answers(Object.fromEntries(pages))
    expect((await poll(memory)).ids).toHaveLength(10)
    expect(publisher.requests).toHaveLength(10)
  })

  it('never takes an empty answer for no reviews where there were some', async () => {
    answers({ 'fi 1': pageOf([review(1)]) })
    const { memory } = await poll()
    answers({ 'fi 1': pageOf([]) })
    await expect(poll(memory)).rejects.toMatchObject({
      code: 'reviews-empty',
      message: expect.stringMatching(/acme-news.*store "fi"/),
      hint: expect.stringContaining('Apple'),
    })
    answers({ 'fi 1': pageOf([review(2), review(1)]) })
    expect((await poll(memory)).ids).toEqual(['2', '1'])
  })

  it('hears the other stores when one is empty or fails, and says that it heard part of them', async () => {
    answers({ 'fi 1': pageOf([review(1)]), 'se 1': pageOf([review(9)]) })
    const before = await poll({}, ['fi', 'se'])
    expect(before).toMatchObject({ ids: ['1', '9'] })
    expect(before.notes ?? []).toEqual([])
    answers({ 'fi 1': pageOf([]), 'se 1': pageOf([review(10), review(9)]) })
    const partly = await poll(before.memory, ['fi', 'se'])
    expect(partly).toMatchObject({ ids: ['10', '9'], notes: ['partly-heard'] })
    answers({ 'fi 1': pageOf([review(2), review(1)]), 'se 1': 503 })
    expect(await poll(partly.memory, ['fi', 'se'])).toMatchObject({
      ids: ['2', '1'],
      notes: ['partly-heard'],
    })
  })

  it('asks each store conditionally', async () => {
    publisher.send(pageOf([review(1)]), { etag: '"one"' })
    const { memory } = await poll({}, ['fi', 'se'])
    publisher.answer((request, response) =>
      response.writeHead(request.headers['if-none-match'] ? 304 : 500).end(),
    )
    expect(await poll(memory, ['fi', 'se'])).toMatchObject({ changed: false })
  })

  it.each([
    ['a page', '<!doctype html><title>Sign in</title>', 'answer-not-json'],
    ['nothing', '', 'answer-not-json'],
    ['another JSON', '{"results": []}', 'answer-unknown'],
  ])('says what is wrong where Apple answers with %s', async (_what, body, code) => {
    publisher.send(body)
    await expect(poll()).rejects.toMatchObject({
      code,
      message: expect.stringContaining('acme-news'),
      hint: expect.stringMatching(/\w/),
    })
  })

  it('takes the number with or without quotes, and other stores for another publisher', () => {
    const address = (fields: object) => sourceOf('app-store', { ...fields }).url
    expect(address({ app: '389801252' })).toBe(address({ app }))
    expect(address({ app, countries: ['SE', 'fi'] })).not.toBe(address({ app }))
    expect(() => sourceOf('app-store', { app: 'id-of-mine' })).toThrow(/number in the app's address/)
  })
})

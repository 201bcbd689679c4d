import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sourceOf } from '../publisher.ts'
import { kindContract, recorded, type StandIn, startStandIn, withoutFirstOf } from './stand-in.ts'

const origin = 'https://hn.algolia.com'
const found = recorded('hacker-news/search-by-date.json')
let times = 0
/** As the search answers: never twice with the same bytes. */
const timed = (json: string) => JSON.stringify({ ...JSON.parse(json), processingTimeMS: ++times })

kindContract(
  'hacker-news',
  { search: 'Virtelo' },
  {
    origin,
    answer: (publisher, items) =>
      publisher.answer((_, response) => response.end(timed(withoutFirstOf(found, 'hits', 3 - items)))),
  },
)

let news: StandIn
beforeAll(async () => {
  news = await startStandIn('hacker-news', { search: 'Virtelo' }, { origin })
})
afterAll(() => news.close())

/** Answers page by page: `pages` of two comments each, with the highest number first. */
function publishPages(pages: number, newest: number) {
  news.publisher.answer((request, response) => {
    const page = Number(new URL(request.url!, origin).searchParams.get('page'))
    const hits = [0, 1].map((n) => ({
      objectID: String(newest - page * 2 - n),
      created_at_i: 1795258800 + newest - page * 2 - n,
      author: 'aino',
      comment_text: 'Virtelo again',
      story_title: 'Operators',
    }))
    response.end(JSON.stringify({ hits, page, nbPages: pages, nbHits: pages * 2, hitsPerPage: 2 }))
  })
  news.publisher.requests.length = 0
}

describe('what Hacker News is asked', () => {
  it.each([
    [{ search: '"Virtelo Oy"' }, '(story,comment)'],
    [{ search: '"Virtelo Oy"', include: ['comments'] }, '(comment)'],
  ])('for %o', async (fields, tags) => {
    news.publisher.send(found)
    await news.poll({}, sourceOf('hacker-news', fields))
    const query = {
      query: '"Virtelo Oy"',
      tags,
      typoTolerance: 'false',
      advancedSyntax: 'true',
      hitsPerPage: '100',
    }
    expect(news.asked()).toMatchObject({ path: '/api/v1/search_by_date', query })
  })

  it('for its first page alone at first, then as far back as what is known', async () => {
    publishPages(5, 1000)
    const { memory } = await news.poll()
    expect(news.publisher.requests).toHaveLength(1)
    publishPages(5, 1005)
    expect((await news.items(memory)).map(({ id }) => id)).toEqual([
      '1005',
      '1004',
      '1003',
      '1002',
      '1001',
      '1000',
    ])
    expect(news.publisher.requests).toHaveLength(3)
  })

  it('for ten pages at most, and says what it could not reach', async () => {
    publishPages(50, 1000)
    const { memory } = await news.poll()
    publishPages(50, 2000)
    expect(await news.poll(memory)).toMatchObject({ feed: { notes: ['too-many-items'] } })
    expect(news.publisher.requests).toHaveLength(10)
  })

  it('anew for what a later page did not give, having heard the first', async () => {
    publishPages(5, 1000)
    const { memory } = await news.poll()
    let fails = true
    publishPages(5, 1004)
    const { publisher } = news
    publisher.answer((request, response) => {
      const page = Number(new URL(request.url!, origin).searchParams.get('page'))
      if (page > 0 && fails) return void response.writeHead(500).end()
      const hits = [0, 1].map((n) => ({
        objectID: String(1004 - page * 2 - n),
        created_at_i: 1795258800 + 1004 - page * 2 - n,
        title: 'Virtelo',
      }))
      response.end(JSON.stringify({ hits, page, nbPages: 5 }))
    })
    const cut = await news.poll(memory)
    expect(cut).toMatchObject({ feed: { items: { length: 2 }, notes: ['partly-heard'] } })
    fails = false
    expect(await news.items(cut.memory)).toHaveLength(6)
  })
})

describe('what is read from Hacker News', () => {
  it('comments, questions and links', async () => {
    news.publisher.send(found)
    expect(await news.items()).toEqual([
      {
        id: '46000103',
        aliases: [],
        url: 'https://news.ycombinator.com/item?id=46000103',
        title: 'Operators and their APIs',
        text: 'We moved off Virtelo last month. Their API was down for three days:\n\n> your ticket is in the queue\n\nhttps://status.example.com/',
        author: 'nordic_dev',
        publishedAt: new Date('2026-11-21T11:40:00Z'),
        updatedAt: null,
        rating: null,
      },
      expect.objectContaining({
        id: '46000002',
        title: 'Ask HN: Anybody got Virtelo to port a number?',
        text: 'Support sends me in circles & I need the number moved.',
      }),
      expect.objectContaining({ id: '46000001', text: 'Virtelo opens its network to smaller operators' }),
    ])
  })

  it('an edited comment again, under its id', async () => {
    news.publisher.send(found)
    const { memory } = await news.poll()
    news.publisher.send(found.replace('three days', 'four days'))
    expect((await news.items(memory))[0]).toMatchObject({
      id: '46000103',
      text: expect.stringContaining('four days'),
    })
  })

  it('nothing, where a search finds nothing', async () => {
    news.publisher.send(withoutFirstOf(found, 'hits', 3))
    expect(await news.items()).toEqual([])
  })

  it('the others, where one is broken', async () => {
    news.publisher.send(found.replace('"objectID": "46000002"', '"objectID": null'))
    expect(await news.poll()).toMatchObject({
      feed: { items: [{ id: '46000103' }, { id: '46000001' }], notes: ['empty-items'] },
    })
  })

  it.each([
    ['', 'is empty'],
    ['<!doctype html><title>Just a moment</title>', 'is a page'],
    ['{"message":"Invalid"}', 'documented shape'],
  ])('an error, where the answer is %s', async (body, said) => {
    news.publisher.send(body)
    expect(await news.failure()).toMatchObject({
      message: expect.stringContaining(said),
      hint: expect.any(String),
    })
  })
})

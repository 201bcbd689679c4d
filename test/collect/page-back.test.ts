import { describe, expect, it } from 'vitest'
import { pageBack, type WantedPage } from '../../src/collect/page-back.ts'
import type { PollMemory, PollResult } from '../../src/core/collector-ports.ts'
import { KorvaError } from '../../src/core/errors.ts'
import type { FeedItem, ParsedFeed } from '../../src/core/feed-item.ts'
import { now } from './publisher.ts'

const item = (id: number): FeedItem => ({
  ...{ id: String(id), aliases: [], url: null, title: null, text: `The ${id}.`, author: null },
  ...{ publishedAt: new Date(now.getTime() - (1000 - id) * 60_000), updatedAt: null, rating: null },
})

/** What a service has, newest first, on pages of two; `answer` may change a page or refuse it. */
function service(numbers: number[], answer = (page: ParsedFeed, _at: number) => page) {
  const asked: number[] = []
  const ask = async ({ from }: WantedPage): Promise<PollResult> => {
    const at = Number(from ?? 0)
    asked.push(at)
    const items = numbers.slice(at * 2, at * 2 + 2).map(item)
    const next = numbers.length > at * 2 + 2 && { next: String(at + 1) }
    const feed = answer({ format: 'api', title: null, builtAt: null, items, ...next }, at)
    return { changed: true, feed, memory: { etag: `"${numbers[0]}"` } }
  }
  return { asked, ask }
}

const range = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, n) => from - n)
const tools = { clock: () => now, hasTime: () => true }
const idsOf = (result: PollResult) => (result.changed ? result.feed.items.map(({ id }) => Number(id)) : [])
/** What is remembered of a poll at which 100 was the newest. */
const known = async () => (await pageBack(service(range(100, 91)).ask, {}, tools)).memory
const heard = async (numbers: number[], answer?: Parameters<typeof service>[1], memory?: PollMemory) =>
  pageBack(service(numbers, answer).ask, memory ?? (await known()), tools)

describe('what is read page by page', () => {
  it('ends with the first page at first, and then where the last poll was', async () => {
    const first = service(range(100, 91))
    const { memory } = await pageBack(first.ask, {}, tools)
    const second = service(range(105, 91))
    expect(idsOf(await pageBack(second.ask, memory, tools))).toEqual(range(105, 100))
    expect([first.asked, second.asked]).toEqual([[0], [0, 1, 2]])
  })

  it('goes on behind an item that is known and came to the front, being edited or pinned', async () => {
    expect(idsOf(await heard([95, ...range(104, 96)]))).toEqual([95, 104, 103, 102, 101, 100])
  })

  it('is asked for again where there was no time for it', async () => {
    const memory = await known()
    let left = 1
    const hurried = { ...tools, hasTime: () => left-- > 0 }
    const cut = await pageBack(service(range(108, 91)).ask, memory, hurried)
    expect(cut).toMatchObject({ feed: { notes: ['partly-heard'] }, memory: { own: memory.own } })
    expect(cut.memory).not.toHaveProperty('etag')
    expect(idsOf(cut)).toEqual(range(108, 105))
    expect(idsOf(await heard(range(108, 91), undefined, cut.memory))).toEqual(range(108, 99))
  })

  it('is heard as far as it goes when a page fails, and leaves the service in peace for as long as it asks', async () => {
    const refuse = (page: ParsedFeed, at: number) => {
      if (at === 1) throw new KorvaError('fetch-too-often', 'Too often.', { retryAfterMs: 90_000 })
      return page
    }
    const cut = await heard(range(106, 91), refuse)
    expect(cut).toMatchObject({ waitMs: 90_000, feed: { notes: ['partly-heard'] } })
    expect(idsOf(cut)).toEqual([106, 105])
    expect(idsOf(await heard(range(106, 91), undefined, cut.memory))).toEqual(range(106, 99))
  })

  it('ends where a page asks for a rest', async () => {
    const memory = await known()
    const tired = service(range(106, 91), (page) => ({ ...page, ttlMs: 10_000 }))
    expect(await pageBack(tired.ask, memory, tools)).toMatchObject({ feed: { notes: ['partly-heard'] } })
    expect(tired.asked).toEqual([0])
  })

  it('reaches as far as its entries do, though hardly any of them are items', async () => {
    const others = (page: ParsedFeed, at: number) => ({
      ...page,
      items: [],
      span: { from: item(101 - at).publishedAt!, to: item(110).publishedAt! },
    })
    const memory = await known()
    const quiet = service(range(110, 91), others)
    const result = await pageBack(quiet.ask, memory, tools)
    expect(quiet.asked).toEqual([0, 1])
    // What was passed over now is not gone through again.
    expect(result.memory.own).toMatchObject({ until: item(110).publishedAt!.toISOString() })
  })

  it('is never empty where a service says that it is not', async () => {
    const memory = await known()
    const paging = { neverEmpty: () => new KorvaError('reviews-empty', 'Nothing.') }
    const empty = (page: ParsedFeed, at: number) => (at === 1 ? { ...page, items: [] } : page)
    const cut = await pageBack(service(range(106, 91), empty).ask, memory, tools, paging)
    expect(cut).toMatchObject({ feed: { notes: ['partly-heard'] }, memory: { own: memory.own } })
    await expect(pageBack(service([]).ask, memory, tools, paging)).rejects.toThrow('Nothing.')
    expect(await pageBack(service([]).ask, {}, tools, paging)).toMatchObject({ feed: { items: [] } })
  })

  it('holds an item once that stands on two pages', async () => {
    const shifting = (page: ParsedFeed, at: number) =>
      at > 0 ? { ...page, items: page.items.map(({ id }) => item(Number(id) + 1)) } : page
    expect(idsOf(await heard(range(104, 91), shifting))).toEqual(range(104, 100))
  })

  it('is no news when it is the same as last time', async () => {
    expect(await heard(range(100, 91))).toMatchObject({ changed: false, memory: { etag: '"100"' } })
  })
})

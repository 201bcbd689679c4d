import { expect, it } from 'vitest'
import { type Pages, pollPages } from '../../src/collect/poll-pages.ts'
import type { KindTools } from '../../src/collect/source-kind.ts'
import type { FeedItem, ParsedFeed } from '../../src/core/feed-item.ts'
import { now } from './publisher.ts'

const item = (id: number): FeedItem => ({
  ...{ id: String(id), aliases: [], url: null, title: null, text: `The ${id}.`, author: null },
  ...{ publishedAt: now, updatedAt: null, rating: null },
})

/** A service whose pages hold two items each, the highest number first, read within the time for so many pages. */
function service(newest: number, time = Number.POSITIVE_INFINITY) {
  const asked: (string | null)[] = []
  const pages: Pages = {
    most: 10,
    async load(_, page) {
      asked.push(page)
      return { changed: true, document: { bytes: Buffer.from(page ?? '0') }, memory: { etag: `"${newest}"` } }
    },
  }
  const read = async ({ bytes }: { bytes: Uint8Array }): Promise<ParsedFeed> => {
    const page = Number(Buffer.from(bytes).toString())
    const items = [newest - page * 2, newest - page * 2 - 1].map(item)
    return { format: 'api', title: null, builtAt: null, items, next: String(page + 1) }
  }
  const hasTime = () => asked.length < time
  return { asked, pages, tools: { read, hasTime } as KindTools }
}

const idsOf = (result: Awaited<ReturnType<typeof pollPages>>) =>
  result.changed ? result.feed.items.map(({ id }) => Number(id)) : []

it('asks again for what there was no time for', async () => {
  const before = service(100)
  const { memory } = await pollPages(before.pages, {}, before.tools)
  expect(memory).toMatchObject({ etag: '"100"' })
  const hurried = service(108, 2)
  const cut = await pollPages(hurried.pages, memory, hurried.tools)
  expect(cut).toMatchObject({ feed: { notes: ['partly-heard'] }, memory: { own: memory.own } })
  expect(cut.memory).not.toHaveProperty('etag')
  expect(idsOf(cut)).toEqual([108, 107, 106, 105])
  const after = service(108)
  expect(idsOf(await pollPages(after.pages, cut.memory, after.tools))).toEqual([
    108, 107, 106, 105, 104, 103, 102, 101, 100, 99,
  ])
})

it('gives an item once that stands on two pages', async () => {
  const before = service(100)
  const { memory } = await pollPages(before.pages, {}, before.tools)
  const shifting = service(104)
  const { read } = shifting.tools
  // One more item came in between the first page and the second.
  shifting.tools.read = async (document) => {
    const page = await read(document)
    return shifting.asked.length > 1
      ? { ...page, items: page.items.map(({ id }) => item(Number(id) + 1)) }
      : page
  }
  expect(idsOf(await pollPages(shifting.pages, memory, shifting.tools))).toEqual([104, 103, 102, 101, 100])
})

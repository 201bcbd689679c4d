import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { FeedItem } from '../../src/core/feed-item.ts'
import type { Store } from '../../src/core/store-ports.ts'
import { makeVerdict } from '../support/make-verdict.ts'
import type { StoreHarness } from './store.ts'

const at = (time: string) => new Date(`2026-11-21T${time}Z`)

/** What both database engines do about stories. */
export function storiesContract(name: string, start: () => Promise<StoreHarness>) {
  describe(`stories on ${name}`, () => {
    let harness: StoreHarness
    let store: Store
    let counter = 0
    beforeAll(async () => {
      harness = await start()
      store = harness.opened.store
    })
    afterAll(() => harness.close())
    beforeEach(() => {
      counter++
    })

    /** Stores one item with a mention and opens its case. */
    const openCase = async (source: string) => {
      const [stored] = await store.direct.items.add(source, [makeItem('told')], at('09:00:00'))
      const said = {
        brandId: 'acme',
        verdict: makeVerdict(),
        terms: [],
        why: { code: 'name' as const, words: [] },
      }
      const mention = { ...said, writtenAt: at('09:00:00'), seenAt: at('09:00:00') }
      const [mentionId] = await store.direct.mentions.add([{ itemId: stored!.itemId, mention }])
      return {
        itemId: stored!.itemId,
        caseId: await store.direct.cases.open({
          ...{ mentionId: mentionId!, kind: 'complaint', at: at('09:00:00') },
          ...{ promisedAt: at('09:00:00'), dueAt: at('10:30:00') },
        }),
      }
    }

    it('finds placed items by the keys that they share the most of, the latest of many', async () => {
      const { items, stories } = store.direct
      const many = Array.from({ length: 40 }, (_, n) => makeItem(`near-${n}`))
      const added = await items.add(`near-${counter}`, many, at('10:00:00'))
      const ids = added.map(({ itemId }) => itemId).toSorted((a, b) => a - b)
      const own = (n: number) => counter * 1000 + n
      const place = (n: number, storyId: number, keys: number[], seenAt = at('10:00:00')) =>
        stories.keep([{ itemId: ids[n]!, storyId, keys, seenAt }])
      await place(0, ids[0]!, [own(1), own(2), -2_147_483_648])
      await place(1, ids[0]!, [own(1), own(3), 2_147_483_647])
      await place(2, ids[2]!, [own(4)], at('09:00:00'))
      for (const n of ids.keys()) if (n > 2) await place(n, ids[n]!, [own(5)])
      const ask = (...keys: number[]) => keys.map((key) => ({ key: own(key), weight: key === 3 ? 9 : 1 }))
      const near = await stories.near([ask(1, 2), [], ask(1, 2, 3), ask(4), ask(5)], at('09:30:00'))
      const found = near.map((those) => those.map(({ itemId }) => ids.indexOf(itemId)))
      expect(found.slice(0, 4)).toEqual([[0, 1], [], [1, 0], []])
      expect(found[4]).toEqual([39, 38, 37, 36, 35, 34, 33, 32, 31, 30, 29, 28])
      expect(near[0]![0]).toEqual({
        ...{ itemId: ids[0], storyId: ids[0], sourceId: `near-${counter}` },
        ...{ url: many[0]!.url, title: 'Otsikko', text: 'Teksti' },
      })
      expect(await stories.of([ids[1]!, ids[2]!, 0])).toEqual(
        new Map([
          [ids[1], ids[0]],
          [ids[2], ids[2]],
        ]),
      )
      expect([await stories.near([], at('09:30:00')), await stories.of([])]).toEqual([[], new Map()])
    })

    it('leaves an item in its story, under further keys, until it is forgotten', async () => {
      const { items, stories } = store.direct
      const added = await items.add(`kept-${counter}`, [makeItem('a'), makeItem('b')], at('10:00:00'))
      const [a, b] = added.map(({ itemId }) => itemId).toSorted((x, y) => x - y) as [number, number]
      const [one, other] = [counter * 1000 + 1, counter * 1000 + 2]
      const find = async (key: number) =>
        (await stories.near([[{ key, weight: 1 }]], new Date(0)))[0]!.map(({ itemId }) => itemId)
      await stories.keep([{ itemId: a, storyId: a, keys: [one, one], seenAt: at('08:00:00') }])
      await stories.keep([{ itemId: a, storyId: b, keys: [other], seenAt: at('09:00:00') }])
      await stories.keep([{ itemId: b, storyId: b, keys: [], seenAt: at('09:00:00') }])
      expect([await find(one), await find(other), await stories.of([a])]).toEqual([
        [a],
        [a],
        new Map([[a, a]]),
      ])
      await stories.forget(at('08:00:00'))
      expect(await find(one)).toEqual([a])
      await stories.forget(at('08:00:01'))
      expect([await find(one), await find(other), await stories.of([a])]).toEqual([[], [], new Map([[a, a]])])
    })

    it('lets one at a time place items', async () => {
      const order: string[] = []
      const placing = (name: string) =>
        store.placing(async (work) => {
          order.push(name)
          await work.items.add(`held-${counter}`, [makeItem(name)], at('10:00:00'))
          order.push(name)
        })
      await Promise.all(['a', 'b', 'c'].map(placing))
      expect(order.filter((name, n) => n % 2 === 0 && order[n + 1] === name)).toHaveLength(3)
    })

    it.skipIf(name === 'embedded')(
      'leaves connections to others while many wait to place items',
      async () => {
        const first = Promise.withResolvers<void>()
        const waiting = Array.from({ length: 12 }, (_, n) =>
          store.placing(async () => (n === 0 ? first.promise : undefined)),
        )
        expect(await store.direct.stories.of([1_000_000_000])).toEqual(new Map())
        first.resolve()
        await Promise.all(waiting)
      },
    )

    it('knows the cases of a story, and in how many other places it stands', async () => {
      const { stories, cases } = store.direct
      const { itemId, caseId } = await openCase(`told-${counter}`)
      const itemOf = async (source: string) =>
        (await store.direct.items.add(source, [makeItem('copy')], at('10:00:00')))[0]!.itemId
      const [first, copy] = [await itemOf(`first-${counter}`), await itemOf(`copy-${counter}`)]
      expect((await cases.get(caseId))!.alsoIn).toBe(0)
      const place = (id: number) => ({ itemId: id, storyId: first, keys: [], seenAt: at('10:00:00') })
      await stories.keep([first, itemId, copy].map(place))
      expect((await cases.get(caseId))!.alsoIn).toBe(2)
      expect((await store.direct.lists.list({}, 100)).find(({ id }) => id === caseId)?.alsoIn).toBe(2)
      expect(await cases.ofStories([first, 0])).toEqual([{ storyId: first, brandId: 'acme', caseId }])
      expect(await cases.ofStories([])).toEqual([])
    })
  })
}

const makeItem = (id: string): FeedItem => ({
  ...{ id, aliases: [], url: `https://example.com/${id}`, title: 'Otsikko', text: 'Teksti', author: null },
  ...{ publishedAt: at('09:00:00'), updatedAt: null, rating: null },
})

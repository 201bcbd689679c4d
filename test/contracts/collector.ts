import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Collector, PollMemory } from '../../src/core/collector-ports.ts'
import { KorvaError } from '../../src/core/errors.ts'
import type { Source } from '../../src/core/source.ts'

/** One kind of source behind its real door, with a publisher that the suite tells what to do. */
export interface CollectorHarness {
  collector: Collector
  source: Source
  /** Puts out two items or three; the third comes first. */
  publish(items: 2 | 3): Promise<void>
  /** From now on the source cannot be read. */
  withdraw(): Promise<void>
  close(): Promise<void>
}

/** The one suite that every kind of source passes. */
export function collectorContract(name: string, start: () => Promise<CollectorHarness>) {
  describe(`${name} keeps the contract of a collector`, () => {
    let harness: CollectorHarness
    let memory: PollMemory = {}
    beforeAll(async () => {
      harness = await start()
    })
    afterAll(() => harness.close())

    const poll = async () => {
      const result = await harness.collector.poll(harness.source, memory)
      // The store keeps it as JSON: nothing that JSON loses may be in it.
      memory = JSON.parse(JSON.stringify(result.memory))
      return result.changed ? result.feed : null
    }

    it('gives items with an identity, an http address and plain text', async () => {
      await harness.publish(2)
      const feed = (await poll())!
      expect(feed.items).toHaveLength(2)
      expect(new Set(feed.items.map(({ id }) => id)).size).toBe(2)
      for (const item of feed.items) {
        expect(item.id).not.toBe('')
        expect(item.url ?? 'https://').toMatch(/^https?:/)
        expect(item.text).toMatch(/\w/)
        expect(`${item.title} ${item.text}`).not.toMatch(/<\w+>/)
        expect(item.publishedAt ?? item.updatedAt).toBeInstanceOf(Date)
      }
    })

    it('says that nothing changed when nothing did', async () => {
      expect(await poll()).toBeNull()
      expect(await poll()).toBeNull()
    })

    it('gives the new item, and the old ones under their old identity', async () => {
      const before = (await harness.collector.poll(harness.source, {})) as {
        feed: { items: { id: string }[] }
      }
      await harness.publish(3)
      const after = (await poll())!
      expect(after.items).toHaveLength(3)
      expect(after.items.slice(1).map(({ id }) => id)).toEqual(before.feed.items.map(({ id }) => id))
    })

    it('names the source and what to do when it fails', async () => {
      await harness.withdraw()
      const error = await poll().catch((thrown) => thrown)
      expect(error).toBeInstanceOf(KorvaError)
      expect(error.message).toContain(harness.source.id)
      expect(error.code).toMatch(/^[a-z-]+$/)
      expect(error.hint).toMatch(/\w/)
    })

    it('is heard again afterwards', async () => {
      await harness.publish(2)
      memory = {}
      expect((await poll())!.items).toHaveLength(2)
    })

    it('ends cleanly, and polls no more', async () => {
      await harness.collector.close()
      await harness.collector.close()
      await expect(harness.collector.poll(harness.source, {})).rejects.toBeInstanceOf(KorvaError)
    })
  })
}

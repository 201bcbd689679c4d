import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { PollMemory, PollResult } from '../../../src/core/collector-ports.ts'
import type { KorvaError } from '../../../src/core/errors.ts'
import { collectorContract } from '../../contracts/collector.ts'
import { makeCollector, type Publisher, sourceOf, startPublisher } from '../publisher.ts'

/** A recorded answer, by its path below `test/fixtures/sources`. */
export const recorded = (file: string) =>
  readFileSync(path.join(import.meta.dirname, '../../fixtures/sources', file), 'utf8')

/** A feed without its first so many entries. */
export const withoutFirst = (feed: string, count: number, tag: 'item' | 'entry') => {
  const one = new RegExp(`<${tag}>.*?</${tag}>\\s*`, 's')
  return Array.from({ length: count }).reduce<string>((left) => left.replace(one, ''), feed)
}

/** A list in a JSON answer without its first so many entries. */
export const withoutFirstOf = (json: string, list: string, count: number) => {
  const answer = JSON.parse(json)
  return JSON.stringify({ ...answer, [list]: answer[list].slice(count) })
}

/** A source of a kind, asked through the real collector, and a server that stands in for its service. */
export async function startStandIn(
  kind: string,
  fields: Record<string, unknown>,
  { origin, keys = {} }: { origin: string; keys?: Record<string, string> },
) {
  const publisher = await startPublisher()
  const collector = makeCollector({ standIns: { [origin]: publisher.url('') }, keys })
  const source = sourceOf(kind, fields, keys)
  const poll = (memory: PollMemory = {}, as = source): Promise<PollResult> => collector.poll(as, memory)
  return {
    publisher,
    collector,
    source,
    poll,
    /** The items of one poll; fails where nothing changed. */
    async items(memory: PollMemory = {}, as = source) {
      const result = await poll(memory, as)
      if (!result.changed) throw new Error('nothing changed')
      return result.feed.items
    },
    /** How a poll fails. */
    failure: (memory: PollMemory = {}, as = source): Promise<KorvaError> =>
      poll(memory, as).then(
        () => Promise.reject(new Error('it did not fail')),
        (error) => error,
      ),
    /** What the last request asked for. */
    asked() {
      const request = publisher.requests.at(-1)!
      const url = new URL(request.url!, origin)
      return { path: url.pathname, query: Object.fromEntries(url.searchParams), headers: request.headers }
    },
    async close() {
      await collector.close()
      await publisher.close()
    },
  }
}

export type StandIn = Awaited<ReturnType<typeof startStandIn>>

/** The one suite of all kinds, with a stand-in that answers as the service does. */
export function kindContract(
  kind: string,
  fields: Record<string, unknown>,
  service: {
    origin: string
    keys?: Record<string, string>
    answer(publisher: Publisher, items: 2 | 3): void
  },
) {
  collectorContract(`the kind ${kind}`, async () => {
    const { publisher, collector, source, close } = await startStandIn(kind, fields, service)
    return {
      collector,
      source,
      publish: async (items) => service.answer(publisher, items),
      withdraw: async () => publisher.send('down for maintenance', {}, 500),
      close,
    }
  })
}

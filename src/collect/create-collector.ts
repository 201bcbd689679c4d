import type { Collector } from '../core/collector-ports.ts'
import { KorvaError } from '../core/errors.ts'
import type { Clock } from '../core/ports.ts'
import type { Source } from '../core/source.ts'
import { createDocumentFetcher, type FetchLimits, fetchLimits } from './http/fetch-document.ts'
import type { Lookup } from './http/guarded-agents.ts'
import { kinds } from './kinds/index.ts'
import { makeTools } from './make-tools.ts'
import { createFeedParser, type WorkerLimits } from './parse-in-worker.ts'
import { shiftDates } from './shift-dates.ts'
import type { SourceKind } from './source-kind.ts'
import { subscribeAt } from './websub/subscribe-at.ts'

export interface CollectorOptions {
  /** Absolute path of the folder that file sources have to lie in. */
  settingsDir: string
  /** `host:port` pairs on private networks that may be fetched all the same. */
  allowPrivate: string[]
  /** With an address to write to: publishers ask before they block. */
  userAgent: string
  /** Keys of services, by the names of their environment variables. */
  keys: Record<string, string>
  clock: Clock
  /** Of the settings (IANA name): what names no time zone is written there. */
  timezone: string
  /** Tighter limits than the usual ones. */
  limits?: Partial<FetchLimits & WorkerLimits>
  /** Stands in for the system's resolver. */
  lookup?: Lookup
  /** Origins that stand in for those of services, as `https://api.example.com` to `http://127.0.0.1:8080`: for tests. */
  standIns?: Record<string, string>
}

/** Makes the collector: every kind of source, over HTTP or from files, each read in a process of its own. */
export function createCollector(options: CollectorOptions): Collector {
  const fetcher = createDocumentFetcher({ ...options, limits: { ...fetchLimits, ...options.limits } })
  const parser = createFeedParser(options.limits)
  const parts = { ...options, fetcher, parser }
  return {
    async poll(source, memory) {
      const kind = kindOf(source)
      const seen = { id: source.id, url: new URL(source.url), options: source.options }
      const result = await kind.poll(seen, memory, makeTools(source, kind, parts))
      if (!result.changed || !source.sample) return result
      return { ...result, feed: shiftDates(result.feed, options.clock()) }
    },
    read(source, bytes, contentType) {
      const tools = makeTools(source, kindOf(source), parts)
      // Links count from there as in what is fetched: an item that is known by its link must not come twice.
      const url = /^https?:/.test(source.url) && source.url
      return tools.read({ bytes, ...(contentType && { contentType }), ...(url && { url }) })
    },
    subscribe: (source, subscription, callback) => subscribeAt(source, subscription, callback, parts),
    async close() {
      await Promise.all([fetcher.close(), parser.close()])
    },
  }
}

function kindOf({ id, kind, off }: Source): SourceKind {
  const found = kinds.get(kind)
  if (!found) throw unknownKind(id, kind)
  if (!off) return found
  throw new KorvaError('source-off', `Source "${id}" is off: it needs ${off}.`, {
    hint: `Set ${off}, or remove the source from the settings.`,
    retryable: false,
  })
}

function unknownKind(id: string, kind: string): KorvaError {
  return new KorvaError('unknown-kind', `Source "${id}" is of the kind "${kind}", which is not known.`, {
    hint: `Kinds that are known: ${[...kinds.keys()].join(', ')}.`,
    retryable: false,
  })
}

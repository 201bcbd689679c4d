import { describeError, KorvaError } from '../core/errors.ts'
import type { Clock, Collector } from '../core/ports.ts'
import type { Source } from '../core/source.ts'
import { createDocumentFetcher, type FetchLimits, fetchLimits } from './http/fetch-document.ts'
import type { Lookup } from './http/guarded-agents.ts'
import { kinds } from './kinds/index.ts'
import { loadFile } from './load-file.ts'
import { loadHttp } from './load-http.ts'
import { createFeedParser, type WorkerLimits } from './parse-in-worker.ts'
import { shiftDates } from './shift-dates.ts'
import type { KindTools } from './source-kind.ts'

export interface CollectorOptions {
  /** Absolute path of the folder that file sources have to lie in. */
  settingsDir: string
  /** `host:port` pairs on private networks that may be fetched all the same. */
  allowPrivate: string[]
  /** With an address to write to: publishers ask before they block. */
  userAgent: string
  clock: Clock
  /** Tighter limits than the usual ones. */
  limits?: Partial<FetchLimits & WorkerLimits>
  /** Stands in for the system's resolver. */
  lookup?: Lookup
}

/** Of one poll. No feed shows as much; what does would hold up the database for all others. */
const mostItems = 1000

/** Makes the collector: every kind of source, over HTTP or from files, each parsed in a worker. */
export function createCollector(options: CollectorOptions): Collector {
  const limits = { ...fetchLimits, ...options.limits }
  const fetcher = createDocumentFetcher({ ...options, limits })
  const parser = createFeedParser(options.limits)

  const tools: KindTools = {
    async load(source, memory, accept) {
      const place = { id: source.id, url: addressOf(source) }
      return place.url.protocol === 'file:'
        ? loadFile(place, memory, { settingsDir: options.settingsDir, maxBytes: limits.maxBytes })
        : loadHttp(place, memory, accept, { fetcher, clock: options.clock })
    },
    async parse(source, { bytes, ...about }) {
      return parser
        .parse(bytes, { ...about, mostItems })
        .catch((error) => Promise.reject(named(source, error)))
    },
  }

  return {
    async poll(source, memory) {
      const kind = kinds.get(source.kind)
      if (!kind) throw unknownKind(source)
      const result = await kind(source, memory, tools)
      if (!result.changed || !source.sample) return result
      return { ...result, feed: shiftDates(result.feed, options.clock()) }
    },
    async close() {
      await Promise.all([fetcher.close(), parser.close()])
    },
  }
}

function addressOf({ id, url }: Source): URL {
  const address = URL.parse(url)
  if (address && /^(https?|file):$/.test(address.protocol)) return address
  // The address itself stays out of the message: it may hold a secret.
  throw new KorvaError('bad-address', `Source "${id}" has an address that is neither http(s) nor a file.`, {
    hint: 'Correct its `url` in the settings.',
    retryable: false,
  })
}

/** Parsers know nothing of sources: the name is put in front here. */
function named({ id, url }: Source, error: unknown): KorvaError {
  const { code, message, hint } = describeError(error)
  const host = URL.parse(url)?.host
  return new KorvaError(code, `Source "${id}"${host ? ` (${host})` : ''}: ${message}`, {
    ...(hint ? { hint } : {}),
    cause: error,
  })
}

function unknownKind({ id, kind }: Source): KorvaError {
  const known = [...kinds.keys()].join(', ')
  return new KorvaError('unknown-kind', `Source "${id}" is of the kind "${kind}", which is not known.`, {
    hint: `Kinds that are known: ${known}.`,
    retryable: false,
  })
}

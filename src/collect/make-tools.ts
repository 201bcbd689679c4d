import { describeError, KorvaError } from '../core/errors.ts'
import type { Clock } from '../core/ports.ts'
import type { Source } from '../core/source.ts'
import type { DocumentFetcher } from './http/fetch-document.ts'
import { guardedFetch } from './http/guarded-fetch.ts'
import { loadFile } from './load-file.ts'
import { loadHttp } from './load-http.ts'
import type { FeedParser } from './parse-in-worker.ts'
import type { KindTools, SourceKind } from './source-kind.ts'

interface ToolParts {
  settingsDir: string
  keys: Record<string, string>
  fetcher: DocumentFetcher
  parser: FeedParser
  clock: Clock
  timezone: string
}

/** Of one poll. No feed shows as much; what does would hold up the database for all others. */
const mostItems = 1000
/** After so many milliseconds a poll begins no new request, but for one that it cannot do without. */
const pollMs = 20_000
/** And after so many it asks nothing and hands nothing to the reading process, whose 5 s come on top: the queue gives a poll 60 s. */
const mostMs = 45_000

/** What a kind is given for one poll of a source. */
export function makeTools(source: Source, kind: SourceKind, parts: ToolParts): KindTools {
  const { fetcher, parser, clock, timezone, keys, settingsDir } = parts
  const begun = performance.now()
  const hasTime = () => performance.now() < begun + pollMs
  const leftMs = () => Math.max(0, begun + mostMs - performance.now())
  const home = new URL(source.url)
  const fetch = guardedFetch(source.id, home, fetcher, leftMs)
  return {
    async load(memory, request) {
      if (leftMs() === 0) throw outOfTime(source)
      const place = { id: source.id, url: request.url, home }
      return request.url.protocol === 'file:'
        ? loadFile(place, memory, { settingsDir })
        : loadHttp(place, memory, request, { fetcher, clock, leftMs })
    },
    read({ bytes, ...about }) {
      const options = { ...about, kind: kind.name, mostItems: kind.mostItems ?? mostItems }
      return parser.parse(bytes, options, leftMs()).catch((error) => Promise.reject(named(source, error)))
    },
    fetch: (...request) => (hasTime() ? fetch(...request) : Promise.reject(outOfTime(source))),
    key: (name) => keys[name],
    hasTime,
    clock,
    timezone,
  }
}

/** Client libraries ask on as they like: here they end. */
function outOfTime({ id }: Source): KorvaError {
  const message = `Source "${id}" was not read to its end: its service took more than ${pollMs / 1000} s.`
  return new KorvaError('poll-timeout', message, {
    hint: 'Nothing to do unless it goes on: it is tried again.',
  })
}

/** Readers know nothing of sources: the name is put in front here. */
function named({ id, url }: Source, error: unknown): KorvaError {
  const { code, message, hint } = describeError(error)
  const host = URL.parse(url)?.host
  return new KorvaError(code, `Source "${id}"${host ? ` (${host})` : ''}: ${message}`, {
    ...(hint ? { hint } : {}),
    cause: error,
  })
}

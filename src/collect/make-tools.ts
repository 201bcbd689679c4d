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
}

/** Of one poll. No feed shows as much; what does would hold up the database for all others. */
const mostItems = 1000
/** After so many milliseconds a poll begins no new request: the last one may take 20 s more. */
const pollMs = 20_000

/** What a kind is given for one poll of a source. */
export function makeTools(source: Source, kind: SourceKind, parts: ToolParts): KindTools {
  const { fetcher, parser, clock, keys, settingsDir } = parts
  const until = performance.now() + pollMs
  const hasTime = () => performance.now() < until
  const home = new URL(source.url)
  const fetch = guardedFetch(source.id, home, fetcher)
  return {
    load(memory, request) {
      const place = { id: source.id, url: request.url, home }
      return request.url.protocol === 'file:'
        ? loadFile(place, memory, { settingsDir })
        : loadHttp(place, memory, request, { fetcher, clock })
    },
    read({ bytes, ...about }) {
      const options = { ...about, kind: kind.name, mostItems: kind.mostItems ?? mostItems }
      return parser.parse(bytes, options).catch((error) => Promise.reject(named(source, error)))
    },
    fetch: (...request) => (hasTime() ? fetch(...request) : Promise.reject(outOfTime(source))),
    key: (name) => keys[name],
    hasTime,
    clock,
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

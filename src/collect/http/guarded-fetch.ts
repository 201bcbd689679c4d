import { KorvaError } from '../../core/errors.ts'
import type { DocumentFetcher, FetchedDocument } from './fetch-document.ts'

/** What says how the bytes went over the line: they are unpacked by now. */
const ofTheLine = /^(content-(encoding|length)|transfer-encoding|connection|keep-alive)$/
const withoutBody = new Set([204, 205, 304])

/**
 * A `fetch` for client libraries, through the same guards, limits and manners as every other request of a source. It
 * rejects with KorvaErrors rather than TypeErrors; redirects are always followed.
 *
 * @param home the source's own address
 * @param leftMs what is left of the time of the poll, in milliseconds; left out: the fetcher's own limits are enough
 */
export function guardedFetch(
  sourceId: string,
  home: URL,
  fetcher: DocumentFetcher,
  leftMs: () => number = () => Infinity,
): typeof globalThis.fetch {
  return async (input, init) => {
    const request = requestOf(sourceId, input, init)
    const body = request.body && new Uint8Array(await request.arrayBuffer())
    const { method, signal } = request
    const headers = Object.fromEntries(request.headers)
    const options = { method, body, signal, home, whole: true, mostMs: leftMs() }
    return asResponse(await fetcher.get(sourceId, new URL(request.url), headers, options))
  }
}

/** Its own errors hold the whole address. */
function requestOf(sourceId: string, ...request: Parameters<typeof globalThis.fetch>): Request {
  try {
    return new Request(...request)
  } catch {
    const message = `Source "${sourceId}" has an address that its service cannot be asked with.`
    throw new KorvaError('bad-address', message, {
      hint: 'Write the address as a browser shows it, without name and password.',
      retryable: false,
    })
  }
}

function asResponse({ status, headers, bytes, url }: FetchedDocument): Response {
  const given = new Headers()
  for (const [name, value] of Object.entries(headers)) {
    if (!ofTheLine.test(name)) for (const each of [value ?? []].flat()) given.append(name, each)
  }
  const body = withoutBody.has(status) ? null : Buffer.from(bytes)
  // Libraries tell by its address where an answer came from, and the constructor takes none.
  return Object.defineProperty(new Response(body, { status, headers: given }), 'url', { value: url.href })
}

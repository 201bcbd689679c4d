import { unescape as unescapeBytes } from 'node:querystring'
import { type Dispatcher, request } from 'undici'
import { explainFailure, privateAddress, timedOut } from './explain-failure.ts'
import { followRedirects } from './follow-redirects.ts'
import { createGuardedAgents, type Lookup } from './guarded-agents.ts'
import { abandon, acceptEncoding, readBody } from './read-body.ts'
import { nameIt } from './show-address.ts'

/** Milliseconds, bytes and counts that one fetch may take. */
export interface FetchLimits {
  connectMs: number
  totalMs: number
  /** After decoding. */
  maxBytes: number
  redirects: number
}

export const fetchLimits: FetchLimits = {
  connectMs: 10_000,
  totalMs: 20_000,
  maxBytes: 5 * 1024 * 1024,
  redirects: 10,
}

interface FetchedDocument {
  status: number
  headers: Dispatcher.ResponseData['headers']
  /** Empty unless the status is one of success. */
  bytes: Uint8Array
  /** Where it was found in the end. */
  url: URL
}

export interface DocumentFetcher {
  /** Fetches one address for the source of this id. Throws KorvaErrors; a status is none. */
  get(sourceId: string, url: URL, headers: Record<string, string>): Promise<FetchedDocument>
  close(): Promise<void>
}

/** Makes the fetcher: public addresses only besides the allowed ones, checked again at every redirect. */
export function createDocumentFetcher(options: {
  allowPrivate: string[]
  userAgent: string
  limits: FetchLimits
  lookup?: Lookup | undefined
}): DocumentFetcher {
  const { limits } = options
  const agents = createGuardedAgents({ ...options, connectMs: limits.connectMs })

  async function ask(
    { what, url, first }: { what: string; url: URL; first: URL },
    headers: Record<string, string>,
    signal: AbortSignal,
  ) {
    const dispatcher = agents.for(url, first)
    if (!dispatcher) throw privateAddress(what)
    const common = { 'user-agent': options.userAgent, 'accept-encoding': acceptEncoding, ...credentials(url) }
    return request(bare(url), { dispatcher, signal, headers: { ...common, ...headers } }).catch((error) => {
      throw explainFailure(what, error, limits.maxBytes)
    })
  }

  async function get(sourceId: string, first: URL, headers: Record<string, string>, signal: AbortSignal) {
    const { answer, url } = await followRedirects(sourceId, first, limits.redirects, (what, next) =>
      ask({ what, url: next, first }, headers, signal),
    )
    const { statusCode: status, body } = answer
    if (status < 200 || status > 299) {
      abandon(body)
      return { status, headers: answer.headers, bytes: new Uint8Array(), url }
    }
    const bytes = await readBody(body, answer.headers['content-encoding'], limits.maxBytes).catch((error) => {
      throw explainFailure(nameIt(sourceId, url), error, limits.maxBytes)
    })
    return { status, headers: answer.headers, bytes, url }
  }

  return {
    async get(sourceId, url, headers) {
      const overtime = new AbortController()
      const timer = setTimeout(() => overtime.abort(), limits.totalMs)
      try {
        return await get(sourceId, url, headers, overtime.signal)
      } catch (error) {
        throw overtime.signal.aborted ? timedOut(nameIt(sourceId, url), limits.totalMs) : error
      } finally {
        clearTimeout(timer)
      }
    },
    close: () => agents.close(),
  }
}

/** A name and password in the address go to its own host only: the next hop's address has none of them. */
function credentials({ username, password }: URL): { authorization?: string } {
  if (!username && !password) return {}
  const pair = `${unescapeBytes(username)}:${unescapeBytes(password)}`
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` }
}

/** The address without what goes into headers or nowhere. Never put together from parts: a path may begin with `//`. */
function bare(url: URL): URL {
  return Object.assign(new URL(url), { username: '', password: '', hash: '' })
}

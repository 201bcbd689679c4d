import { unescape as unescapeBytes } from 'node:querystring'
import { type Dispatcher, request } from 'undici'
import { KorvaError } from '../../core/errors.ts'
import { laneOf } from '../lane-of.ts'
import { explainFailure, privateAddress, timedOut } from './explain-failure.ts'
import { followRedirects, type Hop } from './follow-redirects.ts'
import { createGuardedAgents, type Lookup } from './guarded-agents.ts'
import { createLaneTurns, type Turn } from './lane-turns.ts'
import { abandon, acceptEncoding, readBody } from './read-body.ts'
import { nameIt } from './show-address.ts'

/** Milliseconds, bytes and counts that one fetch may take. */
export interface FetchLimits {
  connectMs: number
  /** While it is its turn. */
  totalMs: number
  /** For its turn. With redirects to several publishers there are several, in `totalMs` and `waitMs` together. */
  waitMs: number
  /** As it is sent, and after decoding. */
  maxBytes: number
  redirects: number
}

export const fetchLimits: FetchLimits = {
  connectMs: 10_000,
  totalMs: 20_000,
  waitMs: 10_000,
  maxBytes: 5 * 1024 * 1024,
  redirects: 10,
}

interface FetchOptions {
  /** GET where it is left out. */
  method?: string
  body?: Uint8Array | null
  /** Reads the bodies of errors as well: client libraries want them. Left out: of successes only. */
  whole?: boolean
  /** The source's own address: of the private hosts that the settings allow, only its own may be asked for it. */
  home?: URL
  /** Ends the request early. */
  signal?: AbortSignal
  /** What is left of the time of all that it belongs to, in milliseconds. Left out: its own limits are enough. */
  mostMs?: number
}

export interface FetchedDocument {
  status: number
  headers: Dispatcher.ResponseData['headers']
  /** Empty unless the status is one of success, or all was wanted. */
  bytes: Uint8Array
  /** Where it was found in the end, without name and password. */
  url: URL
  /** Where it is for good: how far the way there began with permanent redirects; null: where it was asked for. */
  moved: URL | null
}

export interface DocumentFetcher {
  /**
   * Fetches one address for the source of this id. The headers are for the host of the address: to another one only
   * harmless ones go along with a redirect. Throws KorvaErrors; a status is none.
   */
  get(
    sourceId: string,
    url: URL,
    headers: Record<string, string>,
    options?: FetchOptions,
  ): Promise<FetchedDocument>
  close(): Promise<void>
}

/**
 * Makes the fetcher: public addresses only besides the allowed ones, checked again at every redirect, and one request in
 * flight for each lane.
 */
export function createDocumentFetcher(options: {
  allowPrivate: string[]
  userAgent: string
  limits: FetchLimits
  lookup?: Lookup | undefined
  /** Origins that stand in for those of services, as `https://api.example.com` to `http://127.0.0.1:8080`: for tests. */
  standIns?: Record<string, string> | undefined
}): DocumentFetcher {
  const { limits, standIns = {} } = options
  const agents = createGuardedAgents({ ...options, connectMs: limits.connectMs })
  const newTurn = createLaneTurns(limits)

  async function ask(what: string, { url, method, headers, body }: Hop, home: URL, signal: AbortSignal) {
    const standIn = standIns[url.origin]
    const dispatcher = standIn ? agents.open : agents.for(url, home)
    if (!dispatcher) throw privateAddress(what)
    const ours = { 'user-agent': options.userAgent, 'accept-encoding': acceptEncoding }
    const address = bare(standIn ? new URL(`${standIn}${url.href.slice(url.origin.length)}`) : url)
    return request(address, {
      ...{ dispatcher, signal, body, method: method as Dispatcher.HttpMethod },
      headers: { ...credentials(url), ...headers, ...ours },
    }).catch((error) => {
      throw explainFailure(what, error, limits.maxBytes)
    })
  }

  async function fetch(
    sourceId: string,
    first: Hop,
    turn: Turn,
    { home = first.url, whole, signal }: FetchOptions,
  ) {
    const ends = signal ? AbortSignal.any([signal, turn.overtime]) : turn.overtime
    const { answer, url, moved } = await followRedirects(
      sourceId,
      first,
      limits.redirects,
      async (what, hop) => {
        await turn.enter(laneOf(hop.url), what)
        return ask(what, hop, home, ends)
      },
    )
    const { statusCode: status, headers, body } = answer
    const found = { status, headers, url: bare(url), moved }
    if (!whole && (status < 200 || status > 299)) {
      await abandon(body)
      return { ...found, bytes: new Uint8Array() }
    }
    const bytes = await readBody(body, headers, limits.maxBytes).catch((error) => {
      throw explainFailure(nameIt(sourceId, url), error, limits.maxBytes)
    })
    return { ...found, bytes }
  }

  return {
    async get(sourceId, url, headers, { method = 'GET', body = null, mostMs = Infinity, ...others } = {}) {
      if (!/^https?:$/.test(url.protocol)) throw noWebAddress(sourceId, url)
      const turn = newTurn(mostMs)
      try {
        return await fetch(sourceId, { url, method, headers: inSmallLetters(headers), body }, turn, others)
      } catch (error) {
        if (others.signal?.aborted) throw others.signal.reason
        throw turn.overtime.aborted
          ? timedOut(nameIt(sourceId, url), Math.min(limits.totalMs, mostMs))
          : error
      } finally {
        turn.end()
      }
    },
    close: () => agents.close(),
  }
}

/** A name and password in the address go to its own origin only. */
function credentials({ username, password }: URL): { authorization?: string } {
  if (!username && !password) return {}
  const pair = `${unescapeBytes(username)}:${unescapeBytes(password)}`
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` }
}

/** The address without what goes into headers or nowhere. Never put together from parts: a path may begin with `//`. */
function bare(url: URL): URL {
  return Object.assign(new URL(url), { username: '', password: '', hash: '' })
}

const inSmallLetters = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

function noWebAddress(sourceId: string, { protocol }: URL): KorvaError {
  const message = `Source "${sourceId}" has an address that begins with "${protocol}", which cannot be asked.`
  return new KorvaError('bad-address', message, {
    hint: 'Use an address that begins with https:// or http://.',
    retryable: false,
  })
}

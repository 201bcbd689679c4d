import type { Dispatcher } from 'undici'
import { KorvaError } from '../../core/errors.ts'
import { abandon } from './read-body.ts'
import { nameIt } from './show-address.ts'

/** One request on the way. */
export interface Hop {
  url: URL
  method: string
  /** By names in small letters. */
  headers: Record<string, string>
  body: Uint8Array | null
}

interface Arrival {
  answer: Dispatcher.ResponseData
  /** Where the way ended. */
  url: URL
  /** How far it led for good: the end of the permanent redirects that it began with; null where there are none. */
  moved: URL | null
}

const redirects = new Set([301, 302, 303, 307, 308])
const permanent = new Set([301, 308])
/** What may go along to another host. All else, such as keys, was meant for the first one. */
const harmless = /^(accept(-language)?|if-none-match|if-modified-since|content-type)$/
const hint = 'Open the address in a browser and put the one it ends at into the settings.'

/**
 * Asks for an address and for those that it redirects to, `limit` of them at most, and gives the first answer that is no
 * redirect. `ask` checks each address anew; `what` names source and address in its messages.
 */
export async function followRedirects(
  sourceId: string,
  first: Hop,
  limit: number,
  ask: (what: string, hop: Hop) => Promise<Dispatcher.ResponseData>,
): Promise<Arrival> {
  const asked = new Set<string>()
  let [hop, moved, forGood] = [first, null as URL | null, true]
  for (let count = 0; count <= limit; count++) {
    const what = nameIt(sourceId, hop.url)
    const answer = await ask(what, hop)
    const { statusCode: status, headers } = answer
    if (!redirects.has(status)) return { answer, url: hop.url, moved }
    await abandon(answer.body)
    asked.add(`${hop.method} ${hop.url.href}`)
    const next = redirected(hop, status, nextAddress(what, hop.url, headers.location))
    if (asked.has(`${next.method} ${next.url.href}`)) throw inCircles(what)
    if (hop.body && next.body && isLessSafe(hop.url, next.url)) throw toPlainHttp(what)
    forGood &&= permanent.has(status) && !isLessSafe(hop.url, next.url)
    if (forGood) moved = next.url
    hop = next
  }
  const message = `${nameIt(sourceId, first.url)} redirects more than ${limit} times.`
  throw new KorvaError('fetch-too-many-redirects', message, { hint })
}

/** The request after a redirect: 307 and 308 repeat it whole, the others ask for what lies there (RFC 9110, 15.4). */
function redirected({ url, method, headers, body }: Hop, status: number, next: URL): Hop {
  const elsewhere = next.origin !== url.origin
  const kept = elsewhere ? Object.entries(headers).filter(([name]) => harmless.test(name)) : null
  const repeated = status === 307 || status === 308 || method === 'GET' || method === 'HEAD'
  return {
    url: elsewhere ? next : withCredentials(next, url),
    method: repeated ? method : 'GET',
    headers: kept ? Object.fromEntries(kept) : headers,
    body: repeated ? body : null,
  }
}

/** A name and password of the address hold on its own origin, also where a redirect writes the address out. */
function withCredentials(next: URL, { username, password }: URL): URL {
  return next.username || next.password ? next : Object.assign(new URL(next), { username, password })
}

/** Whoever listens on the way could send us anywhere from then on. */
const isLessSafe = (from: URL, to: URL) => from.protocol === 'https:' && to.protocol === 'http:'

function nextAddress(what: string, from: URL, header: string | string[] | undefined): URL {
  const location = [header].flat()[0] ?? ''
  // Headers arrive byte by byte, and many servers write addresses in UTF-8 without escapes.
  const next = URL.parse(Buffer.from(location, 'latin1').toString(), from.href)
  if (next && location && /^https?:$/.test(next.protocol)) return next
  throw new KorvaError('fetch-bad-redirect', `${what} redirects to something that is no web address.`, {
    hint,
  })
}

/** Nothing is remembered between two requests, so that the same address would send us around again. */
function inCircles(what: string): KorvaError {
  return new KorvaError('fetch-too-many-redirects', `${what} redirects in a circle.`, {
    hint: 'Sites do so that want a cookie or a login first: look for an address that needs neither.',
  })
}

function toPlainHttp(what: string): KorvaError {
  const message = `${what} redirects to an unencrypted address what is sent to it.`
  return new KorvaError('fetch-bad-redirect', message, { hint: 'Tell the service.', retryable: false })
}

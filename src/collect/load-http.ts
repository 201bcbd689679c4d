import { createHash } from 'node:crypto'
import type { PollMemory } from '../core/collector-ports.ts'
import type { KorvaError } from '../core/errors.ts'
import type { Clock } from '../core/ports.ts'
import { asksForRest } from './asks-for-rest.ts'
import { askedWaitMs } from './http/asked-wait.ts'
import { explainStatus } from './http/explain-status.ts'
import type { DocumentFetcher, FetchedDocument } from './http/fetch-document.ts'
import { hubOf } from './http/link-header.ts'
import { countMove, movedTo, withoutMove } from './http/moved-address.ts'
import { nameIt } from './http/show-address.ts'
import { conditionalHeaders, freshValidators, hasEtag, rememberValidators } from './http/validators.ts'
import type { Loaded, SourceRequest } from './source-kind.ts'

interface HttpPlace {
  id: string
  /** Where it is asked. */
  url: URL
  /** The source's own address, which may be another one. */
  home: URL
}

interface LoadParts {
  fetcher: DocumentFetcher
  clock: Clock
  /** What is left of the time of the poll, in milliseconds. */
  leftMs(): number
}

/**
 * Reads an http(s) source, unless it is as it was: by a 304, by the same ETag on a 200, which servers behind some caches
 * send, or by the same body. Where permanent redirects led three times in a row it is asked at once, and at its own
 * address again when that fails. Throws KorvaErrors.
 */
export async function loadHttp(
  place: HttpPlace,
  memory: PollMemory,
  request: Omit<SourceRequest, 'url'>,
  parts: LoadParts,
): Promise<Loaded> {
  const known = memoryOf(place.url, memory)
  const target = movedTo(known)
  if (!target) return ask(place, place.url, known, request, parts)
  try {
    return await ask(place, target, known, request, parts)
  } catch (error) {
    if (asksForRest(error)) throw error
    return ask(place, place.url, withoutMove(known), request, parts)
  }
}

async function ask(
  { id, url: own, home }: HttpPlace,
  url: URL,
  known: PollMemory,
  { accept = 'application/json', headers, explain }: Omit<SourceRequest, 'url'>,
  { fetcher, clock, leftMs }: LoadParts,
): Promise<Loaded> {
  const validators = freshValidators(known, clock())
  const conditions = conditionalHeaders(validators)
  // Keys were given for the source's own host, wherever it has moved.
  const theirs = url.origin === own.origin ? headers : {}
  const wanted = { ...theirs, accept, ...conditions }
  const options = { home, whole: explain !== undefined, mostMs: leftMs() }
  const answer = await fetcher.get(id, url, wanted, options)
  const unchanged = answer.status === 304 && Object.keys(conditions).length > 0
  if (!unchanged && (answer.status < 200 || answer.status > 299))
    throw refusalOf(id, answer, clock(), explain)
  const { moved: before, ...rest } = known
  const moved = url === own ? countMove(known, answer.moved) : { ...(before && { moved: before }) }
  const heard = whatIsAsked(answer, clock())
  // The memory stays as it is, so that the validators' age goes on counting.
  if (unchanged || hasEtag(answer.headers, validators.etag)) {
    return { changed: false, memory: { ...rest, ...moved }, ...heard }
  }
  const hash = createHash('sha256').update(answer.bytes).digest('base64')
  const fresh = { at: digest(own), hash, ...rememberValidators(answer.headers, clock()), ...moved }
  if (hash === known.hash) return { changed: false, memory: { ...withoutMove(known), ...fresh }, ...heard }
  return { changed: true, document: documentOf(answer), memory: fresh, ...heard }
}

/** An answer that is none, as an error: in the service's own words where its kind understands them. */
function refusalOf(
  id: string,
  answer: FetchedDocument,
  now: Date,
  explain: SourceRequest['explain'],
): KorvaError {
  const { status, bytes } = answer
  const plain = explainStatus(nameIt(id, answer.url), answer, now)
  const { retryAfterMs } = plain
  return explain?.({ status, bytes, ...(retryAfterMs !== undefined && { retryAfterMs }) }) ?? plain
}

/** What was remembered of another address says nothing of this one. */
function memoryOf(url: URL, memory: PollMemory): PollMemory {
  if (memory.at === undefined || memory.at === digest(url)) return memory
  const { hash: _, ...rest } = withoutMove(memory)
  return rest
}

/** Enough to tell addresses apart; they themselves may hold secrets. */
const digest = ({ href }: URL) => createHash('sha256').update(href).digest('base64url').slice(0, 16)

function whatIsAsked({ headers, url }: FetchedDocument, now: Date): Pick<Loaded, 'waitMs' | 'hub'> {
  const [waitMs, hub] = [askedWaitMs(headers, now), hubOf(headers.link, url)]
  return { ...(waitMs > 0 && { waitMs }), ...(hub && { hub }) }
}

function documentOf({ bytes, url, headers }: FetchedDocument) {
  const contentType = [headers['content-type']].flat()[0]
  return { bytes, url: url.href, ...(contentType && { contentType }) }
}

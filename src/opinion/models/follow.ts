import { type Dispatcher, request } from 'undici'
import { isLoopback } from '../../../config/environment-variables.ts'
import { KorvaError } from '../../core/errors.ts'

/** Redirects that are followed: the hub sends on to where it keeps large files. */
const mostRedirects = 5

/** How something is asked for. */
export interface Asking {
  method: 'GET' | 'HEAD'
  dispatcher: Dispatcher
  headers?: Record<string, string>
}

/** What an address answered in the end, with what was said on the way there. */
export interface Answer {
  status: number
  headers: Record<string, string>
  body: AsyncIterable<Uint8Array> & { dump(): Promise<void> }
  /** Size in bytes; null where it is not said. */
  bytes: number | null
  /** SHA-256 that the hub states for the file (`x-linked-etag`); null where it does not. */
  sha256: string | null
  /** The commit of the hub; null where it says none. */
  revision: string | null
}

/**
 * Asks for an address and follows redirects, never from https to http. The hub states size, checksum and commit in the
 * redirect itself. Throws `model-address` and `model-unreachable`; a status is for the caller to judge.
 */
export async function follow(address: string, asking: Asking): Promise<Answer> {
  let url = new URL(address)
  let said: Record<string, string> = {}
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    checkAddress(url)
    const answer = await ask(url, asking)
    const headers = single(answer.headers)
    said = { ...pick(headers), ...said }
    const next = answer.statusCode >= 300 && answer.statusCode < 400 ? headers.location : undefined
    if (!next) {
      return { status: answer.statusCode, headers, body: answer.body, ...readSaid(headers, said) }
    }
    await answer.body.dump()
    if (!URL.canParse(next, url.href)) throw unfollowed(url, 'redirects to something that is no address')
    const to = new URL(next, url)
    if (url.protocol === 'https:' && to.protocol !== 'https:')
      throw unfollowed(url, 'redirects out of encryption')
    url = to
  }
  throw unfollowed(url, `redirects more than ${mostRedirects} times`)
}

async function ask(url: URL, asking: Asking): Promise<Dispatcher.ResponseData> {
  try {
    const headers = { 'user-agent': 'Korva/0.1', 'accept-encoding': 'identity', ...asking.headers }
    return await request(url.href, { ...asking, headers })
  } catch (error) {
    const failure = error instanceof AggregateError ? error.errors[0] : error
    const code = failure instanceof Error && 'code' in failure ? ` (${String(failure.code)})` : ''
    throw new KorvaError('model-unreachable', `${url.host} cannot be reached${code}`, {
      hint: 'Check the address and the network of this machine, and run the same command again.',
    })
  }
}

/** What is run here must not be changed on its way. */
function checkAddress(url: URL): void {
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))) return
  throw new KorvaError('model-address', `${url.protocol}//${url.host} is not fetched from`, {
    hint: 'Use an https:// address, or an http:// one on this machine.',
    retryable: false,
  })
}

const unfollowed = (url: URL, why: string) =>
  new KorvaError('model-address', `${url.host} ${why}`, { hint: 'Check the address.', retryable: false })

const linked = ['x-linked-etag', 'x-linked-size', 'x-repo-commit']

const pick = (headers: Record<string, string>) =>
  Object.fromEntries(linked.flatMap((name) => (headers[name] ? [[name, headers[name]]] : [])))

const single = (headers: Dispatcher.ResponseData['headers']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, [value].flat()[0]!]],
    ),
  )

function readSaid(headers: Record<string, string>, said: Record<string, string>) {
  const etag = said['x-linked-etag']?.replace(/^(?:W\/)?"|"$/g, '').toLowerCase()
  const size = said['x-linked-size'] ?? headers['content-length']
  return {
    bytes: size && /^\d+$/.test(size) ? Number(size) : null,
    sha256: etag && /^[\da-f]{64}$/.test(etag) ? etag : null,
    revision: said['x-repo-commit'] ?? null,
  }
}

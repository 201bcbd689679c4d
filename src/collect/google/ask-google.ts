import { createHash } from 'node:crypto'
import type { AuthClient } from 'google-auth-library'
import type { PollMemory, PollResult } from '../../core/collector-ports.ts'
import { KorvaError } from '../../core/errors.ts'
import { nameIt } from '../http/show-address.ts'
import type { KindTools } from '../source-kind.ts'
import { explainGoogle, type GoogleHints } from './explain-google.ts'

/** The options of google-auth-library's clients by which they go through our guards; we try again ourselves. */
export const transportOver = ({ fetch }: Pick<KindTools, 'fetch'>) => ({
  fetchImplementation: fetch,
  retry: false,
  retryConfig: { retry: 0, noResponseRetries: 0 },
})

/**
 * The value of the Authorization header. Throws `google-token-refused`, with what to do, where Google does not give a
 * token; of its answer only the code goes along.
 */
export async function authorise(sourceId: string, client: AuthClient, hint: string): Promise<string> {
  try {
    const { token } = await client.getAccessToken()
    if (token) return `Bearer ${token}`
  } catch (error) {
    if (error instanceof KorvaError) throw error
    throw refused(sourceId, hint, error)
  }
  throw refused(sourceId, hint)
}

function refused(sourceId: string, hint: string, cause?: unknown): KorvaError {
  const code = /\b(invalid_\w+|unauthorized_client|access_denied|deleted_client)\b/.exec(String(cause))?.[1]
  const why = code ? ` (${code})` : ''
  return new KorvaError(
    'google-token-refused',
    `Source "${sourceId}": https://oauth2.googleapis.com gave no access token${why}.`,
    { hint },
  )
}

/**
 * Asks for one page and reads it. Google sends no validators: an answer with the same bytes as the last one is unchanged.
 * `context` is what the kind wants to know when it reads.
 */
export async function askGoogle(
  sourceId: string,
  url: URL,
  { authorization, hints }: { authorization: string; hints: GoogleHints },
  memory: PollMemory,
  tools: KindTools,
  context: Record<string, unknown> = {},
): Promise<PollResult> {
  const answer = await tools.fetch(url, { headers: { authorization, accept: 'application/json' } })
  const bytes = new Uint8Array(await answer.arrayBuffer())
  if (!answer.ok) {
    const { status, headers } = answer
    throw explainGoogle(nameIt(sourceId, url), { status, headers, bytes }, hints, tools.clock())
  }
  const hash = createHash('sha256').update(bytes).digest('hex')
  if (memory.hash === hash) return { changed: false, memory }
  return { changed: true, feed: await tools.read({ bytes, url: url.href, context }), memory: { hash } }
}

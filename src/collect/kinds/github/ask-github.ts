import type { Octokit } from '@octokit/core'
import type { PollMemory, PollResult } from '../../../core/collector-ports.ts'
import { KorvaError } from '../../../core/errors.ts'
import { conditionalHeaders, freshValidators, rememberValidators } from '../../http/validators.ts'
import type { KindTools } from '../../source-kind.ts'
import { explainGithub, type RequestError } from './explain-github.ts'
import type { Asked } from './requests.ts'

export type { Asked } from './requests.ts'

/**
 * Makes what asks GitHub for a page and reads it, by GitHub's own client over our guarded `fetch`. Conditional: what is
 * unchanged costs nothing of the limit. Throws KorvaErrors that name the source.
 */
export async function createAsk(sourceId: string, token: string | undefined, tools: KindTools) {
  const octokit = await connect(token, tools)
  return async ({ route, parameters, context }: Asked, memory: PollMemory): Promise<PollResult> => {
    const known = freshValidators(memory, tools.clock())
    try {
      const answer = await octokit.request(route, {
        ...parameters,
        headers: { accept: 'application/vnd.github.html+json', ...conditionalHeaders(known) },
        // As bytes: strangers' JSON is read in the reading process.
        request: { parseSuccessResponseBody: false },
      })
      const bytes = new Uint8Array(await new Response(answer.data as ReadableStream).arrayBuffer())
      const feed = await tools.read({ bytes, contentType: 'application/json; charset=utf-8', context })
      return { changed: true, feed, memory: rememberValidators(headersOf(answer.headers), tools.clock()) }
    } catch (error) {
      if (!isRequestError(error)) throw error
      if (error.status === 304) return { changed: false, memory }
      throw explainGithub(sourceId, token !== undefined, error, tools.clock())
    }
  }
}

async function connect(token: string | undefined, { fetch }: KindTools): Promise<Octokit> {
  const { Octokit } = await import('@octokit/core')
  const quiet = { debug() {}, info() {}, warn() {}, error() {} }
  return new Octokit({
    ...(token && { auth: token }),
    log: quiet,
    request: {
      fetch(url: string, init: RequestInit) {
        const headers = new Headers(init.headers)
        // Ours names the one who asks, with an address to write to.
        headers.delete('user-agent')
        return fetch(url, { ...init, headers })
      },
    },
  })
}

/** Below the client's own error lies ours, where the network or our guards refused. */
function isRequestError(error: unknown): error is RequestError {
  if (!(error instanceof Error) || error.name !== 'HttpError') return false
  if (error.cause instanceof KorvaError) throw error.cause
  return true
}

const headersOf = (headers: object) => headers as Record<string, string | undefined>

import type { Clock } from '../../src/core/ports.ts'
import { isLoopback } from './loopback.ts'

/** One HTTP request to the connector, and what came back of it when it was accepted (2xx). */
export type SendOnce = (request: {
  url: string
  method: string
  headers: Record<string, string>
  body?: unknown
}) => Promise<{ status: number; body: string }>

/** Why a request to Teams failed, in the transport's words; `status` is 0 where no answer came. */
export class TeamsFault extends Error {
  readonly status: number
  /** The connector's own code, e.g. BotNotInConversationRoster. */
  readonly code: string
  readonly retryAfterMs: number | undefined

  constructor(
    facts: { status: number; code: string; retryAfterMs?: number | undefined; cause?: unknown },
    message: string,
  ) {
    super(message, { cause: facts.cause })
    this.name = 'TeamsFault'
    this.status = facts.status
    this.code = facts.code
    this.retryAfterMs = facts.retryAfterMs
  }
}

/**
 * Sends a request once: no retries, no redirects, `timeoutMs` in all, and never in the clear except to this machine.
 * Throws a TeamsFault for everything but a 2xx.
 */
export function createSendOnce(clock: Clock, timeoutMs: number): SendOnce {
  return async ({ url, method, headers, body }) => {
    const target = new URL(url)
    if (target.protocol !== 'https:' && !isLoopback(target)) {
      throw new TeamsFault({ status: 0, code: 'insecure' }, `${target.origin} is not https`)
    }
    const response = await request(target, method, headers, body, timeoutMs)
    if (response.status >= 200 && response.status < 300) return response
    throw new TeamsFault(
      {
        status: response.status,
        code: errorCode(response.body),
        retryAfterMs: retryAfter(response.retryAfter, clock),
      },
      `it answered ${response.status} ${errorCode(response.body)}`.trim(),
    )
  }
}

async function request(
  url: URL,
  method: string,
  headers: Record<string, string>,
  body: unknown,
  timeoutMs: number,
) {
  const { 'content-length': _, ...rest } = headers
  try {
    const response = await fetch(url, {
      method,
      headers: rest,
      body: typeof body === 'string' ? body : null,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    })
    return {
      status: response.status,
      retryAfter: response.headers.get('retry-after'),
      body: await response.text(),
    }
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'TimeoutError') {
      throw new TeamsFault({ status: 0, code: 'timeout', cause }, `no answer within ${timeoutMs / 1000} s`)
    }
    throw new TeamsFault({ status: 0, code: 'unreachable', cause }, 'it could not be reached')
  }
}

function errorCode(body: string): string {
  try {
    const { error } = JSON.parse(body) as { error?: { code?: unknown } }
    return typeof error?.code === 'string' ? error.code.slice(0, 80) : ''
  } catch {
    return ''
  }
}

/** Milliseconds of a Retry-After in seconds or as a date (RFC 9110, 10.2.3). */
function retryAfter(header: string | null, clock: Clock): number | undefined {
  if (!header) return undefined
  const wait = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - clock().getTime()
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined
}

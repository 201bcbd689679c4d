import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { HubCall, PushDoor } from '../core/collector-ports.ts'
import { describeError, KorvaError } from '../core/errors.ts'
import type { HttpRoute, Log } from '../core/ports.ts'
import { hangUpIfUnread, readBody } from './read-body.ts'

interface Reply {
  status: number
  body?: string
  headers?: Record<string, string>
}

/** Where hubs call: the subscription's key follows. */
const hubPath = '/websub/'
/** The same as for what is fetched. */
const maxBytes = 5 * 1024 * 1024
/** Hubs take some 32 characters; what is longer wants something else of the echo. */
const longestChallenge = 1000
const unknown: Reply = { status: 404 }
/** Thrown away or not: whoever guesses signatures learns nothing from the answer. */
const taken: Reply = { status: 202 }

/**
 * `/websub/<key>`: where hubs ask whether a subscription was wanted, say that they refuse it, and push what a feed brings
 * (W3C WebSub, 5.3, 5.2 and 7). A push without the right signature is answered like any other and thrown away;
 * one that cannot be taken just now is answered 500, so that the hub sends it again.
 */
export function webSubRoute({ door, log }: { door: PushDoor; log: Log }): HttpRoute {
  return {
    path: hubPath,
    handle(request, response) {
      reply(request, door, log).then(
        (said) => send(response, said),
        (error) => {
          log.error(
            { error: describeError(error) },
            'What a hub sent could not be taken; it is asked to try again',
          )
          send(response, { status: 500 })
        },
      )
    },
  }
}

async function reply(request: IncomingMessage, door: PushDoor, log: Log): Promise<Reply> {
  // The server has parsed it before.
  const url = new URL(request.url ?? '/', 'http://localhost')
  const key = /^\/websub\/([\w-]{1,200})$/.exec(url.pathname)?.[1]
  if (!key) return unknown
  if (request.method === 'GET') return answerQuestion(key, url.searchParams, door)
  if (request.method === 'POST') return takePush(key, request, door, log)
  return { status: 405, headers: { allow: 'GET, POST' } }
}

async function answerQuestion(key: string, query: URLSearchParams, door: PushDoor): Promise<Reply> {
  const call = hubCall(key, query)
  const challenge = query.get('hub.challenge') ?? ''
  if (!call || challenge.length > longestChallenge || (call.mode !== 'denied' && !challenge)) return unknown
  if (!(await door.verify(call))) return unknown
  return { status: 200, body: challenge }
}

function hubCall(key: string, query: URLSearchParams): HubCall | null {
  const mode = query.get('hub.mode')
  if (mode !== 'subscribe' && mode !== 'unsubscribe' && mode !== 'denied') return null
  const seconds = query.get('hub.lease_seconds') ?? ''
  return {
    ...{ key, mode, topic: query.get('hub.topic') ?? '', reason: query.get('hub.reason') },
    leaseSeconds: /^\d{1,10}$/.test(seconds) ? Number(seconds) : null,
  }
}

async function takePush(key: string, request: IncomingMessage, door: PushDoor, log: Log): Promise<Reply> {
  const secret = await door.secretOf(key)
  if (secret === null) return unknown
  const encoding = request.headers['content-encoding'] ?? 'identity'
  if (encoding !== 'identity') return { status: 415, headers: { 'accept-encoding': 'identity' } }
  const bytes = await readBody(request, maxBytes)
  if (!bytes) return { status: 413 }
  if (!isSigned(bytes, request.headers['x-hub-signature'], secret)) {
    log.warn({ bytes: bytes.length }, 'A push came without the right signature and was thrown away')
    return taken
  }
  try {
    await door.push(key, bytes, request.headers['content-type'])
  } catch (error) {
    if (!isUnreadable(error)) throw error
    log.warn(
      { error: describeError(error) },
      'What a hub pushed cannot be read; the source is polled as before',
    )
  }
  return taken
}

/** The same again would be no better. A reader that is busy, not there, or at its end is no fault of the document. */
const isUnreadable = (error: unknown) =>
  error instanceof KorvaError && !/^(?:reader|parser)-/.test(error.code)

/** `method=hex` with one of the standard's four methods. Compared in the same time whatever it says. */
function isSigned(bytes: Buffer, header: string | string[] | undefined, secret: string): boolean {
  const [, method, hex] = /^(sha(?:1|256|384|512))=([0-9a-f]+)$/i.exec(`${header ?? ''}`.trim()) ?? []
  if (!method || !hex) return false
  const expected = createHmac(method.toLowerCase(), secret).update(bytes).digest()
  const given = Buffer.from(hex, 'hex')
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** The challenge is a stranger's text: it is never read as a page. */
function send(response: ServerResponse, { status, body = '', headers = {} }: Reply): void {
  response.writeHead(status, {
    ...hangUpIfUnread(response.req),
    ...{ 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
    ...headers,
  })
  response.end(body)
}

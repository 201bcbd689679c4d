import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Webhook } from 'standardwebhooks'
import type { Brought, BroughtDoor } from '../core/collector-ports.ts'
import { describeError, KorvaError } from '../core/errors.ts'
import type { Clock, HttpRoute, Log } from '../core/ports.ts'
import { hangUpIfUnread, readBody } from './read-body.ts'
import { rememberAnswers } from './remember-answers.ts'
import { hasToken, isSame } from './who-asks.ts'

const prefix = '/inbox/'
const mostBytes = 1024 * 1024
/** How old a signature may be, and how far ahead its clock (Standard Webhooks name no figure; their libraries take five minutes). */
const toleranceMs = 5 * 60_000
/** Senders that retry wait at least so many seconds. */
const retryAfter = '60'

interface InboxDoorParts {
  door: BroughtDoor
  /** KORVA_INBOX_SECRET: `whsec_` and Base64. */
  secret: string
  clock: Clock
  log: Log
}

interface Answer {
  status: number
  body: object
  headers?: Record<string, string>
}

/**
 * `POST /inbox/<source id>`: takes mentions as JSON from whoever signs them as Standard Webhooks say
 * (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md), or carries the secret as a
 * bearer token. Answers 202 `{"taken", "new", "mentions"}`; else `{"error": {"code", "message", "hint"}}`: 400 with every
 * fault, 401, 404, 405, 413, 415, and 503 where trying again helps. Throws `inbox-secret` for a secret that is none.
 */
export function inboxRoute(parts: InboxDoorParts): HttpRoute {
  const webhook = makeWebhook(parts.secret)
  const remembered = rememberAnswers<Answer>(parts.clock)
  return {
    path: prefix,
    handle(request, response) {
      answerTo(request, { ...parts, webhook, remembered })
        .then((answer) => send(response, answer))
        // Whoever sent it has gone away in the middle.
        .catch((error) =>
          parts.log.debug({ error: describeError(error) }, 'A request to the inbox broke off'),
        )
    },
  }
}

type Inside = InboxDoorParts & { webhook: Webhook; remembered: ReturnType<typeof rememberAnswers<Answer>> }

async function answerTo(request: IncomingMessage, inside: Inside): Promise<Answer> {
  if (request.method !== 'POST')
    return { ...refusal(405, 'inbox-method', 'Only POST is taken.'), headers: { allow: 'POST' } }
  const contentType = request.headers['content-type']
  if (!/^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(contentType ?? '')) {
    return refusal(415, 'inbox-type', 'The content type has to be application/json.')
  }
  const body = await readBody(request, mostBytes)
  if (!body) return refusal(413, 'inbox-too-large', 'At most 1 MB is taken at once.')
  const signed = isSigned(request, body, inside)
  if (!signed && !hasToken(request, inside.secret)) return unknownSender()
  const id = request.headers['webhook-id']?.toString()
  const take = () => takeIn(request, body, inside)
  if (!signed || !id) return take()
  // Whoever reuses an id for something else means something else.
  const name = JSON.stringify([request.url, id, createHash('sha256').update(body).digest('hex')])
  return inside.remembered(name, take, ({ status }) => status === 202)
}

async function takeIn(request: IncomingMessage, body: Buffer, { door, log }: Inside): Promise<Answer> {
  const sourceId = sourceIn(request)
  try {
    const brought = await door.take(sourceId, body, request.headers['content-type'])
    return brought
      ? taken(brought)
      : refusal(404, 'inbox-unknown', 'No source of the kind inbox has this id.')
  } catch (error) {
    if (isFaulty(error)) return { status: 400, body: { error: describeError(error) } }
    log.error({ sourceId, error: describeError(error) }, 'What was sent to the inbox could not be taken')
    const answer = refusal(503, 'inbox-unavailable', 'It cannot be taken at the moment: send it again.')
    return { ...answer, headers: { 'retry-after': retryAfter } }
  }
}

/** What is wrong with the document itself, or what no reading survives; the reader's own end is no fault of it. */
const isFaulty = (error: unknown) => error instanceof KorvaError && /^(?:inbox|parse)-/.test(error.code)

const taken = ({ taken, fresh, mentions }: Brought): Answer => ({
  status: 202,
  body: { taken, new: fresh, mentions },
})

function sourceIn({ url = '' }: IncomingMessage): string {
  const path = URL.parse(url, 'http://localhost')?.pathname.slice(prefix.length) ?? ''
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** The library looks at the system's clock: here its age is checked by ours, and only the signing is the library's. */
function isSigned({ headers }: IncomingMessage, body: Buffer, { webhook, clock }: Inside): boolean {
  const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
    headers[name]?.toString(),
  )
  if (!id || !signatures || !timestamp || !/^\d{1,12}$/.test(timestamp)) return false
  // The library signs text, and would take bytes that are none for what they look like.
  if (!isUtf8(body)) return false
  const at = new Date(Number(timestamp) * 1000)
  if (Math.abs(clock().getTime() - at.getTime()) > toleranceMs) return false
  const right = webhook.sign(id, at, body)
  return signatures.split(' ').some((signature) => isSame(signature, right))
}

function makeWebhook(secret: string): Webhook {
  const key = /^whsec_([A-Za-z0-9+/]{32,}={0,2})$/.exec(secret)?.[1] ?? ''
  if (key.length % 4 === 0 && key !== '') return new Webhook(secret)
  throw new KorvaError(
    'inbox-secret',
    'KORVA_INBOX_SECRET is not `whsec_` and at least 24 bytes in Base64.',
    {
      hint: 'Make one: echo whsec_$(openssl rand -base64 32)',
      retryable: false,
    },
  )
}

function unknownSender(): Answer {
  const message = 'The signature or the token is missing, wrong, or more than five minutes off.'
  return { ...refusal(401, 'inbox-sender', message), headers: { 'www-authenticate': 'Bearer' } }
}

const refusal = (status: number, code: string, message: string): Answer => ({
  status,
  body: { error: { code, message } },
})

function send(response: ServerResponse, { status, body, headers }: Answer): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    ...hangUpIfUnread(response.req),
    ...headers,
  })
  response.end(`${JSON.stringify(body)}\n`)
}

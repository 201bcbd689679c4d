import type { IncomingMessage, ServerResponse } from 'node:http'
import { parse } from 'node:querystring'
import { HTTPModuleFunctions, HTTPReceiver, type Logger } from '@slack/bolt'
import { describeError } from '../../src/core/errors.ts'
import { onceAMinute } from '../../src/core/once-a-minute.ts'
import type { Clock, HttpRoute, Log } from '../../src/core/ports.ts'
import type { Json } from './json.ts'
import { createReplayGuard } from './replay-guard.ts'

const path = '/slack/events'
/** A click brings the whole message along; Slack's own total keeps that far below. */
const mostBytes = 1024 * 1024
/** Milliseconds until Slack is answered for what no listener took: it waits for three seconds. */
const answerWithin = 250

/**
 * The door for Slack's HTTP requests: Bolt's receiver, which checks the signature, with what it leaves open in front of
 * and behind it. A repeated request is told to the listeners as `context.repeated`.
 */
export function createHttpDoor(signingSecret: string, logger: Logger, deps: { log: Log; clock: Clock }) {
  const guard = createReplayGuard(deps.clock)
  const tell = (hint: string, what: string) =>
    onceAMinute<void>(deps.clock, () => deps.log.warn({ platform: 'slack', hint }, what))
  const tellOfRefusal = tell(
    'If your own buttons do nothing, SLACK_SIGNING_SECRET is another app’s.',
    'Refused a request that Slack did not sign, or more than five minutes ago',
  )
  const tellOfFuture = tell(
    'If it was Slack, the clock of this machine is late.',
    'Refused a request with a timestamp of the future',
  )
  /** Forms that were sent: their answer is what came of them, and takes its time. */
  const forms = new WeakSet<object>()
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: [path],
    logger,
    bodyLimit: mostBytes,
    customPropertiesExtractor: ({ headers }) => ({
      repeated: guard.isRepeat(String(headers['x-slack-signature'])),
    }),
    unhandledRequestTimeoutMillis: answerWithin,
    unhandledRequestHandler: ({ request, response }) =>
      forms.has(request) || takeNoteOf(response, 'a payload of no known kind', deps.log),
    processEventErrorHandler: async ({ error, response }) => {
      takeNoteOf(response, describeError(error).message, deps.log)
      return true
    },
  })

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    if (guard.isAhead(header(request, 'x-slack-request-timestamp'))) {
      tellOfFuture()
      return end(request, response, 401)
    }
    const body = await readObject(request)
    if (!body) return end(request, response, 400)
    if (body.type === 'view_submission') forms.add(request)
    response.once('finish', () => response.statusCode === 401 && tellOfRefusal())
    receiver.requestListener(request, response)
  }

  const route: HttpRoute = {
    path,
    handle(request, response) {
      if (request.method !== 'POST') return end(request, response, 405)
      handle(request, response).catch((error: unknown) => {
        deps.log.warn(
          { platform: 'slack', ...describeError(error) },
          'A request to the Slack route broke off',
        )
        end(request, response, 400)
      })
    },
  }
  return { receiver, route }
}

/** Malformed, but signed by Slack: it is answered, so that Slack does not send it again, and noted. */
function takeNoteOf(response: ServerResponse, what: string, log: Log): void {
  log.warn({ platform: 'slack' }, `Slack sent what Korva does not know and leaves alone: ${what}`)
  if (!response.headersSent) response.writeHead(200).end()
}

/**
 * Reads the body (Bolt then takes it from there): the object that is in it, else null. Bolt reads fields of whatever was
 * parsed, outside of its own error handling, and `null` would end the process.
 */
async function readObject(request: IncomingMessage): Promise<Json | null> {
  const { rawBody } = await HTTPModuleFunctions.bufferIncomingMessage(request, mostBytes)
  const text = rawBody.toString()
  if (request.headers['content-type'] !== 'application/x-www-form-urlencoded') return parseObject(text)
  const fields = parse(text)
  return typeof fields.payload === 'string' ? parseObject(fields.payload) : { ...fields }
}

function parseObject(json: string): Json | null {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null ? (value as Json) : null
  } catch {
    return null
  }
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name]
  return Array.isArray(value) ? value[0] : value
}

function end(request: IncomingMessage, response: ServerResponse, status: number): void {
  request.resume()
  if (!response.headersSent) response.writeHead(status)
  response.end()
}

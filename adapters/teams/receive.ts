import type { IncomingMessage, ServerResponse } from 'node:http'
import { describeError } from '../../src/core/errors.ts'
import { onceAMinute } from '../../src/core/once-a-minute.ts'
import type { Clock, Log } from '../../src/core/ports.ts'
import type { Translate } from '../../src/core/texts/index.ts'
import type { Addresses } from './addresses.ts'
import type { BotFramework } from './bot-framework.ts'
import { type InvokeAnswer, isInvoke, tellWhy } from './invoke-answer.ts'
import { limits } from './limits.ts'
import { createOnce } from './once.ts'
import { type Incoming, parseActivity, tenantsOf } from './parse-activity.ts'
import { readJson } from './read-json.ts'
import { within } from './within.ts'

export interface ReceiverDeps {
  framework(): Promise<BotFramework>
  answer(incoming: Incoming): Promise<InvokeAnswer>
  addresses: Addresses
  /** The tenant that alone is listened to; null: every one that has the app. */
  tenantId: string | null | undefined
  /** Teams waits 10 s for the answer to an invoke: ours is given after this many milliseconds at the latest. */
  answerMs: number
  /** Milliseconds for the check of a token, part of the 10 s. */
  verifyMs: number
  log: Log
  clock: Clock
  t: Translate
}

interface Refusal {
  status: number
  reason: string
}

interface HttpAnswer {
  status: number
  body?: unknown
}

/** Takes activities from Teams: limits, verifies, parses, and hands each over once. `settle` waits for what is in hand. */
export function createReceiver(deps: ReceiverDeps) {
  const once = createOnce<InvokeAnswer>(deps.clock)
  const inHand = new Set<Promise<unknown>>()
  const tellOfRefusal = onceAMinute<Refusal>(deps.clock, ({ status, reason }) =>
    deps.log.warn({ status, reason }, 'A request to the Teams address was refused'),
  )
  const track = <T>(work: Promise<T>): Promise<T> => {
    inHand.add(work)
    work.finally(() => inHand.delete(work)).catch(() => {})
    return work
  }

  const carryOut = async (incoming: Incoming): Promise<HttpAnswer> => {
    const { origin } = incoming
    if (origin) track(refresh(incoming, deps))
    const key = origin?.id ? `${origin.conversation}\n${origin.id}` : null
    const work = track(once(key, () => deps.answer(incoming)))
    try {
      return statusOf(incoming, await within(work, deps.answerMs))
    } catch (error) {
      const described = describeError(error)
      deps.log.error(described, 'Something that Teams asked for was not done in time, or failed')
      const why = deps.t(described.code === 'too-slow' ? 'chat.slow' : 'chat.failed')
      // A note has nobody who waits for an answer: Teams may bring it again.
      if (incoming.kind === 'note') return { status: described.code === 'too-slow' ? 200 : 500 }
      return statusOf(incoming, tellWhy(incoming, why))
    }
  }

  const receive = async (request: IncomingMessage): Promise<HttpAnswer> => {
    if (request.method !== 'POST') return { status: 405 }
    // A web page may send a form to this machine without asking, but not JSON.
    if (!request.headers['content-type']?.startsWith('application/json')) return { status: 415 }
    const read = await readJson(request, limits.request)
    if (!read.ok) return { status: read.status }
    const refused = await refusal(request.headers.authorization ?? '', read.value, deps)
    if (!refused) return carryOut(parseActivity(read.value))
    tellOfRefusal(refused)
    return { status: refused.status }
  }

  return {
    handle(request: IncomingMessage, response: ServerResponse): void {
      const answered = receive(request).catch((error): HttpAnswer => {
        deps.log.error(describeError(error), 'A request from Teams could not be handled')
        return { status: 500 }
      })
      track(answered.then((answer) => write(response, answer)))
    },
    async settle(): Promise<void> {
      while (inHand.size) await Promise.allSettled(inHand)
    },
  }
}

async function refusal(
  authorization: string,
  activity: Record<string, unknown>,
  { framework, tenantId, verifyMs }: ReceiverDeps,
): Promise<Refusal | null> {
  const verifying = framework().then((sdk) => sdk.verify(authorization, activity))
  // Microsoft's keys are fetched for it, and the SDK sets that no limit.
  const verified = await within(verifying, verifyMs).catch((error) => {
    if (describeError(error).code !== 'too-slow') throw error
    return { ok: false as const, status: 503, reason: "Microsoft's keys did not come in time" }
  })
  if (!verified.ok) return verified
  const tenants = tenantsOf(activity)
  if (!tenantId || (tenants.length && tenants.every((tenant) => tenant === tenantId))) return null
  return { status: 403, reason: 'it comes from another tenant' }
}

function statusOf(incoming: Incoming, answer: InvokeAnswer): HttpAnswer {
  if (isInvoke(incoming)) return answer ? { status: 200, body: answer } : { status: 200 }
  return { status: incoming.kind === 'other' && incoming.invoke ? 501 : 200 }
}

async function refresh({ origin }: Incoming, { addresses, log }: ReceiverDeps): Promise<void> {
  try {
    if (origin) await addresses.refresh(origin)
  } catch (error) {
    log.warn(describeError(error), 'The address of a Teams channel could not be noted')
  }
}

function write(response: ServerResponse, { status, body }: HttpAnswer): void {
  if (response.destroyed || response.headersSent) return
  const headers = status === 405 ? { allow: 'POST' } : {}
  if (body === undefined) response.writeHead(status, headers).end()
  else response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

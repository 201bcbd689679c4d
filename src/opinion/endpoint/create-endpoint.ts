import { Agent, type Dispatcher, request } from 'undici'
import { KorvaError } from '../../core/errors.ts'
import type { Opinion, OpinionQuestion, Shares } from '../../core/opinion.ts'
import type { Clock } from '../../core/ports.ts'
import { explainRefusal } from './explain-refusal.ts'
import { makeRequest } from './make-request.ts'
import { readAnswer } from './read-answer.ts'

/** Questions that are on their way at once: services count them, and a model on a small machine does one after the other. */
const atOnce = 4
/** Bytes of an answer that are read at most. */
const mostBytes = 262_144

export interface EndpointPlace {
  /** What stands before `/chat/completions`. */
  url: string
  model: string
  /** Null: it is asked without one. */
  key: string | null
  clock: Clock
}

/**
 * A second opinion by any service that speaks as OpenAI's chat completions do, on the net or on this machine. Nothing
 * but the masked text, the brand and the language is sent; redirects are not followed, since the key would go along.
 */
export function createEndpoint(place: EndpointPlace): Opinion {
  const agent = new Agent({ connect: { timeout: 5_000 }, connections: atOnce })
  let plain = false
  const send = (question: OpinionQuestion, isPlain: boolean, signal: AbortSignal) =>
    post(place, makeRequest(question, place.model, isPlain), { dispatcher: agent, signal })

  async function judge(question: OpinionQuestion, signal: AbortSignal): Promise<Shares> {
    const wasPlain = plain
    let answer = await send(question, wasPlain, signal)
    // Some services take no temperature, others no form of the answer: the question alone is understood by all.
    if (!wasPlain && (answer.status === 400 || answer.status === 422)) {
      answer = await send(question, true, signal)
      plain ||= answer.status === 200
    }
    if (answer.status !== 200) throw explainRefusal(answer, place.clock())
    return readAnswer(answer.body)
  }

  return { name: place.model, atOnce, judge, close: () => agent.destroy() }
}

interface Posted {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string
}

async function post(
  { url, key }: EndpointPlace,
  body: object,
  how: { dispatcher: Dispatcher; signal: AbortSignal },
): Promise<Posted> {
  try {
    const answer = await request(`${url.replace(/\/+$/, '')}/chat/completions`, {
      ...how,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(key && { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify(body),
    })
    return { status: answer.statusCode, headers: answer.headers, body: await readText(answer.body) }
  } catch (error) {
    throw how.signal.aborted || error instanceof KorvaError ? error : unreachable(error)
  }
}

async function readText(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > mostBytes) throw tooLong()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

const tooLong = () =>
  new KorvaError('opinion-nonsense', `It answered more than ${mostBytes / 1024} kB`, {
    hint: 'Check whether opinion.url leads to an OpenAI-compatible API.',
  })

/** Of the failure only its code goes along: its message may hold the address. */
function unreachable(error: unknown): KorvaError {
  const failure = error instanceof AggregateError ? error.errors[0] : error
  const code = failure instanceof Error && 'code' in failure ? ` (${String(failure.code)})` : ''
  return new KorvaError('opinion-unreachable', `It cannot be reached${code}`, {
    hint: 'Check opinion.url, and whether the service runs.',
  })
}

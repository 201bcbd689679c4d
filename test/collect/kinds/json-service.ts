import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { PollMemory } from '../../../src/core/collector-ports.ts'
import { now, type Publisher } from '../publisher.ts'

export interface JsonAnswer {
  status?: number
  /** Sent as JSON; a string as it stands. */
  body: unknown
  headers?: Record<string, string>
}

/** Answers as JSON services do: with an ETag, and 304 where it is still that. */
export function answerJson(
  publisher: Publisher,
  route: (url: URL, request: IncomingMessage) => JsonAnswer,
): void {
  publisher.answer((request, response) => {
    const { status = 200, body, headers = {} } = route(new URL(request.url!, 'http://stand.in'), request)
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const etag = `W/"${createHash('sha256').update(text).digest('hex')}"`
    if (status === 200 && request.headers['if-none-match'] === etag) {
      response.writeHead(304, { etag, ...headers }).end()
      return
    }
    const type = typeof body === 'string' ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8'
    const validators = status === 200 && request.method === 'GET' ? { etag } : {}
    response.writeHead(status, { 'content-type': type, ...validators, ...headers }).end(text)
  })
}

/** What was asked so far, as paths with their queries, and then forgets it. */
export function askedOf({ requests }: Publisher): string[] {
  return requests.splice(0).map(({ url }) => decodeURIComponent(url!))
}

/** As the store gives it back. */
export const stored = (memory: PollMemory): PollMemory => JSON.parse(JSON.stringify(memory))

/** Minutes before the moment at which all tests happen, as ISO 8601. */
export const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString()

/** So many numbers, the last one first. */
export const countDown = (from: number, count: number) => Array.from({ length: count }, (_, n) => from - n)

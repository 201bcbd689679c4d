import type { IncomingMessage } from 'node:http'

export type ReadJson = { ok: true; value: Record<string, unknown> } | { ok: false; status: 400 | 413 }

/** Reads a request's body as a JSON object of at most `limit` bytes; what is over it is not kept. */
export async function readJson(request: IncomingMessage, limit: number): Promise<ReadJson> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= limit) chunks.push(chunk)
    // Reading on to a point lets the sender see the answer; without end it would be a way to keep us busy.
    else if (size > 4 * limit) break
  }
  if (size > limit) return { ok: false, status: 413 }
  try {
    const value: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'))
    return isObject(value) ? { ok: true, value } : { ok: false, status: 400 }
  } catch {
    return { ok: false, status: 400 }
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

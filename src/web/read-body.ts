import type { IncomingMessage } from 'node:http'

/**
 * The body of a request, or null where it is longer than `most` bytes: the rest of it is not waited for, so that its
 * connection has to be closed after the answer (`hangUpIfUnread`). Rejects when the sender goes away in the middle.
 */
export async function readBody(request: IncomingMessage, most: number): Promise<Buffer | null> {
  if (Number(request.headers['content-length'] ?? 0) > most) return null
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length
    if (size > most) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** What closes the connection where a request was not read to its end: the rest of it would stand before the next one. */
export const hangUpIfUnread = ({ complete }: IncomingMessage): { connection?: string } =>
  complete ? {} : { connection: 'close' }

import type { IncomingMessage, ServerResponse } from 'node:http'

/**
 * Reads the body of a POST before Hono sees the request, within a limit and whether its length was announced or it comes
 * in chunks. Hono's own limit builds another Request for chunks, which node-server's cannot be built into. False when
 * the request was answered here: another method than we have (405), or too much (413).
 */
export async function takeBody(
  request: IncomingMessage,
  response: ServerResponse,
  limit: number,
): Promise<boolean> {
  if (request.method === 'GET' || request.method === 'HEAD') return true
  if (request.method !== 'POST') return refuse(response, 405, { allow: 'GET, HEAD, POST' })
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request) {
    bytes += chunk.length
    if (bytes > limit) return refuse(response, 413, { connection: 'close' })
    chunks.push(chunk)
  }
  // Where node-server looks for a body that was read already.
  Object.assign(request, { rawBody: Buffer.concat(chunks) })
  return true
}

function refuse(response: ServerResponse, status: number, headers: Record<string, string>): false {
  response.writeHead(status, headers).end()
  return false
}

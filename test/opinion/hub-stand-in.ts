import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the stand-in does with the next GETs of a file, one each; after them it answers rightly. */
export type HubFault = 'cut-off' | 'wrong-bytes' | 'no-ranges' | 'gone'

export const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/**
 * A hub of models: `/owner/name/resolve/main/<file>` states size, checksum and commit and sends on to `/store/<file>`,
 * which knows ranges.
 */
export async function startHubStandIn(files: Record<string, Buffer>) {
  const gets: { file: string; range: string | undefined }[] = []
  const faults: Record<string, HubFault[]> = {}
  const state = { statesChecksums: true }
  const broken = new Set<ServerResponse>()
  const server = createServer((request, response) => {
    const [, place, file] = /^\/(store|tiny\/model\/resolve\/main)\/(.*)$/.exec(request.url!) ?? []
    const content = file ? files[file] : undefined
    if (!content) return end(response, 404)
    if (place !== 'store') return sendOn(response, file!, content)
    if (request.method === 'HEAD') return end(response, 200, { 'content-length': String(content.length) })
    gets.push({ file: file!, range: request.headers.range })
    const fault = faults[file!]?.shift()
    if (fault === 'cut-off') broken.add(response)
    give(request, response, content, fault)
  })
  const sendOn = (response: ServerResponse, file: string, content: Buffer) =>
    end(response, 302, {
      location: `/store/${file}`,
      'x-repo-commit': 'c0ffee',
      'x-linked-size': String(content.length),
      ...(state.statesChecksums && { 'x-linked-etag': `"${sha256(content)}"` }),
    })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    ...{ gets, faults, files, state, address: `http://127.0.0.1:${port}/tiny/model/resolve/main/` },
    /** Closes the lines of answers that are to be cut off: what is told before has arrived. */
    cutOff() {
      for (const response of broken) response.socket?.end()
      broken.clear()
    },
    close: () => {
      server.closeAllConnections()
      return new Promise<unknown>((done) => server.close(done))
    },
  }
}

function give(
  request: IncomingMessage,
  response: ServerResponse,
  content: Buffer,
  fault: HubFault | undefined,
) {
  if (fault === 'gone') return end(response, 403)
  const body = fault === 'wrong-bytes' ? Buffer.alloc(content.length, 'x') : content
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0)
  if (from >= body.length && from > 0) return end(response, 416)
  const goesOn = from > 0 && fault !== 'no-ranges'
  const rest = goesOn ? body.subarray(from) : body
  response.writeHead(goesOn ? 206 : 200, {
    'content-length': String(rest.length),
    ...(goesOn && { 'content-range': `bytes ${from}-${body.length - 1}/${body.length}` }),
  })
  if (fault !== 'cut-off') return response.end(rest)
  // Half of it: the line is closed once that has arrived.
  response.write(rest.subarray(0, Math.ceil(rest.length / 2)))
}

function end(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  response.writeHead(status, headers)
  response.end()
}

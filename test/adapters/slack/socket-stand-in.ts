import { createHash } from 'node:crypto'
import { request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Block } from '../../support/slack-stand-in.ts'

const magic = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'

export type SocketStandIn = Awaited<ReturnType<typeof startSocketStandIn>>

/**
 * Slack's end of Socket Mode: `apps.connections.open` and the WebSocket that it hands out (RFC 6455, whole frames only). All
 * other methods are those of the Web API at `api`.
 */
export async function startSocketStandIn(appToken: string, api: string) {
  const connections: Connection[] = []
  const waiting = new Map<number, (connection: Connection) => void>()
  const failures: number[] = []
  let opened = 0
  let url = ''

  const server = createServer((request, response) => {
    if (request.url !== '/api/apps.connections.open') return passOn(request, response, api)
    request.resume()
    opened++
    const failure = failures.shift()
    if (failure) return void response.writeHead(failure).end()
    const known = request.headers.authorization === `Bearer ${appToken}`
    const answer = known
      ? { ok: true, url: `ws://${url}/link?ticket=secret-ticket` }
      : { ok: false, error: 'invalid_auth' }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  })
  server.on('upgrade', (request: IncomingMessage, socket: Socket) => {
    const accept = createHash('sha1')
      .update(`${request.headers['sec-websocket-key']}${magic}`)
      .digest('base64')
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    )
    const connection = createConnection(socket)
    connection.send({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A000000001' } })
    waiting.get(connections.push(connection) - 1)?.(connection)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `127.0.0.1:${(server.address() as AddressInfo).port}`

  return {
    apiUrl: `http://${url}/api/`,
    /** How often an address was asked for. */
    opened: () => opened,
    connections,
    /** The n-th connection, as soon as there is one. */
    connection: (index: number) =>
      new Promise<Connection>((resolve) => {
        const there = connections[index]
        if (there) resolve(there)
        else waiting.set(index, resolve)
      }),
    /** The next `apps.connections.open` is answered with this HTTP status. */
    failOpening: (status: number) => failures.push(status),
    async close() {
      for (const connection of connections) connection.cut()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function passOn(request: IncomingMessage, response: ServerResponse, api: string): void {
  const method = request.url!.slice('/api/'.length)
  const asked = ask(`${api}${method}`, { method: 'POST', headers: request.headers }, (answer) => {
    response.writeHead(answer.statusCode!, answer.headers)
    answer.pipe(response)
  })
  asked.on('error', () => response.destroy())
  request.pipe(asked)
}

export type Connection = ReturnType<typeof createConnection>

function createConnection(socket: Socket) {
  const received: Block[] = []
  const waiting = new Set<() => void>()
  const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()))
  let buffer = Buffer.alloc(0)

  const take = ({ opcode, payload }: Frame) => {
    if (opcode === 0x9) socket.write(frame(0xa, payload))
    if (opcode === 0x8) socket.end(frame(0x8, payload))
    if (opcode === 0x1) received.push(JSON.parse(payload.toString()) as Block)
    for (const check of [...waiting]) check()
  }
  socket.on('error', () => {})
  socket.on('data', (data: Buffer) => {
    buffer = Buffer.concat([buffer, data])
    for (let next = readFrame(buffer); next; next = readFrame(buffer)) {
      buffer = buffer.subarray(next.length)
      take(next)
    }
  })

  return {
    received,
    closed,
    send: (message: Block) => socket.write(frame(0x1, Buffer.from(JSON.stringify(message)))),
    sendRaw: (text: string) => socket.write(frame(0x1, Buffer.from(text))),
    /** Ends the connection without a goodbye, as a broken network does. */
    cut: () => socket.destroy(),
    /** The acknowledgement of an envelope. */
    acknowledged: (envelope: string) =>
      new Promise<Block>((resolve) => {
        const check = () => {
          const found = received.find(({ envelope_id }) => envelope_id === envelope)
          if (!found) return
          waiting.delete(check)
          resolve(found)
        }
        waiting.add(check)
        check()
      }),
  }
}

interface Frame {
  opcode: number
  payload: Buffer
  length: number
}

/** A client's frame, which is always masked; null while it is not whole. */
function readFrame(buffer: Buffer): Frame | null {
  if (buffer.length < 6) return null
  const short = buffer[1]! & 0x7f
  const start = short === 126 ? 4 : 2
  const size = short === 126 ? buffer.readUInt16BE(2) : short
  const length = start + 4 + size
  if (buffer.length < length) return null
  const mask = buffer.subarray(start, start + 4)
  const payload = Buffer.from(
    buffer.subarray(start + 4, length).map((byte, index) => byte ^ mask[index % 4]!),
  )
  return { opcode: buffer[0]! & 0x0f, payload, length }
}

function frame(opcode: number, payload: Buffer): Buffer {
  const head = payload.length < 126 ? [payload.length] : [126, payload.length >> 8, payload.length & 0xff]
  return Buffer.concat([Buffer.from([0x80 | opcode, ...head]), payload])
}

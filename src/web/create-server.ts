import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describeError, KorvaError } from '../core/errors.ts'
import type { HttpRoute, Log } from '../core/ports.ts'

export interface HttpServer {
  /** Where it listens, e.g. `http://127.0.0.1:3000`. */
  url: string
  /** Takes no new connections, lets requests in hand finish, and ends what is left after `timeoutMs`. */
  stop(timeoutMs: number): Promise<void>
}

/** Milliseconds that a request may take to arrive, headers and body. */
export interface ArrivalLimit {
  mostMs: number
  /** Between two looks. */
  lookMs: number
}

/** Long enough for what hubs push over a slow line; nobody holds a place, or the beginning of a body, for long. */
const usual: ArrivalLimit = { mostMs: 60_000, lookMs: 10_000 }

/**
 * The one HTTP server: gives each request to the route with its path. Exact paths win over prefixes, longer prefixes
 * over shorter ones. A request that does not arrive in time is answered 408. Throws `port-in-use` or `port-refused` when it cannot listen.
 */
export async function startServer(
  address: { host: string; port: number },
  routes: HttpRoute[],
  log: Log,
  { mostMs, lookMs }: ArrivalLimit = usual,
): Promise<HttpServer> {
  const byLength = [...routes].sort((a, b) => b.path.length - a.path.length)
  const limits = { requestTimeout: mostMs, headersTimeout: mostMs, connectionsCheckingInterval: lookMs }
  const server = createHttpServer(limits, (request, response) => {
    // Node hands on whatever stands in the request line: `//`, `http://[`.
    const path = URL.parse(request.url ?? '/', 'http://localhost')?.pathname
    if (path === undefined) return answerText(response, 400, 'Bad request')
    const route = byLength.find(
      (each) => each.path === path || (each.path.endsWith('/') && path.startsWith(each.path)),
    )
    if (!route) return answerText(response, 404, 'Not found')
    guarded(route, request, response, log)
  })
  await new Promise<void>((done, fail) => {
    server.once('error', (cause) => fail(cannotListen(address, cause)))
    server.listen(address.port, address.host, done)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://${hostToOpen(address.host)}:${port}`,
    async stop(timeoutMs) {
      const closed = new Promise((done) => server.close(done))
      server.closeIdleConnections()
      const timer = setTimeout(() => server.closeAllConnections(), timeoutMs)
      await closed
      clearTimeout(timer)
    },
  }
}

/** A host that a browser on this machine can open: 0.0.0.0 and :: are everywhere, and nowhere to go. */
export function hostToOpen(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

/** Answers with plain text. */
export function answerText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'x-content-type-options': 'nosniff',
  })
  response.end(`${text}\n`)
}

function guarded(route: HttpRoute, request: IncomingMessage, response: ServerResponse, log: Log): void {
  try {
    route.handle(request, response)
  } catch (error) {
    log.error({ path: route.path, error: describeError(error) }, 'A request failed')
    if (!response.headersSent) answerText(response, 500, 'Something went wrong; the log says what.')
  }
}

function cannotListen(
  { host, port }: { host: string; port: number },
  cause: NodeJS.ErrnoException,
): KorvaError {
  const inUse = cause.code === 'EADDRINUSE'
  return new KorvaError(
    inUse ? 'port-in-use' : 'port-refused',
    inUse
      ? `Port ${port} on ${host} is in use by another program.`
      : `Cannot listen on ${host}:${port}: ${cause.message}.`,
    {
      hint: 'Set PORT (and HOST) to an address that is free, or stop what uses it.',
      cause,
      retryable: false,
    },
  )
}

import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** Headers that proxies and tunnels add: behind them everybody seems to be on this machine. */
const forwarding = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
]
const loopbackHost = /^(?:(?:.+\.)?localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d*)?$/i
const loopbackAddress = /^(?:127\.|::1$|::ffff:127\.)/

/** Whether a request comes from this machine and asks for it by a loopback name, not through a rebound one. */
export function isLocal({ headers, socket }: IncomingMessage): boolean {
  const forwarded = forwarding.some((name) => headers[name] !== undefined)
  return (
    !forwarded && loopbackAddress.test(socket.remoteAddress ?? '') && loopbackHost.test(headers.host ?? '')
  )
}

/** Whether a request carries the token as a bearer. Compared in the same time whatever it carries. */
export function hasToken({ headers }: IncomingMessage, token: string | null): boolean {
  const given = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1]
  if (token === null || given === undefined) return false
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(token))
}

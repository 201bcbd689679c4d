import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { asksLocally } from '../core/local-request.ts'

const loopbackAddress = /^(?:127\.|::1$|::ffff:127\.)/

/** Whether a request comes from this machine and asks for it by a loopback name, not through a rebound one. */
export function isLocal({ headers, socket }: IncomingMessage): boolean {
  const fromHere = loopbackAddress.test(socket.remoteAddress ?? '')
  return fromHere && asksLocally((name) => headers[name]?.toString())
}

/** Whether a request carries the token as a bearer. Compared in the same time whatever it carries. */
export function hasToken({ headers }: IncomingMessage, token: string | null): boolean {
  const given = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1]
  if (token === null || given === undefined) return false
  return isSame(given, token)
}

/** Whether two texts are the same. Compared in the same time whatever they are. */
export const isSame = (given: string, right: string): boolean => timingSafeEqual(digest(given), digest(right))
const digest = (text: string) => createHash('sha256').update(text).digest()

import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Clock } from '../../src/core/ports.ts'
import { limits } from './limits.ts'

export interface Sessions {
  /** Whether this is the token. Takes the same time whatever was given. */
  isToken(given: string): boolean
  /** The value of a cookie that lets its holder in for a while: an end and a seal, nothing that leads to the token. */
  make(): string
  isValid(session: string): boolean
}

/** Sessions without memory: they outlive a restart, and end with the token that they came from. */
export function createSessions(token: string, clock: Clock): Sessions {
  const seal = (text: string) => createHmac('sha256', token).update(text).digest()
  const sealOf = (end: string) => seal(`korva web session until ${end}`).toString('base64url')
  // Both sides are sealed first, so that they are equally long and their bytes tell nothing.
  const same = (one: string, other: string) => timingSafeEqual(seal(one), seal(other))
  return {
    isToken: (given) => same(given, token),
    make() {
      const end = String(Math.floor(clock().getTime() / 1000) + limits.sessionSeconds)
      return `${end}.${sealOf(end)}`
    },
    isValid(session) {
      const [end = '', given = ''] = session.split('.')
      return same(given, sealOf(end)) && Number(end) * 1000 > clock().getTime()
    },
  }
}

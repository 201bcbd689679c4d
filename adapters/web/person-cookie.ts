import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { Person } from '../../src/core/person.ts'
import { limits } from './limits.ts'
import { isSecure } from './trust.ts'

const cookieName = 'korva_person'

/** Who acts, as this browser remembers it; null before a name was given. */
export function readPerson(c: Context): Person | null {
  const [, id, said] = getCookie(c, cookieName)?.match(/^([\w-]{16,64})\.(.*)$/su) ?? []
  const name = said && cleanName(said)
  return id && name ? { platform: 'web', id, name } : null
}

/** Remembers who acts. The id stays when the name changes. */
export function rememberPerson(c: Context, person: Person): void {
  setCookie(c, cookieName, `${person.id}.${person.name}`, cookieOptions(c, limits.personSeconds))
}

/** A name as it is shown: one line, nothing invisible in it; null when nothing or too much is left. */
export function cleanName(said: string): string | null {
  const name = said
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
  return name && [...name].length <= limits.nameLength ? name : null
}

/** How all our cookies are kept: from scripts, from other sites' forms, and for a while. */
export const cookieOptions = (c: Context, maxAge: number) =>
  ({ path: '/', httpOnly: true, sameSite: 'Lax', maxAge, secure: isSecure(c.req) }) as const

import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { limits } from './limits.ts'
import { cookieOptions } from './person-cookie.ts'

/** The cookie that carries the outcome of a press to the page that shows it, where no script does. */
const saidCookie = 'korva_said'

/** Leads to a page that says something once. */
export function tell(c: Context, address: string, said: string): Response {
  setCookie(c, saidCookie, said, cookieOptions(c, limits.saidSeconds))
  return c.redirect(address, 303)
}

/** What came of the press that led here; shown once. */
export function takeSaid(c: Context): string {
  const said = getCookie(c, saidCookie)
  if (said) deleteCookie(c, saidCookie, cookieOptions(c, 0))
  return said ?? ''
}

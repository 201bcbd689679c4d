import type { Context, MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { asksLocally } from '../../src/core/local-request.ts'
import type { Clock } from '../../src/core/ports.ts'
import { drawFault, drawLogin } from './draw-forms.ts'
import { drawPage, type Frame } from './draw-page.ts'
import { limits } from './limits.ts'
import { cookieOptions } from './person-cookie.ts'
import { createSessions } from './session.ts'
import { createTries } from './tries.ts'
import type { WebSettings } from './web-deps.ts'

const cookieName = 'korva_session'

/**
 * Lets in who may see the inbox. Without a token that is whoever sits at this machine; everybody else, and with a token
 * everybody, has to know it.
 */
export function createGate(settings: WebSettings, clock: Clock, frame: Frame): MiddlewareHandler {
  const { token } = settings
  if (token === null) {
    return async (c, next) => {
      if (settings.loopbackOnly && asksLocally((name) => c.req.header(name))) return next()
      return c.html(drawClosed(frame), 403)
    }
  }
  const sessions = createSessions(token, clock)
  const tries = createTries(clock, limits.wrongTokens, limits.wrongTokenWindowMs)
  return async (c, next) => {
    if (c.req.method === 'POST' && c.req.path === '/login') return enter(c)
    if (sessions.isValid(getCookie(c, cookieName) ?? '')) return next()
    return askToken(c, frame)
  }

  async function enter(c: Context): Promise<Response> {
    const form = await c.req.parseBody()
    const given = typeof form.token === 'string' ? form.token : ''
    const page = readNext(form.next)
    // The right token is always taken: it is too long to be guessed, and strangers must not keep its owner out.
    if (!sessions.isToken(given)) {
      const wait = tries.wait()
      tries.countWrong()
      if (wait > 0) c.header('Retry-After', String(wait))
      return c.html(drawLoginPage(frame, page, wait > 0 ? 'tooMany' : 'wrong'), wait > 0 ? 429 : 401)
    }
    setCookie(c, cookieName, sessions.make(), cookieOptions(c, limits.sessionSeconds))
    return c.redirect(page, 303)
  }
}

function askToken(c: Context, frame: Frame): Response | Promise<Response> {
  // A press on a page whose session has ended: the page is loaded again, and asks.
  c.header('HX-Refresh', 'true')
  const { pathname, search } = new URL(c.req.url)
  const page = c.req.method === 'GET' ? readNext(pathname + search) : '/'
  return c.html(drawLoginPage(frame, page, null), 401)
}

/** A path of ours to go on to; anything that a browser could take for another host is the inbox. */
function readNext(next: unknown): string {
  return typeof next === 'string' &&
    /^\/(?:today|ask|name|case\/[1-9]\d{0,8})?(?:\?[^\\\p{Cc}]*)?$/u.test(next)
    ? next
    : '/'
}

const drawLoginPage = (frame: Frame, next: string, fault: 'wrong' | 'tooMany' | null) =>
  drawPage(frame, {
    title: frame.t('web.login.title'),
    current: null,
    name: null,
    body: drawLogin(frame.t, next, fault),
  })

const drawClosed = (frame: Frame) =>
  drawPage(frame, {
    title: frame.t('web.fault.closedTitle'),
    current: null,
    name: null,
    body: drawFault(frame.t, frame.t('web.fault.closedTitle'), frame.t('web.fault.closed')),
  })

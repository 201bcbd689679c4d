import { type Context, Hono } from 'hono'
import { describeError } from '../../src/core/errors.ts'
import { isHtmx } from './answer-press.ts'
import type { Asset } from './client.ts'
import { drawFault } from './draw-forms.ts'
import { drawPage, type Frame } from './draw-page.ts'
import { createGate } from './gate.ts'
import { type PageNeeds, servePages } from './pages.ts'
import { fill } from './patch.ts'
import { readPerson } from './person-cookie.ts'
import { receive } from './receive.ts'
import { securityHeaders } from './security-headers.ts'
import { serveCases } from './serve-cases.ts'
import { isSameSite } from './trust.ts'

/** The web inbox as one HTTP application: what guards it first, then what it answers. */
export function createApp(needs: PageNeeds): Hono {
  const { frame, settings, deps } = needs
  const { t } = frame
  const app = new Hono()

  const fault = (c: Context, name: 'bad' | 'cross' | 'missing', status: 400 | 403 | 404) => {
    if (isHtmx(c)) return c.html(fill('said', t(`web.fault.${name}`)), status)
    const title = t(`web.fault.${name}Title`)
    return c.html(faultPage(frame, title, t(`web.fault.${name}`)), status)
  }

  const logFault = (c: Context, error: unknown) =>
    deps.log.error({ ...describeError(error), path: c.req.path }, 'The web inbox could not answer.')

  app.use(securityHeaders())
  serveAssets(app, Object.values(frame.assets))
  app.use(async (c, next) => {
    const reads = c.req.method === 'GET' || c.req.method === 'HEAD'
    return reads || isSameSite(c.req) ? next() : fault(c, 'cross', 403)
  })
  app.use(createGate(settings, deps.clock, frame))
  servePages(app, needs)
  serveCases(app, needs)
  receive(app, {
    frame,
    deps,
    // Without the sources that are not heard: where the database fails, it is not asked for them.
    page: (c, parts, status = 200) =>
      c.html(drawPage(frame, { ...parts, current: 'inbox', name: readPerson(c)?.name ?? null }), status),
    logFault,
    badPage: (c) => fault(c, 'bad', 400),
  })
  app.notFound((c) => fault(c, 'missing', 404))
  app.onError((error, c) => {
    logFault(c, error)
    const title = t('web.fault.failedTitle')
    const said = t('chat.failed')
    if (isHtmx(c)) return c.html(fill('said', said), 503)
    return c.html(faultPage(frame, title, said), 503)
  })
  return app
}

/** A page that says what went wrong, and asks the database for nothing. */
function faultPage(frame: Frame, title: string, said: string) {
  return drawPage(frame, { title, current: null, name: null, body: drawFault(frame.t, title, said) })
}

/** The address changes with the content, so a browser may keep it for ever. Login pages need them, so they are open. */
function serveAssets(app: Hono, assets: Asset[]) {
  for (const { path, type, body } of assets) {
    app.get(path, (c) =>
      c.body(body, 200, { 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable' }),
    )
  }
}

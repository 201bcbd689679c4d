import type { Context, Hono } from 'hono'
import { parseCommand } from '../../src/core/command.ts'
import type { Person } from '../../src/core/person.ts'
import { describeToday } from '../../src/core/report.ts'
import type { Translate } from '../../src/core/texts/index.ts'
import { describeChart } from './draw-chart.ts'
import { drawNamePage } from './draw-forms.ts'
import { drawInbox } from './draw-inbox.ts'
import { drawPage, type Frame, type PageParts } from './draw-page.ts'
import { drawAnswer, drawToday } from './draw-today.ts'
import { drawUnheardList } from './draw-unheard.ts'
import { filterAddress, readFilter } from './filter.ts'
import type { Live } from './live.ts'
import { readPerson } from './person-cookie.ts'
import { takeSaid } from './said.ts'
import { svgPolicy } from './security-headers.ts'
import { isSameSite } from './trust.ts'
import { lookAt } from './view.ts'
import type { WebDeps, WebSettings } from './web-deps.ts'

export interface PageNeeds {
  frame: Frame
  settings: WebSettings
  deps: WebDeps
  live: Live
}

/** The pages that are read, and the events that keep the inbox true. */
export function servePages(app: Hono, needs: PageNeeds): void {
  serveInbox(app, needs)
  serveReport(app, needs)
  serveWords(app, needs)
}

function serveInbox(app: Hono, needs: PageNeeds) {
  const { deps, live } = needs
  const { t } = needs.frame
  app.get('/', async (c) => {
    const filter = readFilter(searchOf(c))
    if (filter.case !== null) return c.redirect(filterAddress(filter), 301)
    const view = await lookAt(filter, deps.inbox, t)
    const body = drawInbox(t, filter, view, deps.samples, takeSaid(c))
    return c.html(await pageFor(c, needs, { title: view.title, current: 'inbox', body }))
  })

  app.get('/events', async (c) => {
    // A page of another site cannot read the stream, but could open many and leave no room for ours.
    if (!isSameSite(c.req)) return c.body(null, 403)
    // Hono answers HEAD with the head of GET; the stream behind it would be held by nobody.
    if (c.req.method === 'HEAD') return c.body(null, 405, { allow: 'GET' })
    const params = searchOf(c)
    return live.join(readFilter(params), c.req.header('Last-Event-ID') ?? params.get('seen'))
  })

  app.get('/unheard', async (c) => c.html(drawUnheardList(t, await deps.inbox.unheard())))

  app.get('/name', async (c) => {
    const form = { press: null, name: readPerson(c)?.name ?? '', fault: false }
    const body = drawNamePage(t, form)
    return c.html(await pageFor(c, needs, { title: t('web.name.title'), current: 'inbox', body }))
  })
}

function serveReport(app: Hono, needs: PageNeeds) {
  const { settings, deps } = needs
  const { t, locale } = needs.frame
  const clocking = { locale, timezone: settings.timezone }

  app.get('/today', async (c) => {
    const report = await deps.inbox.today()
    const answer = describeToday(report, clocking)
    const body = drawToday(t, answer, report)
    return c.html(await pageFor(c, needs, { title: answer.title, current: 'today', body }))
  })

  app.get('/today.svg', async (c) => {
    const params = searchOf(c)
    const look = {
      size: params.has('narrow') ? ('narrow' as const) : ('wide' as const),
      dark: params.has('dark'),
    }
    const svg = await deps.drawSvg(describeChart(t, await deps.inbox.today(), look))
    return c.body(svg, 200, { 'content-type': 'image/svg+xml', 'content-security-policy': svgPolicy })
  })
}

function serveWords(app: Hono, needs: PageNeeds) {
  const { frame, deps } = needs
  app.get('/ask', async (c) => {
    const words = searchOf(c).get('words')?.slice(0, 200) ?? ''
    const command = parseCommand(words)
    if (command.kind === 'today') return c.redirect('/today', 303)
    const who = readPerson(c) ?? nobody(frame.t)
    const answer = await deps.desk.answer(command, '', { who, place: null })
    const body = drawAnswer(frame.t, answer, words)
    return c.html(await pageFor(c, needs, { title: answer.title, current: 'help', body }))
  })
}

/** Who asks without having said their name. */
const nobody = (t: Translate): Person => ({ platform: 'web', id: 'anonymous', name: t('web.somebody') })

/** A page with the name of who looks and the sources that are not heard. */
export async function pageFor(
  c: Context,
  { frame, deps }: Pick<PageNeeds, 'frame' | 'deps'>,
  parts: Omit<PageParts, 'name' | 'unheard'>,
) {
  const unheard = await deps.inbox.unheard()
  return drawPage(frame, { ...parts, unheard, name: readPerson(c)?.name ?? null })
}

const searchOf = (c: Context) => new URL(c.req.url).searchParams

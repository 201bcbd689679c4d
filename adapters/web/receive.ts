import type { Context, Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import type { Person } from '../../src/core/person.ts'
import type { ClickOutcome } from '../../src/core/ports.ts'
import { drawCard } from './draw.ts'
import { drawNameDialog, type NameForm, type Press, readPress } from './draw-forms.ts'
import { drawMe, type Frame } from './draw-page.ts'
import { filterQuery, readFilter } from './filter.ts'
import { limits } from './limits.ts'
import { type Markup, markup } from './markup.ts'
import { fill, removeCard, replaceCard } from './patch.ts'
import { cleanName, cookieOptions, readPerson, rememberPerson } from './person-cookie.ts'
import type { WebDeps } from './web-deps.ts'

/** The cookie that carries the outcome of a press to the page that shows it, where no script does. */
export const saidCookie = 'korva_said'

export interface Doors {
  frame: Frame
  deps: WebDeps
  /** The whole page that asks for a name. */
  namePage(c: Context, form: NameForm): Response | Promise<Response>
  badPage(c: Context): Response | Promise<Response>
}

/** Receives presses and names. With htmx the page is patched in place, without it every POST leads back to a page. */
export function receive(app: Hono, doors: Doors): void {
  app.post('/act', async (c) => {
    const press = readPress(await c.req.parseBody())
    if (!press) return doors.badPage(c)
    const who = readPerson(c)
    return who ? act(c, doors, press, who) : askName(c, doors, { press, name: '', fault: false })
  })

  app.post('/name', async (c) => {
    const form = await c.req.parseBody()
    const press = readPress(form)
    const said = typeof form.name === 'string' ? form.name : ''
    const name = cleanName(said)
    if (!name) return askName(c, doors, { press, name: said.slice(0, limits.nameLength), fault: true })
    const who: Person = { platform: 'web', id: readPerson(c)?.id ?? doors.deps.randomId(), name }
    rememberPerson(c, who)
    if (press) return act(c, doors, press, who)
    return goBack(c, '', '', doors.frame.t('web.name.saved', { name }))
  })
}

async function act(c: Context, { deps, frame }: Doors, press: Press, who: Person): Promise<Response> {
  const outcome = await deps.desk.act({ caseId: press.caseId, action: press.action, who })
  const filter = readFilter(new URLSearchParams(press.back))
  if (!isHtmx(c)) return goBack(c, filterQuery(filter), `#case-${press.caseId}`, outcome.message)
  return c.html(
    markup`${patchCard(press, outcome)}${fill('said', outcome.message)}${fill('asked', '')}${replaceMe(frame, who)}`,
  )

  function patchCard({ caseId }: Press, told: ClickOutcome): Markup {
    if (told.outcome === 'unknown-case') return removeCard(caseId)
    return replaceCard(caseId, drawCard(told.card, filter))
  }
}

function askName(c: Context, doors: Doors, form: NameForm): Response | Promise<Response> {
  if (!isHtmx(c)) return doors.namePage(c, form)
  return c.html(fill('asked', drawNameDialog(doors.frame.t, form)))
}

function goBack(c: Context, query: string, anchor: string, said: string): Response {
  setCookie(c, saidCookie, said, cookieOptions(c, limits.saidSeconds))
  return c.redirect(`/${query}${anchor}`, 303)
}

const replaceMe = (frame: Frame, who: Person) =>
  markup`<hx-partial hx-target="#me" hx-swap="outerHTML">${drawMe(frame.t, who.name)}</hx-partial>`

/** Whether htmx asks, so that a part of a page is the answer. */
export const isHtmx = (c: Context) => c.req.header('HX-Request') === 'true'

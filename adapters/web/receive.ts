import type { Context, Hono } from 'hono'
import { asksFirst } from '../../src/core/dialog.ts'
import type { Person } from '../../src/core/person.ts'
import { answerPress, type Doors, isHtmx } from './answer-press.ts'
import { drawNameDialog, drawNamePage, type NameForm } from './draw-forms.ts'
import { filterQuery, readFilter } from './filter.ts'
import { limits } from './limits.ts'
import { fill } from './patch.ts'
import { cleanName, readPerson, rememberPerson } from './person-cookie.ts'
import { readPress } from './press.ts'
import { tell } from './said.ts'

/** Receives presses, dialogs and names. With htmx the page is patched in place, without it every POST leads to a page. */
export function receive(app: Hono, doors: Doors): void {
  app.post('/act', async (c) => {
    const press = readPress(await c.req.parseBody({ all: true }))
    if (!press) return doors.badPage(c)
    const who = readPerson(c)
    if (!who) return askName(c, doors, { press, name: '', fault: false })
    return answerPress(c, doors, { press, who, named: false })
  })

  app.post('/name', async (c) => {
    const form = await c.req.parseBody({ all: true })
    const press = readPress(form)
    const said = typeof form.name === 'string' ? form.name : ''
    const name = cleanName(said)
    if (!name) return askName(c, doors, { press, name: said.slice(0, limits.nameLength), fault: true })
    const who: Person = { platform: 'web', id: readPerson(c)?.id ?? doors.deps.randomId(), name }
    rememberPerson(c, who)
    if (press) return answerPress(c, doors, { press, who, named: true })
    return tell(c, '/', doors.frame.t('web.name.saved', { name }))
  })

  serveDialogs(app, doors)
}

/** The dialog of an action in a page of its own. Only what asks something first can be had so: reading changes nothing. */
function serveDialogs(app: Hono, doors: Doors) {
  app.get('/case/:id/:action', async (c) => {
    const { id, action } = c.req.param()
    const filter = readFilter(new URL(c.req.url).searchParams)
    const press = readPress({ case: id, action, back: filterQuery(filter) })
    const card = press && (await doors.deps.inbox.card(press.caseId))
    if (!press || !card || !asksFirst(press.action, card)) return c.notFound()
    const who = readPerson(c)
    if (!who) return askName(c, doors, { press, name: '', fault: false })
    return answerPress(c, doors, { press, who, named: false })
  })
}

function askName(c: Context, doors: Doors, form: NameForm): Response | Promise<Response> {
  const { t } = doors.frame
  if (isHtmx(c)) return c.html(fill('asked', drawNameDialog(t, form)))
  return doors.page(c, { title: t('web.name.title'), body: drawNamePage(t, form) })
}

import type { Context } from 'hono'
import type { Dialog } from '../../src/core/dialog.ts'
import type { Person } from '../../src/core/person.ts'
import type { ClickOutcome } from '../../src/core/ports.ts'
import { articleId, drawCard } from './draw.ts'
import { drawDialog, drawDialogPage } from './draw-dialog.ts'
import { drawKeptDialog, drawKeptPage } from './draw-kept.ts'
import { drawMe, type Frame } from './draw-page.ts'
import { type Filter, filterAddress, filterQuery, readFilter } from './filter.ts'
import { type Markup, markup } from './markup.ts'
import { fill, removeCard, replaceCard } from './patch.ts'
import type { Press } from './press.ts'
import { tell } from './said.ts'
import type { WebDeps } from './web-deps.ts'

export interface Doors {
  frame: Frame
  deps: WebDeps
  /** A whole page with the inbox around it. */
  page(c: Context, parts: { title: string; body: Markup }, status?: 200 | 503): Response | Promise<Response>
  badPage(c: Context): Response | Promise<Response>
  /** Writes down what failed. */
  logFault(c: Context, error: unknown): void
}

export interface Pressed {
  press: Press
  who: Person
  /** Whether they said their name just now: then the name dialog has taken the place of any other one. */
  named: boolean
}

/**
 * Does what was pressed, and answers. What was filled into a dialog is not let go of before it is saved: whatever is in
 * its way is told in the dialog, which stays open as it is.
 */
export async function answerPress(c: Context, doors: Doors, pressed: Pressed): Promise<Response> {
  const { caseId, action, input } = pressed.press
  let outcome: ClickOutcome
  try {
    outcome = await doors.deps.desk.act({ caseId, action, input, who: pressed.who, place: null })
  } catch (error) {
    if (!input) throw error
    doors.logFault(c, error)
    return keepDialog(c, doors, pressed, { message: doors.frame.t('chat.failed'), failed: true })
  }
  if (outcome.outcome === 'ask')
    return askDialog(c, doors, pressed, { dialog: outcome.dialog, message: null })
  if (outcome.outcome === 'invalid') return askDialog(c, doors, pressed, outcome)
  const { message } = outcome
  if (input && outcome.outcome !== 'done')
    return keepDialog(c, doors, pressed, { message, outcome, failed: false })
  const filter = filterOf(pressed)
  if (!isHtmx(c)) return tell(c, addressOf(filter, caseId), message)
  return c.html(patch(doors, pressed, outcome, markup`${fill('said', message)}${fill('asked', '')}`))
}

async function askDialog(
  c: Context,
  doors: Doors,
  pressed: Pressed,
  { dialog, message }: { dialog: Dialog; message: string | null },
): Promise<Response> {
  const { back, caseId, action, input } = pressed.press
  const asked = { dialog, message, back }
  if (isHtmx(c)) return c.html(patch(doors, pressed, null, fill('asked', drawDialog(asked))))
  // Whoever loads the page again is asked again, and presses nothing a second time.
  const query = filterQuery(filterOf(pressed))
  if (c.req.method === 'POST' && !input) return c.redirect(`/case/${caseId}/${action}${query}`, 303)
  return doors.page(c, { title: dialog.title, body: drawDialogPage(asked) })
}

type Told = Exclude<ClickOutcome, { outcome: 'ask' | 'invalid' }>

async function keepDialog(
  c: Context,
  doors: Doors,
  pressed: Pressed,
  { message, outcome = null, failed }: { message: string; outcome?: Told | null; failed: boolean },
): Promise<Response> {
  const { press, named } = pressed
  const { t } = doors.frame
  const status = failed ? 503 : 200
  if (!isHtmx(c)) {
    const title = t(`dialog.title.${press.action}`)
    return doors.page(c, { title, body: drawKeptPage(t, press, message) }, status)
  }
  const kept = named ? fill('asked', drawKeptDialog(t, press, message)) : fill('dialog-said', message)
  return c.html(patch(doors, pressed, outcome, kept), status)
}

/** What changes on an open page: the card, who they are, and the rest. */
function patch({ frame }: Doors, pressed: Pressed, outcome: Told | null, rest: Markup): Markup {
  const { press, who, named } = pressed
  const card = outcome && 'card' in outcome ? drawCard(outcome.card, filterOf(pressed)) : null
  const gone = outcome?.outcome === 'unknown-case'
  return markup`${card && replaceCard(press.caseId, card)}${gone && removeCard(press.caseId)}${rest}${
    named && markup`<hx-partial hx-target="#me" hx-swap="outerHTML">${drawMe(frame.t, who.name)}</hx-partial>`
  }`
}

const filterOf = ({ press }: Pressed): Filter => readFilter(new URLSearchParams(press.back))

const addressOf = (filter: Filter, caseId: number) =>
  filter.case === null ? `${filterAddress(filter)}#${articleId(caseId)}` : filterAddress(filter)

/** Whether htmx asks, so that a part of a page is the answer. */
export const isHtmx = (c: Context) => c.req.header('HX-Request') === 'true'

import type { Dialog } from '../../src/core/dialog.ts'
import { textsFor } from '../../src/core/texts/index.ts'
import { drawField } from './draw-field.ts'
import { backAddress } from './filter.ts'
import { type Markup, markup } from './markup.ts'
import { drawPress } from './press.ts'

/** A dialog as it is shown: with why it was not saved, and the query of the page that it was asked for on. */
export interface AskedDialog {
  dialog: Dialog
  /** Null: nothing was sent yet. */
  message: string | null
  back: string
}

/** What an action asks, over the page: htmx sends it, and the script opens it. Its second form closes it. */
export function drawDialog(asked: AskedDialog): Markup {
  const { dialog } = asked
  return drawOverPage(dialog.title, dialog.cancel, (frame) => drawForm(asked, frame), 'dialog-about')
}

/** The same in a page of its own. */
export function drawDialogPage(asked: AskedDialog): Markup {
  const { dialog, back } = asked
  return drawInPage(dialog.title, { label: dialog.cancel, back }, (frame) => drawForm(asked, frame))
}

/** What a form gets from where it stands: its attributes, and what leaves it as it is. */
export interface FormFrame {
  attributes: Markup
  leave: Markup
}

/** A form over the page. `about` is the id of what describes it. */
export function drawOverPage(
  title: string,
  cancel: string,
  form: (frame: FormFrame) => Markup,
  about: string | null = null,
): Markup {
  const leave = markup`<button class="button" form="dialog-cancel">${cancel}</button>`
  const attributes = markup` hx-post="/act" hx-target="#said" hx-swap="none" hx-sync="this:drop"`
  const described = about !== null && markup` aria-describedby="${about}"`
  return markup`<dialog class="panel asks" data-modal aria-labelledby="dialog-title"${described}>
  <h2 id="dialog-title">${title}</h2>
  ${form({ attributes, leave })}
  <form id="dialog-cancel" method="dialog"></form></dialog>`
}

/** A form in a page of its own, with the way back to the page that it was asked for on. */
export function drawInPage(
  title: string,
  { label, back }: { label: string; back: string },
  form: (frame: FormFrame) => Markup,
): Markup {
  const leave = markup`<a class="button" href="${backAddress(back)}">${label}</a>`
  return markup`<section class="panel asks"><h1 id="dialog-title">${title}</h1>
  ${form({ attributes: markup``, leave })}</section>`
}

/** Browsers would stop at the first field and speak their own language: what is wrong is told by us, all at once. */
function drawForm({ dialog, message, back }: AskedDialog, { attributes, leave }: FormFrame): Markup {
  const { caseId, action, about, fields, submit } = dialog
  const firstFault = fields.findIndex(({ fault }) => fault !== null)
  const focused = Math.max(0, firstFault)
  const optional = textsFor(dialog.locale)('web.optional')
  return markup`<p id="dialog-about" class="about" dir="auto">${about}</p>
  <form method="post" action="/act" novalidate${attributes}>
    ${drawPress({ caseId, action, back, input: {} })}
    <p id="dialog-said" class="fault" role="alert">${message}</p>
    ${fields.map((field, place) => drawField(field, place === focused, optional))}
    <div class="dialog-buttons"><button class="button primary">${submit}</button>${leave}</div>
  </form>`
}

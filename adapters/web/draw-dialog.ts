import type { Dialog } from '../../src/core/dialog.ts'
import { textsFor } from '../../src/core/texts/index.ts'
import { drawField } from './draw-field.ts'
import { filterAddress, readFilter } from './filter.ts'
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
  const cancel = markup`<button class="button" form="dialog-cancel">${dialog.cancel}</button>`
  const attributes = markup` hx-post="/act" hx-target="#said" hx-swap="none" hx-sync="this:drop"`
  return markup`<dialog class="panel asks" data-modal aria-labelledby="dialog-title" aria-describedby="dialog-about">
  <h2 id="dialog-title">${dialog.title}</h2>
  ${drawForm(asked, attributes, cancel)}
  <form id="dialog-cancel" method="dialog"></form></dialog>`
}

/** The same in a page of its own. */
export function drawDialogPage(asked: AskedDialog): Markup {
  const { dialog, back } = asked
  const address = filterAddress(readFilter(new URLSearchParams(back)))
  const cancel = markup`<a class="button" href="${address}">${dialog.cancel}</a>`
  return markup`<section class="panel asks"><h1 id="dialog-title">${dialog.title}</h1>
  ${drawForm(asked, markup``, cancel)}</section>`
}

/** Browsers would stop at the first field and speak their own language: what is wrong is told by us, all at once. */
function drawForm({ dialog, message, back }: AskedDialog, attributes: Markup, cancel: Markup): Markup {
  const { caseId, action, about, fields, submit } = dialog
  const firstFault = fields.findIndex(({ fault }) => fault !== null)
  const focused = Math.max(0, firstFault)
  const optional = textsFor(dialog.locale)('web.optional')
  return markup`<p id="dialog-about" class="about" dir="auto">${about}</p>
  <form method="post" action="/act" novalidate${attributes}>
    ${drawPress({ caseId, action, back, input: {} })}
    <p id="dialog-said" class="fault" role="alert">${message}</p>
    ${fields.map((field, place) => drawField(field, place === focused, optional))}
    <div class="dialog-buttons"><button class="button primary">${submit}</button>${cancel}</div>
  </form>`
}

import type { Translate } from '../../src/core/texts/index.ts'
import { drawInPage, drawOverPage, type FormFrame } from './draw-dialog.ts'
import { type Markup, markup } from './markup.ts'
import { drawPress, type Press } from './press.ts'

/**
 * What was filled in and could not be saved, with the reason: nothing that was written is lost, and it can be sent again
 * as it is. For where the dialog itself is not on the page any more.
 */
export function drawKeptPage(t: Translate, press: Press, message: string): Markup {
  const leave = { label: t('web.fault.back'), back: press.back }
  return drawInPage(titleOf(t, press), leave, (frame) => drawKept(t, press, message, frame))
}

/** The same over the page. */
export const drawKeptDialog = (t: Translate, press: Press, message: string): Markup =>
  drawOverPage(titleOf(t, press), t('dialog.cancel'), (frame) => drawKept(t, press, message, frame))

const titleOf = (t: Translate, { action }: Press) => t(`dialog.title.${action}`)

function drawKept(t: Translate, press: Press, message: string, { attributes, leave }: FormFrame): Markup {
  const filledIn = Object.entries(press.input ?? {}).filter(([, values]) => values.some(Boolean))
  return markup`<form method="post" action="/act"${attributes}>
    ${drawPress(press)}
    <p id="dialog-said" class="fault" role="alert">${message}</p>
    <dl class="kept">${filledIn.map(
      ([name, values]) => markup`<div><dt>${labelOf(t, name)}</dt>
      <dd class="words" dir="auto">${values.map((value) => wordsOf(t, name, value)).join(', ')}</dd></div>`,
    )}</dl>
    <div class="dialog-buttons"><button class="button primary">${t('web.kept.again')}</button>${leave}</div>
  </form>`
}

/** Names and values come from the form, and may be anything: what our dialogs do not have is shown as it is. */
const labelOf = (t: Translate, name: string) => known(t, `dialog.label.${plain(name)}`, name)
const wordsOf = (t: Translate, name: string, value: string) =>
  known(t, `dialog.${plain(name)}.${plain(value)}`, value)

const plain = (said: string) => (/^[a-z\d-]{1,20}$/.test(said) ? said : '-')

/** Without a text of ours the other is taken as it stands: nothing is put into what somebody wrote. */
const known = (t: Translate, key: string, otherwise: string): string =>
  t(key, { defaultValue: '' }) || otherwise

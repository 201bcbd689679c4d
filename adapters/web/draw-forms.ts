import type { Translate } from '../../src/core/texts/index.ts'
import { backAddress } from './filter.ts'
import { limits } from './limits.ts'
import { type Markup, markup } from './markup.ts'
import { drawHidden, drawPress, type Press } from './press.ts'

export interface NameForm {
  /** What happens once there is a name; null where only the name is wanted. */
  press: Press | null
  name: string
  fault: boolean
}

/** Asks for a name in a page of its own: before the first press, and to change it. */
export function drawNamePage(t: Translate, form: NameForm): Markup {
  return markup`<section class="panel"><h1 id="name-title">${t('web.name.title')}</h1>
  ${drawNameForm(t, form, markup``)}
  <p><a href="${backAddress(form.press?.back)}">${t('web.name.cancel')}</a></p></section>`
}

/** The same in a dialog over the page. The second form closes it, in every browser, without a script. */
export function drawNameDialog(t: Translate, form: NameForm): Markup {
  return markup`<dialog class="panel" data-modal aria-labelledby="name-title">
  <h2 id="name-title">${t('web.name.title')}</h2>
  ${drawNameForm(t, form, markup` hx-post="/name" hx-target="#said" hx-swap="none"`)}
  <form method="dialog"><button class="button">${t('web.name.cancel')}</button></form></dialog>`
}

function drawNameForm(t: Translate, { press, name, fault }: NameForm, attributes: Markup): Markup {
  const label = press
    ? t('web.name.saveAnd', { action: t(`card.action.${press.action}`) })
    : t('web.name.save')
  return markup`<form method="post" action="/name"${attributes}>
    <p>${t('web.name.why')}</p>
    <p class="fault" role="alert"></p>
    ${press && drawPress(press)}
    <label for="name">${t('web.name.label')}</label>
    <input id="name" name="name" value="${name}" required maxlength="${limits.nameLength}" autocomplete="name" autofocus
      ${fault && markup` aria-invalid="true" aria-describedby="name-fault"`}>
    ${fault && markup`<p id="name-fault" class="fault">${t('web.name.fault', { limit: limits.nameLength })}</p>`}
    <button class="button primary">${label}</button>
  </form>`
}

/** Asks for the token. `next` is the page that was asked for. */
export function drawLogin(t: Translate, next: string, fault: 'wrong' | 'tooMany' | null): Markup {
  return markup`<section class="panel"><h1>${t('web.login.title')}</h1>
  <form method="post" action="/login">
    <p>${t('web.login.why')}</p>
    ${drawHidden('next', next)}
    <label for="token">${t('web.login.label')}</label>
    <input id="token" name="token" type="password" required autocomplete="current-password" autofocus
      ${fault && markup` aria-invalid="true" aria-describedby="token-fault"`}>
    ${fault && markup`<p id="token-fault" class="fault" role="alert">${t(`web.login.${fault}`)}</p>`}
    <button class="button primary">${t('web.login.enter')}</button>
  </form></section>`
}

/** Says what is wrong and what to do. */
export function drawFault(t: Translate, title: string, text: string): Markup {
  return markup`<section class="panel"><h1>${title}</h1><p>${text}</p>
  <p><a href="/">${t('web.fault.back')}</a></p></section>`
}

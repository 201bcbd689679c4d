import type { Unheard } from '../../src/core/source-report.ts'
import type { Locale, Translate } from '../../src/core/texts/index.ts'
import type { Assets } from './client.ts'
import { drawUnheard } from './draw-unheard.ts'
import { type Markup, markup } from './markup.ts'

/** What all pages have in common. */
export interface Frame {
  t: Translate
  locale: Locale
  assets: Assets
}

export interface PageParts {
  title: string
  /** The page of the navigation that this is; null on pages that stand outside of it (login, refusals). */
  current: 'inbox' | 'today' | 'help' | null
  /** The name of who looks, where it is known. */
  name: string | null
  /** The sources that are not heard; left out on pages that strangers see. */
  unheard?: Unheard[]
  body: Markup
}

/**
 * The pages are loaded whole, so htmx keeps no history, and its style for indicators is ours. `open` stays as the reader
 * left it when a card is redrawn: a menu does not close while somebody reads it.
 */
const htmxConfig = JSON.stringify({
  history: false,
  includeIndicatorCSS: false,
  morphIgnore: ['data-htmx-powered', 'open'],
})

/** A whole page. */
export function drawPage({ t, locale, assets }: Frame, parts: PageParts): Markup {
  const { title, current, name, unheard, body } = parts
  return markup`<!doctype html>
<html lang="${locale}">
<head>
  <meta charset="utf-8">
  <title>${title}</title>
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <meta name="htmx-config" content="${htmxConfig}">
  <link rel="icon" href="${assets.icon.path}" type="image/svg+xml">
  <link rel="stylesheet" href="${assets.style.path}">
  <script src="${assets.script.path}" defer></script>
</head>
<body>
  <a class="skip" href="#main">${t('web.skip')}</a>
  <header class="top">
    <div class="top-inner">
      <a class="wordmark" href="/"><img src="${assets.icon.path}" alt="" width="26" height="26">Korva</a>
      ${current && drawNav(t, current)}
      ${current && drawMe(t, name)}
    </div>
  </header>
  ${unheard && drawUnheard(t, unheard)}
  <main id="main" tabindex="-1">${body}</main>
</body>
</html>`
}

/** Who looks, with the way to change the name. */
export function drawMe(t: Translate, name: string | null): Markup {
  if (!name) return markup`<p id="me" class="me"><a href="/name">${t('web.me.none')}</a></p>`
  return markup`<p id="me" class="me"><span><bdi>${t('web.me.is', { name })}</bdi></span>
    <a href="/name">${t('web.me.change')}</a></p>`
}

function drawNav(t: Translate, current: PageParts['current']): Markup {
  const pages = { inbox: '/', today: '/today', help: '/ask' } as const
  return markup`<nav class="pages" aria-label="${t('web.nav.label')}"><ul>${Object.entries(pages).map(
    ([page, path]) =>
      markup`<li><a href="${path}"${page === current && markup` aria-current="page"`}>${t(`web.nav.${page}`)}</a></li>`,
  )}</ul></nav>`
}

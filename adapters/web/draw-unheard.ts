import type { Unheard } from '../../src/core/source-report.ts'
import type { Translate } from '../../src/core/texts/index.ts'
import { type Markup, markup } from './markup.ts'

/** So many are listed unfolded; more would push the cases out of sight. */
const unfolded = 2

/**
 * The strip that says which sources are not heard, at the top of every page. It is always there, empty where all is
 * well, and asks for itself anew by the minute: a screen reader tells what has changed in it, and only that.
 */
export function drawUnheard(t: Translate, sources: Unheard[]): Markup {
  return markup`<div id="unheard" class="unheard" aria-live="polite" hx-get="/unheard" hx-trigger="every 60s, korva:again"
    hx-swap="innerMorph">${drawUnheardList(t, sources)}</div>`
}

/** What stands in the strip; nothing where every source is heard. */
export function drawUnheardList(t: Translate, sources: Unheard[]): Markup | string {
  if (sources.length === 0) return ''
  const title = t('web.unheard.title', { count: sources.length })
  return markup`<details${sources.length <= unfolded && markup` open`}><summary>${title}</summary>
  <ul>${sources.map(drawSource)}</ul></details>`
}

const drawSource = ({ id, name, health, words, todo }: Unheard) =>
  markup`<li data-source="${id}" data-health="${health}"><strong><bdi>${name}</bdi>:</strong>
  <bdi>${words}.</bdi>${todo && markup` <span class="todo"><bdi>${todo}</bdi></span>`}</li>`

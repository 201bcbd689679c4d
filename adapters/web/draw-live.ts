import type { Translate } from '../../src/core/texts/index.ts'
import { type Filter, filterQuery } from './filter.ts'
import { type Markup, markup } from './markup.ts'

/** The sign that tells whether a page is live, and the connection behind it. `mark` is of the view that it shows. */
export function drawLive(t: Translate, filter: Filter, mark: string): Markup {
  const params = new URLSearchParams(filterQuery(filter))
  params.set('seen', mark)
  return markup`<p id="live" class="live" data-live="none" hx-swap="none" hx-sse:connect="/events?${params}"
    hx-trigger="load, korva:connect" hx-config="sse.reconnectMaxDelay:10000">
    ${['on', 'off', 'full', 'none'].map((state) => markup`<span class="live-${state}">${t(`web.live.${state}`)}</span>`)}
  </p>`
}

/** Where it is said what came of a press. `said`: of the last one, where no script showed it. */
export const drawSaid = (t: Translate, said: string): Markup =>
  markup`<div id="said" class="said" role="status" data-unreached="${t('web.fault.unreached')}">${said}</div>`

/** Where names and dialogs are asked. */
export const drawAsked = (): Markup => markup`<div id="asked"></div>`

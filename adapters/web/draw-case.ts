import type { Translate } from '../../src/core/texts/index.ts'
import { drawHistorySection, type History } from './draw-history.ts'
import { drawAsked, drawLive, drawSaid } from './draw-live.ts'
import { oneCase } from './filter.ts'
import { type Markup, markup } from './markup.ts'
import type { View } from './view.ts'

/** The page of one case: its card, live as in the inbox, and what happened to it. */
export function drawCasePage(
  t: Translate,
  caseId: number,
  { view, history, said }: { view: View; history: History; said: string },
): Markup {
  return markup`<p class="way-back"><a href="/">${t('web.fault.back')}</a></p>
<div class="title-row"><h1>${t('web.case.title', { id: caseId })}</h1>${drawLive(t, oneCase(caseId), view.mark)}</div>
${drawSaid(t, said)}
<div id="cards" class="cards">${[...view.articles.values()]}</div>
${drawHistorySection(t, caseId, history)}
${drawAsked()}`
}

import type { NoticeLine } from '../../src/core/notice.ts'
import type { Translate } from '../../src/core/texts/index.ts'
import { drawLink } from './draw-link.ts'
import { type Markup, markup } from './markup.ts'

export type History = { at: string; lines: NoticeLine[] }[]

/**
 * The history of a card, asked for when it is opened; without a script the page of the case has it. What was loaded stays
 * when the card is drawn anew: the script asks again once the case has changed.
 */
export function drawHistoryFold(t: Translate, caseId: number): Markup {
  return markup`<details class="history" ${asked(caseId)}>
    <summary id="case-${caseId}-history">${t('thread.history')}</summary>
    <div class="history-lines" hx-morph-skip-children><p><a href="/case/${caseId}">${t('web.case.open')}</a></p></div>
  </details>`
}

/** The history on the page of its case. */
export function drawHistorySection(t: Translate, caseId: number, history: History): Markup {
  return markup`<section class="history whole" aria-labelledby="history-title" ${asked(caseId)}>
    <h2 id="history-title">${t('thread.history')}</h2>
    <div class="history-lines">${drawHistory(t, history)}</div>
  </section>`
}

/** What happened, the first first. A note keeps its line breaks, and what stands in it is a text. */
export function drawHistory(t: Translate, history: History): Markup {
  if (history.length === 0) return markup`<p>${t('web.case.noHistory')}</p>`
  return markup`<ol>${history.map(
    ({ at, lines }) =>
      markup`<li><span class="at">${at}</span><div class="what">${lines.map((line) => drawLine(t, line))}</div></li>`,
  )}</ol>`
}

function drawLine(t: Translate, { text, url }: NoticeLine): Markup {
  const link = url && drawLink({ label: t('card.answer'), url }, { className: 'answer' })
  return markup`<p dir="auto">${text}${link && markup` ${link}`}</p>`
}

const asked = (caseId: number) =>
  markup`data-history="${caseId}" hx-get="/case/${caseId}/history" hx-trigger="korva:history" hx-target="find .history-lines"`

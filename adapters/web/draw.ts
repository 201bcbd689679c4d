import type { Card, CardAction, Fact } from '../../src/core/card.ts'
import { textsFor } from '../../src/core/texts/index.ts'
import { drawHistoryFold } from './draw-history.ts'
import { drawLink } from './draw-link.ts'
import { drawStars, drawText } from './draw-text.ts'
import { type Filter, filterQuery, holdsCase } from './filter.ts'
import { type Markup, markup } from './markup.ts'
import { drawHidden } from './press.ts'

/** The facts of the head; those of the body come below the customer's text. */
const headFacts: Fact['name'][] = ['state', 'promise']

/**
 * One case as an article. The same markup in a page, after a press and when it changed elsewhere. A case that has left
 * the filter since the page was loaded folds in place: nothing moves away from under the pointer, and undo stays near.
 */
export function drawCard(card: Card, filter: Filter): Markup {
  const t = textsFor(card.locale)
  const id = articleId(card.caseId)
  const details = card.facts.filter(({ name }) => !headFacts.includes(name))
  return markup`<article id="${id}" class="card" tabindex="-1" aria-labelledby="${id}-headline"
  data-case="${card.caseId}" data-version="${card.version}" data-kind="${card.kind}" data-state="${card.state}"
  data-sentiment="${card.sentiment}" data-urgency="${urgencyOf(card)}" data-folded="${holdsCase(filter, card) ? 'no' : 'yes'}">
  <header class="card-head">
    <h2 id="${id}-headline"><bdi>${card.headline}</bdi></h2>
    ${drawNumber(card.caseId, t('web.case.title', { id: card.caseId }), filter)}
    ${card.severeMark && markup`<span class="mark severe">${card.severeMark}</span>`}
    ${card.returnedMark && markup`<span class="mark returned">${card.returnedMark}</span>`}
    ${card.sampleMark && markup`<span class="mark">${card.sampleMark}</span>`}
    ${drawFacts(
      headFacts.flatMap((name) => card.facts.filter((fact) => fact.name === name)),
      'facts status',
    )}
  </header>
  <div class="card-body">
    ${card.title && markup`<h3 dir="auto">${card.title}</h3>`}
    ${card.rating !== null && drawStars(card.rating, t)}
    ${card.text !== card.title && card.text && drawText(card.text, t)}
    ${drawFacts(details, 'facts details')}
  </div>
  ${drawActions(card, filter)}
  ${filter.case === null && drawHistoryFold(t, card.caseId)}
</article>`
}

/** The id of a case's article. */
export const articleId = (caseId: number) => `case-${caseId}`

/** By its number a case is named, in a dialog as among people. It leads to the page of the case. */
function drawNumber(caseId: number, label: string, filter: Filter): Markup {
  if (filter.case !== null) return markup`<span class="number">#${caseId}</span>`
  return markup`<a class="number" href="/case/${caseId}" aria-label="${label}">#${caseId}</a>`
}

function urgencyOf(card: Card): 'overdue' | 'waiting' | 'claimed' | 'calm' | 'praise' | 'closed' {
  if (card.state === 'resolved' || card.state === 'dismissed') return 'closed'
  if (card.kind === 'praise') return 'praise'
  if (card.overdue) return 'overdue'
  if (card.state === 'open') return 'waiting'
  return card.state === 'claimed' ? 'claimed' : 'calm'
}

const drawFacts = (facts: Fact[], className: string): Markup =>
  markup`<dl class="${className}">${facts.map(
    ({ name, label, value }) =>
      markup`<div class="fact-${name}"><dt>${label}</dt><dd><bdi>${value}</bdi></dd></div>`,
  )}</dl>`

/**
 * The form keeps its id, and its answer has a target that is always there: the live change may come before the answer,
 * and htmx drops an answer whose target has left the page.
 */
function drawActions(card: Card, filter: Filter): Markup {
  const id = articleId(card.caseId)
  const about = `${id}-headline`
  return markup`<form id="${id}-form" class="actions" method="post" action="/act"
    hx-post="/act" hx-target="#said" hx-swap="none">
    ${drawHidden('case', card.caseId)}${drawHidden('back', filterQuery(filter))}
    ${card.main.map((action, place) => drawButton(card, action, place === 0 ? 'button primary' : 'button'))}
    ${drawMore(card)}
    <span class="links">${card.answer && drawLink(card.answer, { className: 'answer', about })}
    ${card.link && drawLink(card.link, { className: 'original', about })}</span>
  </form>`
}

/** The rest of the actions: behind a menu where there are main ones, else in plain sight. */
function drawMore(card: Card): Markup | null {
  if (card.more.length === 0) return null
  if (card.main.length === 0) return markup`${card.more.map((action) => drawButton(card, action, 'button'))}`
  return markup`<details class="menu" name="menu"><summary id="${articleId(card.caseId)}-more" class="button">${card.moreLabel}</summary>
    <div class="menu-items">${card.more.map((action) => drawButton(card, action, 'menu-item'))}</div></details>`
}

function drawButton(card: Card, { action, label }: CardAction, className: string): Markup {
  const id = articleId(card.caseId)
  return markup`<button id="${id}-${action}" class="${className}" name="action" value="${action}"
    aria-describedby="${id}-headline">${label}</button>`
}

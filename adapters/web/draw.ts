import type { Card, CardAction, Fact } from '../../src/core/card.ts'
import { type Translate, textsFor } from '../../src/core/texts/index.ts'
import { type Filter, filterQuery, holdsState } from './filter.ts'
import { limits } from './limits.ts'
import { type Markup, markup } from './markup.ts'

/**
 * One case as an article. The same markup in a page, after a press and when it changed elsewhere. A case that has left
 * the filter since the page was loaded folds in place: nothing moves away from under the pointer, and undo stays near.
 */
export function drawCard(card: Card, filter: Filter): Markup {
  const t = textsFor(card.locale)
  const id = articleId(card.caseId)
  return markup`<article id="${id}" class="card" tabindex="-1" aria-labelledby="${id}-headline"
  data-case="${card.caseId}" data-version="${card.version}" data-state="${card.state}" data-sentiment="${card.sentiment}"
  data-urgency="${urgencyOf(card)}" data-folded="${holdsState(filter, card.state) ? 'no' : 'yes'}">
  <header class="card-head">
    <h2 id="${id}-headline"><bdi>${card.headline}</bdi></h2>
    ${card.severeMark && markup`<span class="mark severe">${card.severeMark}</span>`}
    ${card.sampleMark && markup`<span class="mark">${card.sampleMark}</span>`}
    ${drawFacts(card, ['state', 'promise'], 'facts status')}
  </header>
  <div class="card-body">
    ${card.title && markup`<h3 dir="auto">${card.title}</h3>`}
    ${card.rating !== null && drawStars(card.rating, t)}
    ${card.text !== card.title && card.text && drawText(card.text, t)}
    ${drawFacts(card, ['feeling', 'topic', 'source', 'age', 'sentiment', 'why'], 'facts details')}
  </div>
  ${drawActions(card, filter)}
</article>`
}

/** The id of a case's article. */
export const articleId = (caseId: number) => `case-${caseId}`

/** The address if a browser may be sent there: http and https only, whatever a feed says. */
function safeUrl(url: string): string | null {
  const parsed = URL.parse(url)
  return parsed?.protocol === 'https:' || parsed?.protocol === 'http:' ? parsed.href : null
}

function urgencyOf(card: Card): 'overdue' | 'waiting' | 'claimed' | 'closed' {
  if (card.overdue) return 'overdue'
  if (card.state === 'open') return 'waiting'
  return card.state === 'claimed' ? 'claimed' : 'closed'
}

function drawFacts(card: Card, names: Fact['name'][], className: string): Markup {
  const facts = names.flatMap((name) => card.facts.filter((fact) => fact.name === name))
  return markup`<dl class="${className}">${facts.map(
    (fact) =>
      markup`<div class="fact-${fact.name}"><dt>${fact.label}</dt><dd><bdi>${fact.value}</bdi></dd></div>`,
  )}</dl>`
}

function drawStars(rating: number, t: Translate): Markup {
  const full = Math.min(5, Math.max(0, Math.round(rating)))
  return markup`<p class="stars" role="img" aria-label="${t('web.card.stars', { rating })}">${'★'.repeat(full)}<span
    class="stars-off">${'★'.repeat(5 - full)}</span></p>`
}

function drawText(text: string, t: Translate): Markup {
  const [lead, rest] = splitText(text)
  return markup`<div class="text" dir="auto">${lead}${
    rest && markup`<details class="rest"><summary>${t('web.card.rest')}</summary>${rest}</details>`
  }</div>`
}

/** Splits a long text after a whole word, or where there is none, after a whole character. */
function splitText(text: string): [string, string] {
  // A handful of words is not worth a press.
  if (text.length <= limits.leadLength * 1.2) return [text, '']
  const lead = text.slice(0, limits.leadLength)
  const atWord = lead.replace(/\s\S*$/u, '').replace(/[\uD800-\uDBFF]$/, '')
  return [atWord, text.slice(atWord.length)]
}

/**
 * The form keeps its id, and its answer has a target that is always there: the live change may come before the answer,
 * and htmx drops an answer whose target has left the page.
 */
function drawActions(card: Card, filter: Filter): Markup {
  const url = card.link && safeUrl(card.link.url)
  return markup`<form id="${articleId(card.caseId)}-form" class="actions" method="post" action="/act"
    hx-post="/act" hx-target="#said" hx-swap="none">
    <input type="hidden" name="case" value="${card.caseId}">
    <input type="hidden" name="back" value="${filterQuery(filter)}">
    ${card.main.map((action, place) => drawButton(card, action, place === 0 ? 'button primary' : 'button'))}
    ${drawMore(card)}
    ${
      url &&
      markup`<a class="original" href="${url}" target="_blank" rel="noopener noreferrer nofollow ugc"
      aria-describedby="${articleId(card.caseId)}-headline">${card.link?.label}</a>`
    }
  </form>`
}

/** The rest of the actions: behind a menu where there are main ones, else in plain sight. */
function drawMore(card: Card): Markup | null {
  if (card.more.length === 0) return null
  if (card.main.length === 0) return markup`${card.more.map((action) => drawButton(card, action, 'button'))}`
  return markup`<details class="menu" name="menu"><summary class="button">${card.moreLabel}</summary>
    <div class="menu-items">${card.more.map((action) => drawButton(card, action, 'menu-item'))}</div></details>`
}

function drawButton(card: Card, { action, label }: CardAction, className: string): Markup {
  const id = articleId(card.caseId)
  return markup`<button id="${id}-${action}" class="${className}" name="action" value="${action}"
    aria-describedby="${id}-headline">${label}</button>`
}

import type { InboxPage } from '../../src/core/ports.ts'
import type { Translate } from '../../src/core/texts/index.ts'
import { feelings } from '../../src/core/verdict.ts'
import { drawAsked, drawLive, drawSaid } from './draw-live.ts'
import { type Filter, filterQuery, isNarrowed, severities, widened } from './filter.ts'
import { type Markup, markup } from './markup.ts'
import { drawHidden } from './press.ts'
import type { View } from './view.ts'

/** The inbox below the page's head: `said` is what came of the last press, where no script showed it. */
export function drawInbox(t: Translate, filter: Filter, view: View, samples: boolean, said: string): Markup {
  return markup`<div class="title-row"><h1>${t('web.inbox')}</h1>${drawLive(t, filter, view.mark)}</div>
${samples && markup`<p class="banner" role="note">${t('web.samples')}</p>`}
<nav id="tabs" class="tabs" aria-label="${t('web.states.label')}">${view.tabs}</nav>
${filter.ids && markup`<p class="banner">${t('web.chosen')}</p>`}
${drawFilterForm(t, filter, view.page)}
${drawSaid(t, said)}
<div id="cards" class="cards">${[...view.articles.values()]}</div>
${drawEmpty(t, filter)}
${view.page.cards.length >= 100 && markup`<p class="hint">${t('web.limit', { count: view.page.cards.length })}</p>`}
${drawAsked()}`
}

function drawFilterForm(t: Translate, filter: Filter, { brands, sources, topics }: InboxPage): Markup {
  const levels = severities.map((id) => ({ id, name: t(`web.filter.severities.${id}`) }))
  const felt = feelings.map((id) => ({ id, name: t(`card.feeling.${id}`) }))
  return markup`<form class="filters" method="get" action="/" aria-label="${t('web.filter.label')}">
  ${drawKeptParts(filter)}
  ${drawSelect(t('web.filter.brand'), 'brand', t('web.filter.allBrands'), brands, filter.brand)}
  ${drawSelect(t('web.filter.source'), 'source', t('web.filter.allSources'), sources, filter.source)}
  ${drawSelect(t('web.filter.severity'), 'severity', t('web.filter.any'), levels, filter.severity)}
  ${drawSelect(t('web.filter.feeling'), 'feeling', t('web.filter.any'), felt, filter.feeling)}
  ${topics.length > 0 && drawSelect(t('web.filter.topic'), 'topic', t('web.filter.any'), topics, filter.topic)}
  <button class="button">${t('web.filter.show')}</button>
  ${isNarrowed(filter) && drawClear(t, filter)}
</form>`
}

/** What the form leaves as it is. */
function drawKeptParts({ kind, state, ids }: Filter): Markup {
  return markup`${kind === 'praise' && drawHidden('kind', kind)}${state !== 'waiting' && drawHidden('state', state)}${
    ids && drawHidden('ids', ids.join(','))
  }`
}

function drawSelect(
  label: string,
  name: string,
  all: string,
  options: { id: string; name: string }[],
  chosen: string | null,
): Markup {
  const drawOption = (value: string, text: string, selected: boolean) =>
    markup`<option value="${value}"${selected && markup` selected`}>${text}</option>`
  return markup`<label><span>${label}</span><select name="${name}">
    ${drawOption('', all, chosen === null)}
    ${options.map((option) => drawOption(option.id, option.name, option.id === chosen))}</select></label>`
}

const drawClear = (t: Translate, filter: Filter) =>
  markup`<a href="/${filterQuery(widened(filter))}">${t('web.filter.clear')}</a>`

/** Always on the page; the style sheet shows it while no unfolded card stands before it. */
function drawEmpty(t: Translate, filter: Filter): Markup {
  const narrowed = isNarrowed(filter)
  const hint = filter.state === 'waiting' || filter.state === 'all' ? filter.state : 'other'
  const lead = filter.kind === 'praise' && !filter.ids ? 'praise' : filter.state
  return markup`<section class="empty"><p class="empty-lead">${t(`web.empty.${lead}`)}</p>
  <p>${t(narrowed ? 'web.empty.filteredHint' : `web.empty.${hint}Hint`)}</p>
  ${
    narrowed
      ? markup`<p>${drawClear(t, filter)}</p>`
      : hint === 'other' &&
        markup`<p><a href="/${filterQuery({ ...filter, state: 'waiting' })}">${t('web.states.waiting')}</a></p>`
  }</section>`
}

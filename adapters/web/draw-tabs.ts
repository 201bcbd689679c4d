import type { InboxPage } from '../../src/core/ports.ts'
import type { Translate } from '../../src/core/texts/index.ts'
import { caseKinds, countOf, type Filter, filterQuery, filterStates } from './filter.ts'
import { type Markup, markup } from './markup.ts'

/** The kinds and the states of the cases, with their counts, which come from the query of the list. */
export function drawTabs(
  t: Translate,
  filter: Filter,
  { counts, waiting }: Pick<InboxPage, 'counts' | 'waiting'>,
): Markup {
  const states = filterStates.map((state) =>
    drawTab({ ...filter, state }, t(`web.states.${state}`), countOf(state, counts), state === filter.state),
  )
  // Cases that are named by their numbers are shown together, of whatever kind.
  if (filter.ids) return markup`<ul class="states">${states}</ul>`
  const kinds = caseKinds.map((kind) =>
    drawTab(
      { ...filter, kind, state: 'waiting' },
      t(`web.kinds.${kind}`),
      waiting[kind],
      kind === filter.kind,
    ),
  )
  return markup`<ul class="kinds">${kinds}</ul><ul class="states">${states}</ul>`
}

const drawTab = (filter: Filter, label: string, count: number, current: boolean) =>
  markup`<li><a href="/${filterQuery(filter)}"${current && markup` aria-current="page"`}>${label}
      <span class="count">${count}</span></a></li>`

import type { Card } from '../../src/core/card.ts'
import { articleId, drawCard } from './draw.ts'
import type { Filter } from './filter.ts'
import { type Markup, markup } from './markup.ts'
import type { View } from './view.ts'

/** Replaces a card's article in an open page, keeping the elements that stay the same, and with them the focus. */
export const replaceCard = (caseId: number, article: Markup): Markup =>
  markup`<hx-partial hx-target="#${articleId(caseId)}" hx-swap="outerMorph">${article}</hx-partial>`

/** Takes a card away whose case is not in the database any more. */
export const removeCard = (caseId: number): Markup =>
  markup`<hx-partial hx-target="#${articleId(caseId)}" hx-swap="delete"></hx-partial>`

/** Fills an element of the page. */
export const fill = (id: string, content: Markup | string): Markup =>
  markup`<hx-partial hx-target="#${id}" hx-swap="innerHTML">${content}</hx-partial>`

/** Everything of a view, for a page that has missed something. */
export function catchUp(view: View): Markup {
  return markup`<title>${view.title}</title>${morphTabs(view)}${morph('cards', [...view.articles.values()])}`
}

/**
 * What has changed from one view to the next; null where nothing has. `left` are the cases that the filter holds no
 * more: their cards as they are now, or null where the case is gone.
 */
export function difference(
  before: View,
  after: View,
  left: Map<number, Card | null>,
  filter: Filter,
): Markup | null {
  if (before.mark === after.mark) return null
  const ids = [...after.articles.keys()]
  const parts = ids.map((id, place) => changeOf(before, after, id, ids[place - 1]))
  const gone = [...left].map(([id, card]) =>
    card ? replaceCard(id, drawCard(card, filter)) : removeCard(id),
  )
  return markup`<title>${after.title}</title>${morphTabs(after)}${gone}${parts}`
}

function changeOf(before: View, after: View, id: number, previous: number | undefined): Markup | null {
  const article = after.articles.get(id)!
  const old = before.articles.get(id)
  if (old !== undefined) return String(old) === String(article) ? null : replaceCard(id, article)
  const [target, swap] = previous === undefined ? ['cards', 'afterbegin'] : [articleId(previous), 'afterend']
  // It may stand there folded, from before it left the filter.
  return markup`${removeCard(id)}<hx-partial hx-target="#${target}" hx-swap="${swap}">${article}</hx-partial>`
}

const morph = (id: string, content: unknown): Markup =>
  markup`<hx-partial hx-target="#${id}" hx-swap="innerMorph">${content}</hx-partial>`

const morphTabs = ({ tabs }: View) => tabs && morph('tabs', tabs)

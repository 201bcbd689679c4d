import type { Card, CardAction } from '../../src/core/card.ts'
import { asksFirst } from '../../src/core/dialog.ts'
import type { ButtonData, CardButton } from './adaptive-card.ts'
import { literal, safeUrl } from './draw-text.ts'
import type { Size } from './fit-card.ts'
import { limits } from './limits.ts'

/** The verbs of our Action.Execute buttons: what is done to a case, and the list behind a digest. */
export const verbs = { press: 'korva', list: 'korva-list' } as const

/** The buttons of a card: two main ones, the links, and the rest in the overflow menu (`mode: secondary`). Pure. */
export function drawActions(card: Card, size: Size): CardButton[] {
  const links = [...drawLink(card.link, size), ...drawLink(card.answer, size)]
  const main = card.main.slice(0, limits.primaryActions - links.length)
  const buttons = main.map((action, index) => ({
    ...drawAction(action, card, size),
    ...(index === 0 ? { style: 'positive' as const } : {}),
  }))
  const more = card.more.slice(0, limits.secondaryActions).map((action) => drawAction(action, card, size))
  // A menu beside no button is not drawn by every client: what would stand in it alone are buttons themselves.
  if (!main.length) return [...links, ...more.slice(0, limits.primaryActions - links.length)]
  return [...buttons, ...links, ...more.map((action) => ({ ...action, mode: 'secondary' as const }))]
}

/** What asks first opens a dialog, which Teams does for an Action.Submit only. */
function drawAction({ action, label }: CardAction, card: Card, size: Size): CardButton {
  const title = literal(label, size(limits.button)) || action
  const data = { caseId: card.caseId, action }
  if (!asksFirst(action, card)) return drawExecute(title, verbs.press, data)
  return { type: 'Action.Submit', title, data: { ...data, msteams: { type: 'task/fetch' } } }
}

/** Clients from before Universal Actions draw the fallback, which sends the same data as a message. */
export const drawExecute = (
  title: string,
  verb: string,
  data: ButtonData,
  told: ButtonData = data,
): Extract<CardButton, { type: 'Action.Execute' }> => ({
  type: 'Action.Execute',
  title,
  verb,
  data,
  fallback: { type: 'Action.Submit', title, data: told },
})

/** A button that opens an address; none where Teams would not take it, or where it would outweigh all that is said. */
export function drawLink(link: { label: string; url: string } | null, size: Size): CardButton[] {
  const url = link && safeUrl(link.url)
  if (!link || !url || url.length > 5 * size(limits.url)) return []
  return [{ type: 'Action.OpenUrl', title: literal(link.label, size(limits.button)) || url, url }]
}

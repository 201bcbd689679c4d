import { z } from 'zod'
import { type AdaptiveCard, adaptiveCard } from './adaptive-card.ts'
import { limits } from './limits.ts'

/** The size of a card as Teams counts it: its JSON in UTF-16, bytes. */
export function cardBytes(card: unknown): number {
  return 2 * JSON.stringify(card).length
}

/** What is wrong with a card, one sentence each; empty where Teams would take it. */
export function checkCard(card: unknown): string[] {
  const faults: string[] = []
  if (cardBytes(card) > limits.cardBytes) faults.push(`the card has ${cardBytes(card)} bytes`)
  const parsed = adaptiveCard.safeParse(card)
  if (!parsed.success) return [...faults, ...z.prettifyError(parsed.error).split('\n')]
  return [...faults, ...checkActions(parsed.data), ...checkInputs(parsed.data), ...checkMentions(parsed.data)]
}

function checkActions({ actions = [] }: AdaptiveCard): string[] {
  const primary = actions.filter((action) => action.mode !== 'secondary').length
  return [
    ...(primary > limits.primaryActions ? [`the card has ${primary} primary actions`] : []),
    ...(actions.length > primary + limits.secondaryActions ? ['the menu has too many actions'] : []),
  ]
}

/** Inputs are told apart by their ids, and Teams sends values of a choice without its name. */
function checkInputs({ body }: AdaptiveCard): string[] {
  const inputs = body.filter((element) => 'id' in element)
  const twice = inputs.filter(({ id }, place) => inputs.findIndex((other) => other.id === id) !== place)
  return twice.map(({ id }) => `two inputs have the id ${id}`)
}

/** Teams takes mentions by their place in the text: each needs its entity, in the same order. */
function checkMentions({ body, msteams }: AdaptiveCard): string[] {
  const told = body.flatMap((element) => (element.type === 'TextBlock' ? element.text.split(', ') : []))
  const meant = (msteams?.entities ?? []).map(({ text }) => text)
  return told.join() === meant.join() ? [] : [`${told.length} mentions have ${meant.length} entities`]
}

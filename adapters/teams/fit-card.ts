import type { AdaptiveCard, CardButton, CardElement, Mention } from './adaptive-card.ts'
import type { OutgoingActivity } from './bot-framework.ts'
import { cardBytes } from './check-card.ts'
import { escapeInline, literal, paragraph } from './draw-text.ts'
import { limits } from './limits.ts'

/** How much of each text is kept where a card would grow too large otherwise. The last always fits. */
const scales = [0.5, 0.25, 0.1, 0.05]

/** How long a text, or how many of a kind, may be in one drawing. */
export type Size = (limit: number) => number

/** The largest drawing that Teams takes. */
export function fitCard(draw: (size: Size) => AdaptiveCard): AdaptiveCard {
  let drawn = draw((limit) => limit)
  for (const scale of scales) {
    if (cardBytes(drawn) <= limits.cardBytes) break
    drawn = draw((limit) => Math.max(1, Math.floor(limit * scale)))
  }
  return drawn
}

/** A card of these parts. One without a word in it is refused by Teams: it gets a dash. */
export function makeAdaptiveCard(
  body: CardElement[],
  actions: CardButton[],
  entities: Mention[] = [],
): AdaptiveCard {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: limits.version,
    msteams: { width: 'Full', ...(entities.length ? { entities } : {}) },
    body: body.length ? body : paragraph('–', 1, {}),
    ...(actions.length ? { actions } : {}),
  }
}

/** A card as messages and dialogs carry it. */
export const attach = (card: AdaptiveCard) => ({
  contentType: 'application/vnd.microsoft.card.adaptive',
  content: card,
})

/** The message that carries a card, with the line that notifications show. */
export function messageOf(card: AdaptiveCard, summary: string): OutgoingActivity {
  return {
    type: 'message',
    summary: escapeInline(literal(summary, limits.summary).replaceAll('\n', ' ')),
    attachments: [attach(card)],
  }
}

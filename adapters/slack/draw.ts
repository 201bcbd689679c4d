import type { ActionsBlock, ActionsBlockElement, KnownBlock, Overflow, RichTextSection } from '@slack/types'
import type { Card, CardAction, Fact } from '../../src/core/card.ts'
import type { ChatMessage } from '../../src/core/ports.ts'
import type { Translate } from '../../src/core/texts/index.ts'
import {
  type Drawing,
  fitting,
  header,
  notification,
  plainText,
  quote,
  richText,
  safeUrl,
  section,
  text,
} from './blocks.ts'
import { drawButton, drawLink } from './buttons.ts'
import { drawDigest } from './draw-digest.ts'
import { drawNotice } from './draw-lines.ts'
import { drawThread, type Pings } from './draw-thread.ts'
import { oneLine, plain } from './escape.ts'
import { limits } from './limits.ts'

/** Characters at full size. Fewer when the whole is over Slack's total. */
const room = { title: 300, text: 3_000, label: 60, fact: 500 }

/** What is posted, as a message. `pings` are those whom a thread's message calls. */
export function drawMessage(message: ChatMessage, t: Translate, pings: Pings = []): Drawing {
  if ('card' in message) return drawCard(message.card)
  if ('digest' in message) return drawDigest(message.digest)
  if ('notice' in message) return drawNotice(message.notice, t)
  return drawThread(message.thread, pings, t)
}

/**
 * A card in Block Kit, within Slack's limits whatever is in it. Pure. What strangers wrote stands in `plain_text` and
 * rich text only: neither of them formats, links or pings.
 */
export function drawCard(card: Card): Drawing {
  const headline = drawHeadline(card)
  return {
    blocks: fitting((share) => cardBlocks(card, headline, share)),
    text: notification(`${headline}: ${card.title ?? card.text}`),
  }
}

/** What is late is told first, then what is severe: a second sign beside the first would weaken it. */
function drawHeadline({ caseId, overdue, severeMark, returnedMark, sampleMark, headline }: Card): string {
  const marks = [severeMark, returnedMark].map((mark) => (mark === null ? '' : ` · ${mark}`)).join('')
  const sign = severeMark === null ? '' : '❗ '
  const sample = sampleMark === null ? '' : `[${sampleMark}] `
  return oneLine(`${overdue ? '⚠️ ' : sign}${sample}${headline} #${caseId}${marks}`, limits.header)
}

function cardBlocks(card: Card, headline: string, share: number): KnownBlock[] {
  const actions = drawActions(card)
  return [
    header(headline),
    richText([...drawTitle(card, share), quote(plain(card.text, room.text * share))]),
    ...(card.facts.length ? [drawFacts(card, share)] : []),
    ...(actions.length ? [{ type: 'actions', elements: actions } satisfies ActionsBlock] : []),
  ]
}

function drawTitle(card: Card, share: number): RichTextSection[] {
  const title = card.title === null ? [] : [text(oneLine(card.title, room.title * share), true)]
  const stars = card.rating === null ? [] : [text(`${title.length ? ' ' : ''}${drawStars(card.rating)}`)]
  return title.length + stars.length ? [section([...title, ...stars])] : []
}

/** Five stars, filled by the rating of 1 to 5. */
function drawStars(rating: number): string {
  const filled = Math.min(5, Math.max(0, Math.round(rating) || 0))
  return '★'.repeat(filled) + '☆'.repeat(5 - filled)
}

function drawFacts(card: Card, share: number): KnownBlock {
  const draw = ({ name, label, value }: Fact) =>
    section([
      text(`${oneLine(label, room.label * share)}: `, true),
      text(oneLine(value, room.fact * share), card.overdue && name === 'promise'),
    ])
  return richText(card.facts.map(draw))
}

function drawActions({ caseId, link, answer, main, more }: Card): ActionsBlockElement[] {
  const original = link && safeUrl(link.url)
  const answered = answer && safeUrl(answer.url)
  return [
    ...main.map(({ action, label }) => drawButton(action, label, String(caseId), action === 'claim')),
    ...(link && original ? [drawLink('open', link.label, original)] : []),
    ...(answer && answered ? [drawLink('open-answer', answer.label, answered)] : []),
    ...(more.length ? [drawMenu(more, caseId)] : []),
  ]
}

/** An overflow menu rather than a select: a select keeps showing what was chosen after the card is redrawn. */
function drawMenu(actions: CardAction[], caseId: number): Overflow {
  const options = actions.slice(0, limits.options).map(({ action, label }) => ({
    text: plainText(oneLine(label, limits.optionText)),
    value: `${action}:${caseId}`,
  }))
  return { type: 'overflow', action_id: 'korva:more', options }
}

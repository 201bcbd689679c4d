import type {
  ActionsBlock,
  ActionsBlockElement,
  HeaderBlock,
  KnownBlock,
  Overflow,
  PlainTextElement,
  RichTextBlock,
  RichTextLink,
  RichTextQuote,
  RichTextSection,
  RichTextText,
} from '@slack/types'
import type { Card, CardAction, Fact } from '../../src/core/card.ts'
import { cutLines, type Notice, type NoticeLine } from '../../src/core/notice.ts'
import type { ChatMessage } from '../../src/core/ports.ts'
import type { Answer } from '../../src/core/report.ts'
import type { Translate } from '../../src/core/texts/index.ts'
import { escapeMrkdwn, oneLine, plain } from './escape.ts'
import { limits } from './limits.ts'

/** A message as the Web API takes it: blocks, and the text of notifications, which Slack reads as mrkdwn. */
export interface Drawing {
  blocks: KnownBlock[]
  text: string
}

/** Characters at full size. Fewer when the whole is over Slack's total. */
const room = { title: 300, text: 3_000, label: 60, fact: 500, line: 500, notification: 300 }
const shares = [1, 0.5, 0.2, 0.05]
const mostLines = 60

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
function drawHeadline({ overdue, severeMark, sampleMark, headline }: Card): string {
  const severe = severeMark === null ? '' : ` · ${severeMark}`
  const sign = severeMark === null ? '' : '❗ '
  const sample = sampleMark === null ? '' : `[${sampleMark}] `
  return oneLine(`${overdue ? '⚠️ ' : sign}${sample}${headline}${severe}`, limits.header)
}

/** A report or the help as a message. */
export function drawAnswer(answer: Answer): Drawing {
  const lines = answer.lines.slice(0, mostLines)
  const draw = (share: number): KnownBlock[] => {
    const sections = lines.map((line) => section([text(plain(line, room.line * share))]))
    return [header(oneLine(answer.title, limits.header)), ...(sections.length ? [richText(sections)] : [])]
  }
  return { blocks: fitting(draw), text: notification(answer.title) }
}

/** What is posted, as a message. */
export function drawMessage(message: ChatMessage, t: Translate): Drawing {
  return 'card' in message ? drawCard(message.card) : drawNotice(message.notice, t)
}

/** A notice: a header and lines, each with a link of our own words where it has an address. */
export function drawNotice(notice: Notice, t: Translate): Drawing {
  const title = oneLine(notice.title, limits.header)
  const draw = (share: number): KnownBlock[] => {
    const lines = cutLines(notice.lines, Math.ceil(mostLines * share), t)
    const sections = lines.map((line) => section(drawLine(line, room.line * share, t)))
    return [header(title), ...(sections.length ? [richText(sections)] : [])]
  }
  return { blocks: fitting(draw), text: notification(title) }
}

function drawLine(
  { text: words, url }: NoticeLine,
  limit: number,
  t: Translate,
): (RichTextText | RichTextLink)[] {
  const address = url === null ? null : safeUrl(url)
  const line = text(oneLine(words, limit))
  return address ? [line, text(' '), { type: 'link', url: address, text: t('notice.open') }] : [line]
}

/** A sentence that one person is told. */
export function drawSentence(message: string): Drawing {
  const words = plain(message, limits.section)
  return { blocks: [{ type: 'section', text: plainText(words) }], text: notification(message) }
}

/** The largest drawing that stays under the total; the smallest always does. */
function fitting(draw: (share: number) => KnownBlock[]): KnownBlock[] {
  const drawings = shares.map((share) => draw(share))
  return drawings.find((blocks) => JSON.stringify(blocks).length <= limits.total) ?? drawings.at(-1)!
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

function drawActions(card: Card): ActionsBlockElement[] {
  const url = card.link && safeUrl(card.link.url)
  return [
    ...card.main.map((action) => drawButton(action, card.caseId)),
    ...(card.link && url ? [drawLink(card.link.label, url)] : []),
    ...(card.more.length ? [drawMenu(card.more, card.caseId)] : []),
  ]
}

function drawButton({ action, label }: CardAction, caseId: number): ActionsBlockElement {
  return {
    type: 'button',
    action_id: `korva:${action}`,
    text: plainText(oneLine(label, limits.buttonText)),
    value: String(caseId),
    ...(action === 'claim' ? { style: 'primary' } : {}),
  }
}

function drawLink(label: string, url: string): ActionsBlockElement {
  return {
    type: 'button',
    action_id: 'korva:open',
    text: plainText(oneLine(label, limits.buttonText)),
    url,
  }
}

/** An overflow menu rather than a select: a select keeps showing what was chosen after the card is redrawn. */
function drawMenu(actions: CardAction[], caseId: number): Overflow {
  const options = actions.slice(0, limits.options).map(({ action, label }) => ({
    text: plainText(oneLine(label, limits.optionText)),
    value: `${action}:${caseId}`,
  }))
  return { type: 'overflow', action_id: 'korva:more', options }
}

/** The address as Slack accepts it for a button, or null: only http(s), percent-encoded, and not cut to fit. */
function safeUrl(address: string): string | null {
  const url = URL.parse(address.toWellFormed())
  if (!url || !['http:', 'https:'].includes(url.protocol)) return null
  return url.href.length <= limits.buttonUrl ? url.href : null
}

const notification = (words: string) => escapeMrkdwn(oneLine(words, room.notification))

/** Emoji off: `:tada:` is shown as it was written. */
const plainText = (words: string): PlainTextElement => ({ type: 'plain_text', text: words, emoji: false })

const header = (words: string): HeaderBlock => ({ type: 'header', text: plainText(words) })

const text = (words: string, bold = false): RichTextText => ({
  type: 'text',
  text: words,
  ...(bold ? { style: { bold: true } } : {}),
})

const section = (elements: RichTextSection['elements']): RichTextSection => ({
  type: 'rich_text_section',
  elements,
})

const quote = (words: string): RichTextQuote => ({ type: 'rich_text_quote', elements: [text(words)] })

const richText = (elements: RichTextBlock['elements']): RichTextBlock => ({ type: 'rich_text', elements })

import type { Card, CardAction, Fact } from '../../src/core/card.ts'
import { cutLines, type Notice, type NoticeLine } from '../../src/core/notice.ts'
import type { ChatMessage } from '../../src/core/ports.ts'
import type { Answer } from '../../src/core/report.ts'
import type { Translate } from '../../src/core/texts/index.ts'
import type { OutgoingActivity } from './bot-framework.ts'
import { literal, paragraph, safeUrl } from './draw-text.ts'
import {
  type AdaptiveCard,
  type CardButton,
  type CardElement,
  type ColumnSet,
  cardBytes,
  limits,
  type RichTextBlock,
  type TextRun,
} from './limits.ts'

/** The verb of our Action.Execute buttons. */
export const verb = 'korva'

/** How much of each text is kept where a card would grow too large otherwise. The last always fits. */
const scales = [0.5, 0.25, 0.1]

/**
 * Draws the neutral card as an Adaptive Card of at most `limits.cardBytes`. Pure. All texts stand in RichTextBlocks,
 * which read no Markdown; the actions that are not main ones go into the overflow menu (`mode: secondary`).
 */
export function drawCard(card: Card): AdaptiveCard {
  return largest((size) => {
    const body = [
      drawHeadline(card, size),
      ...paragraph(card.title, size(limits.title), { weight: 'bolder' }),
      ...paragraph(card.text, size(limits.text), {}, 'small'),
      ...card.facts
        .slice(0, limits.facts)
        .flatMap((fact, place) => drawFact(fact, place, card.overdue, size)),
    ]
    return makeAdaptiveCard(body, drawActions(card, size))
  })
}

/** The message that carries what is posted, with the line that notifications show. */
export function drawMessage(posted: ChatMessage, t: Translate): OutgoingActivity {
  if ('notice' in posted) return drawNotice(posted.notice, t)
  const { card } = posted
  const { headline, severeMark, title } = card
  const head = severeMark ? `${headline} · ${severeMark}` : headline
  return message(drawCard(card), title ? `${head}. ${title}` : head)
}

/** Draws an answer to a command: a title and lines of plain text. */
export function drawAnswer({ title, lines }: Answer): OutgoingActivity {
  const card = largest((size) => {
    const head = paragraph(title, size(limits.title), { weight: 'bolder', size: 'medium' })
    const rest = lines
      .slice(0, limits.lines)
      .flatMap((line) => paragraph(line, size(limits.line), {}, 'small'))
    return makeAdaptiveCard([...head, ...rest], [])
  })
  return message(card, title)
}

/** Draws a notice: a title and lines, each with a link of our own words where it has an address. */
export function drawNotice({ title, lines }: Notice, t: Translate): OutgoingActivity {
  const card = largest((size) => {
    const head = paragraph(title, size(limits.title), { weight: 'bolder', size: 'medium' })
    const shown = cutLines(lines, Math.max(2, size(limits.lines)), t)
    const rest = shown.flatMap((line) => drawLine(line, size(limits.line), t))
    const body = [...head, ...rest]
    return makeAdaptiveCard(body.length ? body : paragraph('–', 1, {}), [])
  })
  return message(card, title)
}

function drawLine({ text, url }: NoticeLine, limit: number, t: Translate): RichTextBlock[] {
  const address = url && safeUrl(url)
  return paragraph(text, limit, {}, 'small').map((block) => ({
    ...block,
    inlines: address ? [...block.inlines, ...linkTo(address, t)] : block.inlines,
  }))
}

const linkTo = (url: string, t: Translate): TextRun[] => [
  { type: 'TextRun', text: ' – ' },
  { type: 'TextRun', text: t('notice.open'), color: 'accent', selectAction: { type: 'Action.OpenUrl', url } },
]

function message(card: AdaptiveCard, summary: string): OutgoingActivity {
  return {
    type: 'message',
    summary: escapeMarkdown(literal(summary, limits.summary).replaceAll('\n', ' ')),
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  }
}

/** Of Markdown only what marks inline: a backslash before each full stop would be read aloud by notifications. */
const escapeMarkdown = (text: string) => text.replace(/[\\`*_~[\]<>]/g, '\\$&')

type Size = (limit: number) => number

/** The largest drawing that Teams takes. */
function largest(draw: (size: Size) => AdaptiveCard): AdaptiveCard {
  let drawn = draw((limit) => limit)
  for (const scale of scales) {
    if (cardBytes(drawn) <= limits.cardBytes) break
    drawn = draw((limit) => Math.floor(limit * scale))
  }
  return drawn
}

const styles = { negative: 'attention', neutral: 'emphasis', positive: 'good' } as const
const colors = { negative: 'attention', neutral: 'default', positive: 'good' } as const

function drawHeadline(card: Card, size: Size): CardElement {
  const color = colors[card.sentiment]
  const headline = paragraph(card.headline, size(limits.headline), {
    weight: 'bolder',
    size: 'medium',
    color,
  })
  const stars = card.rating === null ? [] : paragraph(starsOf(card.rating), limits.mark, { color })
  const severe = paragraph(
    card.severeMark,
    size(limits.mark),
    { weight: 'bolder', color: 'attention' },
    'none',
  )
  const mark = paragraph(card.sampleMark, size(limits.mark), { weight: 'bolder', isSubtle: true })
  const columns: ColumnSet['columns'] = [
    // Below the headline: beside it, a phone would have no room for both.
    {
      type: 'Column',
      width: 'stretch',
      items: [...(headline.length ? headline : paragraph('–', 1, {})), ...severe],
    },
    ...[mark, stars]
      .filter((items) => items.length)
      .map((items) => ({ type: 'Column' as const, width: 'auto', items })),
  ]
  return {
    type: 'Container',
    style: styles[card.sentiment],
    bleed: true,
    items: [{ type: 'ColumnSet', columns }],
  }
}

function starsOf(rating: number): string {
  const full = Math.min(5, Math.max(0, Math.round(rating)))
  return '★'.repeat(full) + '☆'.repeat(5 - full)
}

/** A FactSet would read Markdown: two columns instead, the first as wide as the longest label of our languages. */
function drawFact({ name, label, value }: Fact, place: number, overdue: boolean, size: Size): ColumnSet[] {
  const late = name === 'promise' && overdue
  const labels = paragraph(label, size(limits.factLabel), { size: 'small', isSubtle: true })
  const values = paragraph(value, size(limits.fact), {
    size: 'small',
    ...(late ? { color: 'attention', weight: 'bolder' } : {}),
  })
  if (!labels.length || !values.length) return []
  const columns: ColumnSet['columns'] = [
    { type: 'Column', width: '96px', items: labels },
    { type: 'Column', width: 'stretch', items: values },
  ]
  return [{ type: 'ColumnSet', spacing: place === 0 ? 'medium' : 'none', columns }]
}

function drawActions(card: Card, size: Size): CardButton[] {
  const link = drawLink(card.link, size)
  const main = card.main.slice(0, limits.primaryActions - link.length)
  const buttons = main.map((action, index) => ({
    ...drawAction(action, card, size),
    ...(index === 0 ? { style: 'positive' as const } : {}),
  }))
  const more = card.more.slice(0, limits.secondaryActions).map((action) => drawAction(action, card, size))
  // A menu beside no button is not drawn by every client: what would stand in it alone are buttons themselves.
  if (!main.length) return [...link, ...more.slice(0, limits.primaryActions - link.length)]
  return [...buttons, ...link, ...more.map((action) => ({ ...action, mode: 'secondary' as const }))]
}

/** Clients from before Universal Actions draw the fallback, which sends the same data as a message. */
function drawAction({ action, label }: CardAction, { caseId }: Card, size: Size): CardButton {
  const title = literal(label, size(limits.button)) || action
  const data = { caseId, action }
  return {
    type: 'Action.Execute',
    title,
    verb,
    data,
    fallback: { type: 'Action.Submit', title, data },
  }
}

function drawLink(link: Card['link'], size: Size): CardButton[] {
  const url = link && safeUrl(link.url)
  if (!link || !url) return []
  return [{ type: 'Action.OpenUrl', title: literal(link.label, size(limits.button)) || url, url }]
}

function makeAdaptiveCard(body: CardElement[], actions: CardButton[]): AdaptiveCard {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: limits.version,
    msteams: { width: 'Full' },
    body,
    ...(actions.length ? { actions } : {}),
  }
}

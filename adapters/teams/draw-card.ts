import type { Card, Fact } from '../../src/core/card.ts'
import type { AdaptiveCard, CardElement, ColumnSet, RichTextBlock } from './adaptive-card.ts'
import { drawActions } from './draw-action.ts'
import { paragraph } from './draw-text.ts'
import { fitCard, makeAdaptiveCard, type Size } from './fit-card.ts'
import { limits } from './limits.ts'

/**
 * Draws the neutral card as an Adaptive Card of at most `limits.cardBytes`. Pure. All texts stand in RichTextBlocks,
 * which read no Markdown.
 */
export function drawCard(card: Card): AdaptiveCard {
  return fitCard((size) => {
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

const styles = { negative: 'attention', neutral: 'emphasis', positive: 'good' } as const
const colors = { negative: 'attention', neutral: 'default', positive: 'good' } as const

function drawHeadline(card: Card, size: Size): CardElement {
  const color = colors[card.sentiment]
  const headline = paragraph(`${card.headline} #${card.caseId}`, size(limits.headline), {
    weight: 'bolder',
    size: 'medium',
    color,
  })
  const stars = card.rating === null ? [] : paragraph(starsOf(card.rating), limits.mark, { color })
  const mark = paragraph(card.sampleMark, size(limits.mark), { weight: 'bolder', isSubtle: true })
  const columns: ColumnSet['columns'] = [
    // Below the headline: beside it, a phone would have no room for both.
    {
      type: 'Column',
      width: 'stretch',
      items: [...(headline.length ? headline : paragraph('–', 1, {})), ...drawMarks(card, size)],
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

/** What is worst, and that the customer wrote again: on one line. */
function drawMarks({ severeMark, returnedMark }: Card, size: Size): RichTextBlock[] {
  const marks = [severeMark, returnedMark].flatMap((mark) => {
    const [block] = paragraph(mark, size(limits.mark), { weight: 'bolder', color: 'attention' })
    return block ? block.inlines : []
  })
  const inlines = marks.flatMap((run, place) => (place === 0 ? [run] : [{ ...run, text: ' · ' }, run]))
  return inlines.length ? [{ type: 'RichTextBlock', inlines, spacing: 'none' }] : []
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

import type { Translate } from '../../src/core/texts/index.ts'
import { limits } from './limits.ts'
import { type Markup, markup } from './markup.ts'

/** The customer's words: the first of a long text, the rest one press away. */
export function drawText(text: string, t: Translate): Markup {
  const [lead, rest] = splitText(text)
  return markup`<div class="text" dir="auto">${lead}${
    rest && markup`<details class="rest"><summary>${t('web.card.rest')}</summary>${rest}</details>`
  }</div>`
}

/** Splits a long text after a whole word, or where there is none, after a whole character. */
function splitText(text: string): [string, string] {
  // A handful of words is not worth a press.
  if (text.length <= limits.leadLength * 1.2) return [text, '']
  const lead = text.slice(0, limits.leadLength)
  const atWord = lead.replace(/\s\S*$/u, '').replace(/[\uD800-\uDBFF]$/, '')
  return [atWord, text.slice(atWord.length)]
}

/** The stars of a review, with their number in words. */
export function drawStars(rating: number, t: Translate): Markup {
  const full = Math.min(5, Math.max(0, Math.round(rating)))
  return markup`<p class="stars" role="img" aria-label="${t('web.card.stars', { rating })}">${'★'.repeat(full)}<span
    class="stars-off">${'★'.repeat(5 - full)}</span></p>`
}

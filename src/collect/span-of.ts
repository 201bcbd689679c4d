import type { ParsedFeed } from '../core/feed-item.ts'
import { parseDate } from './parse-date.ts'

/** From when to when the entries of a page are, given their dates in the page's order; nothing where none has one. */
export function spanOf(dates: string[]): Pick<ParsedFeed, 'span'> {
  const known = dates.flatMap((date) => parseDate(date) ?? [])
  const from = known.at(-1)
  if (!from) return {}
  const to = new Date(Math.max(...known.map((date) => date.getTime())))
  return { span: { from, to } }
}

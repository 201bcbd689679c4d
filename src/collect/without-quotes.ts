import type * as HtmlParser from 'htmlparser2'
import { lazily } from './lazily.ts'

const htmlparser = lazily<typeof HtmlParser>('htmlparser2')

/**
 * An HTML fragment without the elements that quote others: what somebody answers to is not what they say.
 *
 * @param isQuote tells by an element's name and classes whether it is a quotation
 */
export function withoutQuotes(html: string, isQuote: (name: string, classes: string[]) => boolean): string {
  const kept: string[] = []
  let from = 0
  let quote = ''
  let depth = 0
  const parser = new (htmlparser().Parser)({
    onopentag(name, { class: classes = '' }) {
      if (depth > 0) {
        if (name === quote) depth++
      } else if (isQuote(name, classes.split(/\s+/))) {
        kept.push(html.slice(from, parser.startIndex))
        quote = name
        depth = 1
      }
    },
    onclosetag(name) {
      if (depth === 0 || name !== quote || --depth > 0) return
      from = parser.endIndex + 1
    },
  })
  parser.end(html)
  return [...kept, html.slice(from)].join('\n')
}

/** Markdown without the lines that quote others. */
export const withoutQuotedLines = (markdown: string) => markdown.replace(/^ {0,3}>.*$\n?/gm, '')

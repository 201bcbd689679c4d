import { shorten } from '../../src/core/shorten.ts'

/** Control characters, and the marks that turn the direction of a line and so let a name rewrite what stands after it. */
const unseen = /[[\p{Cc}\u202A-\u202E\u2066-\u2069]--[\n\t]]/gv

/** More than one empty line: a screen of them would push the buttons out of sight. */
const emptyLines = /\n\s*\n\s*\n/g

/**
 * A stranger's text as Slack takes it for a `plain_text` or a rich text element: valid UTF-16 (a lone surrogate breaks
 * the form encoding of the Web API), nothing unseen, at most `limit` characters, and never empty, which Slack refuses.
 */
export function plain(text: string, limit: number): string {
  const seen = text.toWellFormed().replace(unseen, '').replace(emptyLines, '\n\n')
  return shorten(seen.trim(), limit) || '–'
}

const lineBreaks = /[\n\r\t\v\f\u0085\u2028\u2029]+/g

/** The same on one line, where a line break could pass for a line of ours. */
export function oneLine(text: string, limit: number): string {
  return plain(text.replace(lineBreaks, ' '), limit)
}

/** Escapes a text for the places that Slack always reads as mrkdwn: the only three characters with a meaning there. */
export function escapeMrkdwn(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

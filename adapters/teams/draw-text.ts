import { shorten } from '../../src/core/shorten.ts'
import type { RichTextBlock, TextRun } from './adaptive-card.ts'
import { limits } from './limits.ts'

/**
 * A stranger's text as Teams shows it literally: no control characters, no overrides of the direction, no
 * `{{DATE(...)}}`, which every text of a card replaces, and not longer than `limit`.
 */
export function literal(text: string, limit: number): string {
  const clean = text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/\p{Cc}/gu, (character) => (character === '\n' ? character : ' '))
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\{(?=\{(?:DATE|TIME)\(\d)/g, '{\u2060')
    .trim()
  return shorten(clean, limit)
}

type RunStyle = Omit<TextRun, 'type' | 'text'>

/** One block of text, or none where there is nothing to read: Teams refuses a card with an empty text. */
export function paragraph(
  text: string | null,
  limit: number,
  style: RunStyle,
  spacing?: 'small' | 'none',
): RichTextBlock[] {
  const shown = literal(text ?? '', limit)
  if (!shown) return []
  return [
    {
      type: 'RichTextBlock',
      inlines: [{ type: 'TextRun', text: shown, ...style }],
      ...(spacing ? { spacing } : {}),
    },
  ]
}

/** The address as Teams takes it, or null: http(s) only, and not cut to fit. */
export function safeUrl(url: string): string | null {
  const parsed = URL.parse(url)
  if (parsed?.protocol !== 'https:' && parsed?.protocol !== 'http:') return null
  return parsed.href.length <= limits.url ? parsed.href : null
}

/** Of Markdown only what marks inline: a backslash before each full stop would be read aloud by notifications. */
export const escapeInline = (text: string) => text.replace(/[\\`*_~[\]<>]/g, '\\$&')

/** The same, with what makes a heading, a list or a quotation where a text begins with it. */
export const escapeMarkdown = (text: string) =>
  escapeInline(text)
    .replace(/^([#+-])/gm, '\\$1')
    .replace(/^(\d+)([.)])/gm, '$1\\$2')

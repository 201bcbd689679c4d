import type {
  HeaderBlock,
  KnownBlock,
  PlainTextElement,
  RichTextBlock,
  RichTextQuote,
  RichTextSection,
  RichTextText,
} from '@slack/types'
import { escapeMrkdwn, oneLine } from './escape.ts'
import { limits } from './limits.ts'

/** A message as the Web API takes it: blocks, and the text of notifications, which Slack reads as mrkdwn. */
export interface Drawing {
  blocks: KnownBlock[]
  text: string
}

/** Characters of a line at full size, and of a notification. Lines are cut when the whole is over Slack's total. */
export const room = { line: 500, notification: 300 }
const shares = [1, 0.5, 0.2, 0.05]

/** The largest drawing that stays under the total; the smallest always does. */
export function fitting(draw: (share: number) => KnownBlock[]): KnownBlock[] {
  const drawings = shares.map((share) => draw(share))
  return drawings.find((blocks) => JSON.stringify(blocks).length <= limits.total) ?? drawings.at(-1)!
}

/** The address as Slack accepts it for a button, or null: only http(s), percent-encoded, and not cut to fit. */
export function safeUrl(address: string): string | null {
  const url = URL.parse(address.toWellFormed())
  if (!url || !['http:', 'https:'].includes(url.protocol)) return null
  return url.href.length <= limits.buttonUrl ? url.href : null
}

/** The words of a notification, escaped last. */
export const notification = (words: string) => escapeMrkdwn(oneLine(words, room.notification))

/** Emoji off: `:tada:` is shown as it was written. */
export const plainText = (words: string): PlainTextElement => ({
  type: 'plain_text',
  text: words,
  emoji: false,
})

export const header = (words: string): HeaderBlock => ({
  type: 'header',
  text: plainText(oneLine(words, limits.header)),
})

export const text = (words: string, bold = false): RichTextText => ({
  type: 'text',
  text: words,
  ...(bold ? { style: { bold: true } } : {}),
})

export const section = (elements: RichTextSection['elements']): RichTextSection => ({
  type: 'rich_text_section',
  elements,
})

export const quote = (words: string): RichTextQuote => ({ type: 'rich_text_quote', elements: [text(words)] })

export const richText = (elements: RichTextBlock['elements']): RichTextBlock => ({
  type: 'rich_text',
  elements,
})

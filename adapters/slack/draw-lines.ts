import type { KnownBlock, RichTextLink, RichTextText } from '@slack/types'
import { cutLines, type Notice, type NoticeLine } from '../../src/core/notice.ts'
import type { Answer } from '../../src/core/report.ts'
import type { Translate } from '../../src/core/texts/index.ts'
import {
  type Drawing,
  fitting,
  header,
  notification,
  plainText,
  richText,
  room,
  safeUrl,
  section,
  text,
} from './blocks.ts'
import { oneLine, plain } from './escape.ts'
import { limits } from './limits.ts'

const mostLines = 60

/** A report or the help as a message. */
export function drawAnswer(answer: Answer): Drawing {
  const lines = answer.lines.slice(0, mostLines)
  const draw = (share: number): KnownBlock[] => {
    const sections = lines.map((line) => section([text(plain(line, room.line * share))]))
    return [header(answer.title), ...(sections.length ? [richText(sections)] : [])]
  }
  return { blocks: fitting(draw), text: notification(answer.title) }
}

/** A notice: a header and lines, each with a link of our own words where it has an address. */
export function drawNotice(notice: Notice, t: Translate): Drawing {
  const draw = (share: number): KnownBlock[] => {
    const lines = cutLines(notice.lines, Math.ceil(mostLines * share), t)
    const sections = lines.map((line) => section(drawLine(line, room.line * share, t)))
    return [header(notice.title), ...(sections.length ? [richText(sections)] : [])]
  }
  return { blocks: fitting(draw), text: notification(notice.title) }
}

/** A line; its address opens by words of ours, so that no text of a stranger is a link. */
export function drawLine(
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

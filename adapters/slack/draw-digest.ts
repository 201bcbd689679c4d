import type { Button, KnownBlock } from '@slack/types'
import type { CaseList, CaseRow, Digest } from '../../src/core/case-list.ts'
import { textsFor } from '../../src/core/texts/index.ts'
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
import { drawButton, drawLink } from './buttons.ts'
import { drawLine } from './draw-lines.ts'
import { oneLine } from './escape.ts'

/** Lines of a digest, and rows of the list behind it: with header and end they stay far below Slack's 50 blocks. */
const most = { lines: 20, rows: 15 }

/** Several cases in one message, with a button for the list behind it. Pure. */
export function drawDigest(digest: Digest): Drawing {
  const t = textsFor(digest.locale)
  const buttons = drawButtons(digest)
  const draw = (share: number): KnownBlock[] => {
    // Where room is short, the words of the lines are worth more than their addresses.
    const lines = digest.lines.slice(0, most.lines).map((line) => (share < 1 ? { ...line, url: null } : line))
    const sections = lines.map((line) => section(drawLine(line, room.line * share, t)))
    return [
      header(digest.title),
      ...(sections.length ? [richText(sections)] : []),
      ...(buttons.length ? [{ type: 'actions' as const, elements: buttons }] : []),
    ]
  }
  return { blocks: fitting(draw), text: notification(digest.title) }
}

function drawButtons({ id, open, url, locale }: Digest): Button[] {
  const address = url === null ? null : safeUrl(url)
  return [
    ...(open === null ? [] : [drawButton('list', open, id, true)]),
    ...(address ? [drawLink('open', textsFor(locale)('digest.inbox'), address)] : []),
  ]
}

/** The list behind a digest, for one person: each row with a button that claims its case. Pure. */
export function drawList({ title, rows, more }: CaseList): Drawing {
  const draw = (share: number): KnownBlock[] => [
    header(title),
    ...rows.slice(0, most.rows).map((row) => drawRow(row, share)),
    ...(more === null ? [] : [richText([section([text(oneLine(more, room.line * share))])])]),
  ]
  return { blocks: fitting(draw), text: notification(title) }
}

const drawRow = ({ caseId, text: words, take }: CaseRow, share: number): KnownBlock => ({
  type: 'section',
  text: plainText(oneLine(words, room.line * share)),
  accessory: drawButton('claim', take, String(caseId)),
})

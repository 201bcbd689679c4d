import { cutLines, type NoticeLine } from '../../src/core/notice.ts'
import type { Translate } from '../../src/core/texts/index.ts'
import type { RichTextBlock, TextRun } from './adaptive-card.ts'
import { paragraph, safeUrl } from './draw-text.ts'
import type { Size } from './fit-card.ts'
import { limits } from './limits.ts'

/** A title as answers, notices and lists have it. */
export const drawTitle = (title: string, size: Size): RichTextBlock[] =>
  paragraph(title, size(limits.title), { weight: 'bolder', size: 'medium' })

/** Lines of plain text, each with a link of our own words where it has an address; the last tells of those left out. */
export function drawLines(lines: NoticeLine[], size: Size, t: Translate): RichTextBlock[] {
  const shown = cutLines(lines, Math.max(2, size(limits.lines)), t)
  return shown.flatMap((line) => drawLine(line, size(limits.line), t))
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

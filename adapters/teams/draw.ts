import type { Card } from '../../src/core/card.ts'
import type { Notice } from '../../src/core/notice.ts'
import type { ChatMessage } from '../../src/core/ports.ts'
import type { Answer } from '../../src/core/report.ts'
import type { Translate } from '../../src/core/texts/index.ts'
import type { OutgoingActivity } from './bot-framework.ts'
import { drawCard } from './draw-card.ts'
import { drawDigest } from './draw-digest.ts'
import { drawLines, drawTitle } from './draw-lines.ts'
import { paragraph } from './draw-text.ts'
import { drawThread } from './draw-thread.ts'
import { fitCard, makeAdaptiveCard, messageOf } from './fit-card.ts'
import { limits } from './limits.ts'

/** The message that carries what is posted, with the line that notifications show. Pure. */
export function drawMessage(posted: ChatMessage, t: Translate): OutgoingActivity {
  if ('card' in posted) return messageOf(drawCard(posted.card), summaryOf(posted.card))
  if ('digest' in posted) return messageOf(drawDigest(posted.digest), posted.digest.title)
  if ('notice' in posted) return drawNotice(posted.notice, t)
  return drawThread(posted.thread, t)
}

function summaryOf({ headline, severeMark, returnedMark, title }: Card): string {
  const head = [headline, severeMark, returnedMark].filter(Boolean).join(' · ')
  return title ? `${head}. ${title}` : head
}

/** Draws an answer to a command: a title and lines of plain text. */
export function drawAnswer({ title, lines }: Answer): OutgoingActivity {
  const card = fitCard((size) => {
    const rest = lines
      .slice(0, limits.lines)
      .flatMap((line) => paragraph(line, size(limits.line), {}, 'small'))
    return makeAdaptiveCard([...drawTitle(title, size), ...rest], [])
  })
  return messageOf(card, title)
}

/** Draws a notice: a title and lines, each with a link of our own words where it has an address. */
export function drawNotice({ title, lines }: Notice, t: Translate): OutgoingActivity {
  const card = fitCard((size) =>
    makeAdaptiveCard([...drawTitle(title, size), ...drawLines(lines, size, t)], []),
  )
  return messageOf(card, title)
}

import type { KnownBlock, RichTextSection } from '@slack/types'
import { cutLines } from '../../src/core/notice.ts'
import type { Translate } from '../../src/core/texts/index.ts'
import type { ThreadMessage } from '../../src/core/thread.ts'
import { type Drawing, fitting, notification, richText, section, text } from './blocks.ts'
import { drawLine } from './draw-lines.ts'
import { oneLine } from './escape.ts'

/** Those whom a message calls: by their id where Slack has one for them, else by their name, which pings nobody. */
export type Pings = { name: string; id: string | null }[]

/** Lines of one message, and people that it calls; characters of a line (a note is told whole) and of a name. */
const most = { lines: 20, pings: 20, line: 2_000, name: 80 }

/**
 * What is said below a card: whom it calls, then its lines. Pure. Only an id pings: whatever stands in lines and names
 * is text, and no more than that.
 */
export function drawThread({ lines, calls }: ThreadMessage, pings: Pings, t: Translate): Drawing {
  const called = pings.slice(0, most.pings).flatMap((ping) => [drawPing(ping), text(' ')])
  const draw = (share: number): KnownBlock[] => {
    const [first, ...rest] = cutLines(lines, Math.ceil(most.lines * share), t).map((line) =>
      drawLine(line, most.line * share, t),
    )
    const opening = [...called, ...(first ?? [])]
    const sections = [...(opening.length ? [opening] : []), ...rest].map(section)
    return [richText(sections.length ? sections : [section([text('–')])])]
  }
  const names = calls.slice(0, most.pings).map(({ name }) => `@${oneLine(name, most.name)} `)
  return { blocks: fitting(draw), text: notification(`${names.join('')}${lines[0]?.text ?? ''}`) }
}

/** Slack's ids begin with U or W where they are a person's, with S where they are a user group's. */
function drawPing({ name, id }: Pings[number]): RichTextSection['elements'][number] {
  if (id !== null && /^[UW][A-Z0-9]{1,63}$/.test(id)) return { type: 'user', user_id: id }
  if (id !== null && /^S[A-Z0-9]{1,63}$/.test(id)) return { type: 'usergroup', usergroup_id: id }
  return text(`@${oneLine(name, most.name)}`)
}

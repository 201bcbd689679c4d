import type { Called } from '../../src/core/team.ts'
import type { Translate } from '../../src/core/texts/index.ts'
import type { ThreadMessage } from '../../src/core/thread.ts'
import type { CardElement, Mention } from './adaptive-card.ts'
import type { OutgoingActivity } from './bot-framework.ts'
import { drawLines } from './draw-lines.ts'
import { literal, paragraph } from './draw-text.ts'
import { fitCard, makeAdaptiveCard, messageOf } from './fit-card.ts'
import { limits } from './limits.ts'

/**
 * Draws what is said below a card: who is called by it, then its lines. A mention is `<at>name</at>` in a TextBlock with
 * an entity that names the person by their Entra object id, or their address as user principal name:
 * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format#mention-support-within-adaptive-cards
 */
export function drawThread({ lines, calls }: ThreadMessage, t: Translate): OutgoingActivity {
  const called = calls.slice(0, limits.calls)
  const mentions = mentionsOf(called)
  const rest = called.filter((each) => !idOf(each)).map(({ name }) => literal(name, limits.name))
  const card = fitCard((size) => {
    const body: CardElement[] = [
      ...drawMentions(mentions),
      ...paragraph(rest.join(', '), limits.calls * limits.name, { weight: 'bolder' }),
      ...drawLines(lines, size, t),
    ]
    return makeAdaptiveCard(body, [], mentions)
  })
  return messageOf(card, lines[0]?.text ?? '–')
}

const drawMentions = (mentions: Mention[]): CardElement[] =>
  mentions.length
    ? [{ type: 'TextBlock', text: mentions.map(({ text }) => text).join(', '), wrap: true }]
    : []

/**
 * The entities of those who can be mentioned, each once. Teams drops one whose address it does not know, and gives its
 * place to the next one: addresses, which may be nobody's in this tenant, come last, where there is none to take it.
 */
function mentionsOf(calls: Called[]): Mention[] {
  const known = calls.filter(({ teams }) => teams !== null)
  const byAddress = calls.filter(({ teams, email }) => teams === null && email !== null)
  const mentions = new Map<string, Mention>()
  for (const call of [...known, ...byAddress]) {
    const id = idOf(call)
    if (!id || mentions.has(id)) continue
    const name = freeName(tame(call.name), [...mentions.values()])
    mentions.set(id, { type: 'mention', text: `<at>${name}</at>`, mentioned: { id, name } })
  }
  return [...mentions.values()]
}

const idOf = ({ teams, email }: Called) => teams || email

/** Teams tells mentions in one card apart by their text: two of one name need two. */
function freeName(name: string, taken: Mention[]): string {
  const names = new Set(taken.map(({ mentioned }) => mentioned.name))
  let free = name
  for (let number = 2; names.has(free); number++) free = `${name} ${number}`
  return free
}

/** A name in a TextBlock, without what Markdown or the mention's own markup would take for itself. */
const tame = (name: string) =>
  literal(name, limits.name)
    .replace(/[\\`*_~[\]<>{}#|&!,]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim() || '–'

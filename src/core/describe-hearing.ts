import { type Clocking, clockTime, duration } from './clocking.ts'
import type { HearingChange } from './compare-hearing.ts'
import { describeFailure } from './describe-failure.ts'
import { describeHealth } from './describe-health.ts'
import { cutLines, type Notice, type NoticeLine } from './notice.ts'
import { type Translate, textsFor } from './texts/index.ts'

/** Sources that one notice names; `korva sources` and the inbox have them all. */
const mostSources = 20

type Context = Clocking & { now: Date }

/** What the operations are told of changes that were found at once: one notice for each thing to say. Pure. */
export function describeHearing(changes: HearingChange[], context: Context): Notice[] {
  const t = textsFor(context.locale)
  const draw = { 'cut-off': drawCutOff, back: drawBack, deaf: drawDeaf, again: drawAgain }
  return (Object.keys(draw) as (keyof typeof draw)[]).flatMap((say) => {
    const said = changes.filter((change) => change.say === say)
    if (said.length === 0) return []
    const { title, lines } = draw[say](said, context, t)
    return [{ title, lines: cutLines(lines, mostSources, t) }]
  })
}

function drawDeaf(changes: HearingChange[], context: Context, t: Translate): Notice {
  const lines = changes.map(({ source, state, after }) => {
    const { words, todo } = describeHealth({ source, state: { ...state, deaf: after } }, context)
    return line([t('notice.source', { name: source.name, words }), todo].filter(Boolean).join(' '))
  })
  return { title: t('notice.deaf.title', counted(changes)), lines }
}

function drawAgain(changes: HearingChange[], context: Context, t: Translate): Notice {
  const lines = changes.map((change) =>
    line(t('notice.again.line', { name: change.source.name, lasted: lastedOf([change], context, t) })),
  )
  return { title: t('notice.again.title', counted(changes)), lines }
}

function drawCutOff(changes: HearingChange[], context: Context, t: Translate): Notice {
  const last = changes.toSorted((a, b) => polledAt(b) - polledAt(a))[0]!
  const since = clockTime(new Date(changes[0]!.after!.since), context)
  const error = last.state.error ? describeFailure(last.state.error, t).said : ''
  const lines = [
    t('notice.cutOff.line', { count: changes.length, since }),
    t('health.todo.network'),
    t('notice.cutOff.error', { name: last.source.name, error }),
  ]
  return { title: t('notice.cutOff.title'), lines: lines.map(line) }
}

function drawBack(changes: HearingChange[], context: Context, t: Translate): Notice {
  const gaps = { count: changes.length, lasted: lastedOf(changes, context, t) }
  return { title: t('notice.back.title'), lines: [line(t('notice.back.line', gaps))] }
}

function lastedOf(changes: HearingChange[], { now }: Context, t: Translate): string {
  const since = Math.min(...changes.map(({ before }) => Date.parse(before!.since)))
  return duration(Math.max(0, Math.floor((now.getTime() - since) / 60_000)), t)
}

const counted = (changes: HearingChange[]) => ({ count: changes.length, name: changes[0]!.source.name })
const polledAt = ({ state }: HearingChange) => state.polledAt?.getTime() ?? 0
const line = (text: string): NoticeLine => ({ text, url: null })

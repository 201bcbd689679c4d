import { describeError } from '../../src/core/errors.ts'
import type { Click, ClickOutcome } from '../../src/core/ports.ts'
import { drawCard } from './draw-card.ts'
import { drawDialog } from './draw-dialog.ts'
import { drawList } from './draw-list.ts'
import { messageOf } from './fit-card.ts'
import { type InvokeAnswer, showDialog, showInvoke, tellTask, tellWhy } from './invoke-answer.ts'
import type { Incoming } from './parse-activity.ts'
import { type AnswerDeps, reply, tellPrivately } from './reply.ts'

type Press = Extract<Incoming, { kind: 'press' }>

/** Does what was pressed or sent, as the person whom the token vouches for, and answers in the way that it came. */
export async function answerPress(press: Press, deps: AnswerDeps): Promise<InvokeAnswer> {
  const { caseId, action, input } = press
  if (press.by === 'message') return answerMessage(press, deps)
  const click: Click = { ...(await deps.members.identify(press.origin)), caseId, action, input }
  const outcome = await deps.desk.act(click)
  if (outcome.outcome === 'ask') return showDialog(outcome.dialog, press.by)
  if (outcome.outcome === 'invalid') return showDialog(outcome.dialog, press.by, outcome.message)
  if (outcome.outcome !== 'done') return tellWhy(press, outcome.message)
  if (press.by === 'submit') return null
  if (press.by === 'fetch') return tellTask(outcome.message)
  return (await listAgain(press, click, outcome.message, deps)) ?? showInvoke(drawCard(outcome.card))
}

/** Whoever pressed in a list goes on in the list; where it cannot be had, what was done is done all the same. */
async function listAgain({ digest }: Press, { who, place }: Click, said: string, { desk, log }: AnswerDeps) {
  if (digest === null) return null
  const list = await desk.list(digest, { who, place }).catch((error) => {
    log.warn(describeError(error), 'A list in Teams could not be drawn again')
    return null
  })
  return list && showInvoke(drawList(list, digest, said))
}

/** A button that sends a message: the redrawn card says that it worked, all else is said. */
async function answerMessage(press: Press, deps: AnswerDeps): Promise<null> {
  const { caseId, action, input, origin } = press
  const click: Click = { ...(await deps.members.identify(origin)), caseId, action, input }
  const outcome: ClickOutcome | null = await deps.desk.act(click).catch((error) => {
    deps.log.error(describeError(error), 'A click from Teams could not be carried out')
    return null
  })
  if (outcome?.outcome === 'ask' || outcome?.outcome === 'invalid') {
    const said = outcome.outcome === 'invalid' ? outcome.message : null
    const card = drawDialog(outcome.dialog, 'card', said)
    await reply(origin, messageOf(card, outcome.dialog.title), deps)
  } else if (outcome?.outcome !== 'done') {
    await tellPrivately(origin, outcome?.message ?? deps.t('chat.failed'), deps)
  }
  return null
}

import { answerPress } from './answer-press.ts'
import { answerCommand, connect, takeNote } from './answer-words.ts'
import { drawList } from './draw-list.ts'
import { messageOf } from './fit-card.ts'
import { type InvokeAnswer, showInvoke, tellInvoke } from './invoke-answer.ts'
import type { Incoming } from './parse-activity.ts'
import { type AnswerDeps, reply, tellPrivately } from './reply.ts'

/** Does what an activity asks for. Resolves to the body that an invoke is answered with, null for all else. */
export function createAnswerer(deps: AnswerDeps): (incoming: Incoming) => Promise<InvokeAnswer> {
  return async (incoming) => {
    switch (incoming.kind) {
      case 'press':
        return answerPress(incoming, deps)
      case 'list':
        return answerList(incoming, deps)
      case 'command':
        await answerCommand(incoming, deps)
        return null
      case 'note':
        await takeNote(incoming, deps)
        return null
      case 'connect':
        await connect(incoming, deps)
        return null
      case 'other':
        deps.log.debug({ type: incoming.type }, 'Teams sent something that needs no answer')
        return null
    }
  }
}

/** Shows the list behind a digest to whoever opened it; older clients get it in the thread. */
async function answerList(
  { origin, by, digest }: Extract<Incoming, { kind: 'list' }>,
  deps: AnswerDeps,
): Promise<InvokeAnswer> {
  const list = await deps.desk.list(digest, await deps.members.identify(origin))
  const none = deps.t('digest.none')
  if (by !== 'message') return list ? showInvoke(drawList(list, digest)) : tellInvoke(none)
  if (list) await reply(origin, messageOf(drawList(list, digest), list.title), deps)
  else await tellPrivately(origin, none, deps)
  return null
}

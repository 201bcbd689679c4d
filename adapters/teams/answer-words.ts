import { describeError } from '../../src/core/errors.ts'
import type { Answer } from '../../src/core/report.ts'
import { drawAnswer } from './draw.ts'
import type { Incoming } from './parse-activity.ts'
import { plainWords } from './plain-words.ts'
import { type AnswerDeps, reply } from './reply.ts'

type Of<K extends Incoming['kind']> = Extract<Incoming, { kind: K }>

/** Answers a command in the place where it was said. */
export async function answerCommand(incoming: Of<'command'>, deps: AnswerDeps): Promise<void> {
  await reply(incoming.origin, drawAnswer(await askDesk(incoming, deps)), deps)
}

async function askDesk({ command, origin }: Of<'command'>, deps: AnswerDeps): Promise<Answer> {
  const prefix = `@${origin.bot.name} `
  try {
    const answer = await deps.desk.answer(command, prefix, await deps.members.identify(origin))
    if (command.kind !== 'help' && command.kind !== 'unknown') return answer
    // Only Teams has to be told where its channels are, so that the product's own list leaves it out.
    const usage = `${prefix}connect <id>: ${deps.t('chat.help.connect')}`
    return { ...answer, lines: [...answer.lines, usage] }
  } catch (error) {
    deps.log.error(describeError(error), 'A command from Teams could not be answered')
    return { title: deps.t('chat.failed'), lines: [] }
  }
}

/**
 * Keeps what was written below a card. Nothing is answered to a note: whoever writes there speaks to colleagues. Where no
 * card of ours stands, words that name the bot were meant for it.
 */
export async function takeNote({ origin, note, command }: Of<'note'>, deps: AnswerDeps): Promise<void> {
  const text = await plainWords(note.text)
  const kept = text !== '' && (await deps.desk.note({ ...note, text }, await deps.members.identify(origin)))
  if (!kept && command) await answerCommand({ kind: 'command', origin, command }, deps)
}

/** Connects a channel of the settings with the place where that was said. */
export async function connect({ origin, channel }: Of<'connect'>, deps: AnswerDeps): Promise<void> {
  const { addresses, t } = deps
  const say = (title: string) => reply(origin, drawAnswer({ title, lines: [] }), deps)
  if (!addresses.ids.includes(channel)) {
    const known = addresses.ids.join(', ')
    return say(known ? t('chat.connectUnknown', { channel, known }) : t('chat.connectNone'))
  }
  // Customers' words would follow whoever says it in a chat of their own; and what the settings say, a word cannot undo.
  if (!origin.inChannel || addresses.isFixed(channel)) {
    deps.log.warn(
      { channel, person: origin.person },
      'Somebody tried to connect a Teams channel, and was refused',
    )
    return say(t(origin.inChannel ? 'chat.connectFixed' : 'chat.connectElsewhere', { channel }))
  }
  try {
    if (!(await deps.desk.mayConnect(channel, await deps.members.identify(origin)))) {
      return await say(t('chat.denied.role'))
    }
    await addresses.remember(channel, origin)
  } catch (error) {
    deps.log.error({ channel, ...describeError(error) }, 'A Teams channel could not be connected')
    return say(t('chat.failed'))
  }
  const { person, conversation } = origin
  deps.log.info({ channel, person, conversation }, 'A Teams channel was connected')
  await say(t('chat.connected', { channel }))
  await deps.onConnected(channel)
}

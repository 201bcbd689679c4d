import type { Card } from '../../src/core/card.ts'
import { describeError } from '../../src/core/errors.ts'
import type { ClickOutcome, Desk, Log } from '../../src/core/ports.ts'
import type { Answer } from '../../src/core/report.ts'
import type { Translate } from '../../src/core/texts/index.ts'
import type { Addresses } from './addresses.ts'
import type { BotFramework } from './bot-framework.ts'
import { drawAnswer, drawCard } from './draw.ts'
import type { Incoming, Origin } from './parse-activity.ts'

/**
 * The body of the answer to an `adaptiveCard/action` invoke. A card replaces the old one for the person who clicked; a
 * message is shown to them alone, which is how a refusal stays private. See Universal Actions, response format:
 * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/work-with-universal-actions-for-adaptive-cards
 */
export interface InvokeAnswer {
  statusCode: 200
  type: 'application/vnd.microsoft.card.adaptive' | 'application/vnd.microsoft.activity.message'
  value: unknown
}

export interface AnswerDeps {
  framework(): Promise<BotFramework>
  desk: Desk
  addresses: Addresses
  log: Log
  t: Translate
  onConnected(channelId: string): Promise<void>
}

type Of<K extends Incoming['kind']> = Extract<Incoming, { kind: K }>

/** Does what an activity asks for. Resolves to the body that an invoke is answered with, null for all else. */
export function createAnswerer(deps: AnswerDeps): (incoming: Incoming) => Promise<InvokeAnswer | null> {
  return async (incoming) => {
    switch (incoming.kind) {
      case 'press':
        return press(incoming, deps)
      case 'command':
        await reply(incoming.origin, await answerCommand(incoming, deps), deps)
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

export const tellInvoke = (text: string): InvokeAnswer => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.activity.message',
  value: text,
})

const showInvoke = (card: Card): InvokeAnswer => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.card.adaptive',
  value: drawCard(card),
})

async function press({ origin, click, by }: Of<'press'>, deps: AnswerDeps): Promise<InvokeAnswer | null> {
  if (by === 'invoke') {
    const outcome = await deps.desk.act(click)
    return outcome.outcome === 'done' ? showInvoke(outcome.card) : tellInvoke(outcome.message)
  }
  const outcome: ClickOutcome | null = await deps.desk.act(click).catch((error) => {
    deps.log.error(describeError(error), 'A click from Teams could not be carried out')
    return null
  })
  if (outcome?.outcome !== 'done') {
    await tellPrivately(origin, click.who.name, outcome?.message ?? deps.t('chat.failed'), deps)
  }
  return null
}

/**
 * Tells the person who pressed a fallback button (Action.Submit) why nothing came of it. Such a click is a message, and
 * a message has no private answer: the bot's one-to-one chat with the person is the closest. Teams opens it only where
 * the person has the app too; where not, the thread is told, by name, since silence would look like a dead button.
 */
async function tellPrivately(origin: Origin, name: string, text: string, deps: AnswerDeps): Promise<void> {
  const { service, bot, person, tenant } = origin
  if (origin.personal) return reply(origin, { title: text, lines: [] }, deps)
  try {
    const sdk = await deps.framework()
    const chat = await sdk.openPersonal(service, { bot: bot.id, person, tenant })
    await sdk.send(service, chat, drawAnswer({ title: text, lines: [] }))
  } catch (error) {
    deps.log.info(describeError(error), 'Teams opened no private chat: the thread is told instead')
    await reply(origin, { title: `${name}: ${text}`, lines: [] }, deps)
  }
}

async function answerCommand({ command, origin }: Of<'command'>, deps: AnswerDeps): Promise<Answer> {
  const prefix = `@${origin.bot.name} `
  try {
    const answer = await deps.desk.answer(command, prefix)
    if (command.kind !== 'help' && command.kind !== 'unknown') return answer
    // Only Teams has to be told where its channels are, so that the product's own list leaves it out.
    const usage = `${prefix}connect <id>: ${deps.t('chat.help.connect')}`
    return { ...answer, lines: [...answer.lines, usage] }
  } catch (error) {
    deps.log.error(describeError(error), 'A command from Teams could not be answered')
    return { title: deps.t('chat.failed'), lines: [] }
  }
}

async function connect({ origin, channel }: Of<'connect'>, deps: AnswerDeps): Promise<void> {
  const { addresses, t } = deps
  if (!addresses.ids.includes(channel)) {
    const known = addresses.ids.join(', ')
    const title = known ? t('chat.connectUnknown', { channel, known }) : t('chat.connectNone')
    return reply(origin, { title, lines: [] }, deps)
  }
  // Customers' words would follow whoever says it in a chat of their own; and what the settings say, a word cannot undo.
  if (!origin.inChannel || addresses.isFixed(channel)) {
    const title = t(origin.inChannel ? 'chat.connectFixed' : 'chat.connectElsewhere', { channel })
    deps.log.warn(
      { channel, person: origin.person },
      'Somebody tried to connect a Teams channel, and was refused',
    )
    return reply(origin, { title, lines: [] }, deps)
  }
  try {
    await addresses.remember(channel, origin)
  } catch (error) {
    deps.log.error({ channel, ...describeError(error) }, 'A Teams channel could not be connected')
    return reply(origin, { title: t('chat.failed'), lines: [] }, deps)
  }
  const { person, conversation } = origin
  deps.log.info({ channel, person, conversation }, 'A Teams channel was connected')
  await reply(origin, { title: t('chat.connected', { channel }), lines: [] }, deps)
  await deps.onConnected(channel)
}

/** Answers where the words were said; an answer that does not arrive is logged, there is nobody else to tell. */
async function reply({ service, conversation }: Origin, answer: Answer, { framework, log }: AnswerDeps) {
  try {
    await (await framework()).send(service, conversation, drawAnswer(answer))
  } catch (error) {
    log.warn({ conversation, ...describeError(error) }, 'Teams did not take an answer')
  }
}

import { describeError } from '../../src/core/errors.ts'
import type { Desk, Log } from '../../src/core/ports.ts'
import type { Translate } from '../../src/core/texts/index.ts'
import type { Addresses } from './addresses.ts'
import type { BotFramework, OutgoingActivity } from './bot-framework.ts'
import { drawAnswer } from './draw.ts'
import type { Members } from './members.ts'
import type { Origin } from './parse-activity.ts'

/** What the answers to activities are made with. */
export interface AnswerDeps {
  framework(): Promise<BotFramework>
  desk: Desk
  addresses: Addresses
  members: Members
  log: Log
  t: Translate
  onConnected(channelId: string): Promise<void>
}

/** Answers where the words were said; an answer that does not arrive is logged, there is nobody else to tell. */
export async function reply(
  { service, conversation }: Origin,
  activity: OutgoingActivity,
  { framework, log }: AnswerDeps,
): Promise<void> {
  try {
    await (await framework()).send(service, conversation, activity)
  } catch (error) {
    log.warn({ conversation, ...describeError(error) }, 'Teams did not take an answer')
  }
}

/**
 * Tells the person who pressed a fallback button (Action.Submit) why nothing came of it. Such a click is a message, and
 * a message has no private answer: the bot's one-to-one chat with the person is the closest. Teams opens it only where
 * the person has the app too; where not, the thread is told, by name, since silence would look like a dead button.
 */
export async function tellPrivately(origin: Origin, text: string, deps: AnswerDeps): Promise<void> {
  const { service, bot, person, tenant, who } = origin
  const said = (title: string) => drawAnswer({ title, lines: [] })
  if (origin.personal) return reply(origin, said(text), deps)
  try {
    const sdk = await deps.framework()
    const chat = await sdk.openPersonal(service, { bot: bot.id, person, tenant })
    await sdk.send(service, chat, said(text))
  } catch (error) {
    deps.log.info(describeError(error), 'Teams opened no private chat: the thread is told instead')
    await reply(origin, said(`${who.name}: ${text}`), deps)
  }
}

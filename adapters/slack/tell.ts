import type { RespondFn } from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import { describeError, KorvaError } from '../../src/core/errors.ts'
import type { Asker, Log } from '../../src/core/ports.ts'
import type { Drawing } from './blocks.ts'
import type { Tell } from './receive.ts'
import { toKorvaError } from './slack-error.ts'

/**
 * Tells one person by the response_url of what they did (30 minutes, 5 times), and where that fails or is missing by an
 * ephemeral message, for which the bot has to be in the channel.
 */
export function createTell(respond: RespondFn | undefined, web: WebClient, log: Log): Tell {
  const byAddress = async (drawing: Drawing) => {
    if (!respond) throw new KorvaError('slack-no-address', 'Slack gave no response_url')
    await respond({ ...drawing, response_type: 'ephemeral', replace_original: false })
  }
  const byMessage = async ({ who, place }: Asker, drawing: Drawing) => {
    if (!place) throw new KorvaError('slack-no-address', 'Slack gave neither response_url nor channel')
    const quietly = { parse: 'none', link_names: false } as const
    await web.chat.postEphemeral({ channel: place, user: who.id, ...drawing, ...quietly })
  }
  return async (asker, drawing) => {
    try {
      await byAddress(drawing).catch(() => byMessage(asker, drawing))
    } catch (error) {
      const failure = describeError(toKorvaError(error, 'telling a person what came of their click'))
      log.warn({ platform: 'slack', channel: asker.place, ...failure }, 'A person in Slack was not told')
    }
  }
}

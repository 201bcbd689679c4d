import type { WebClient } from '@slack/web-api'
import type { Channel } from '../../src/core/channel.ts'
import { KorvaError } from '../../src/core/errors.ts'
import type { Chat, ChatMessage } from '../../src/core/ports.ts'
import type { Translate } from '../../src/core/texts/index.ts'
import { createCheck } from './check.ts'
import { drawMessage } from './draw.ts'
import { eventType, findDelivery, refAt } from './find-delivery.ts'
import type { People } from './people.ts'
import { toKorvaError } from './slack-error.ts'

/** Untrusted text never becomes a link, a mention or a preview, whatever slips past the drawing. */
const asWritten = { parse: 'none', link_names: false } as const

export interface ChatDeps {
  web: WebClient
  /** With the app-level token; null: there is no Socket Mode. */
  socket: WebClient | null
  people: Pick<People, 'find'>
  t: Translate
}

/** The Slack chat: posts, finds and redraws messages. One attempt a call; failures are KorvaErrors. */
export function createChat({ web, socket, people, t }: ChatDeps): Chat {
  return {
    platform: 'slack',

    post(channel, message, deliveryId) {
      return attempt(`posting to ${nameOf(channel)}`, async () => {
        const pings = 'thread' in message ? await people.find(message.thread.calls) : []
        const { place, under } = placeOf(channel, message)
        const posted = await web.chat.postMessage({
          channel: place,
          ...(under ? { thread_ts: under } : {}),
          ...drawMessage(message, t, pings),
          ...asWritten,
          mrkdwn: false,
          unfurl_links: false,
          unfurl_media: false,
          metadata: { event_type: eventType, event_payload: { delivery_id: deliveryId } },
        })
        if (posted.channel && posted.ts) return refAt(posted.channel, posted.ts)
        throw new KorvaError('slack-bad-answer', 'Slack took the message but did not say where it stands')
      })
    },

    find(channel, message, { deliveryId, since }) {
      return attempt(`looking for a message in ${nameOf(channel)}`, async () => {
        const { place, under } = placeOf(channel, message)
        const found = await findDelivery(web, { channel: place, under, deliveryId, since })
        return found === null ? null : refAt(place, found)
      })
    },

    redraw(ref, message) {
      return attempt(`redrawing a message in channel ${ref.place}`, async () => {
        const drawn = drawMessage(message, t)
        await web.chat.update({ channel: ref.place, ts: ref.message, ...drawn, ...asWritten })
      })
    },

    check: createCheck(web, socket),
  }
}

async function attempt<T>(doing: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    throw toKorvaError(error, doing)
  }
}

/** What is said below a card goes where the card stands, whatever the settings say of the channel by now. */
function placeOf(channel: Channel, message: ChatMessage): { place: string; under: string | null } {
  if ('thread' in message) return { place: message.under.place, under: message.under.message }
  if (channel.target) return { place: channel.target, under: null }
  throw new KorvaError('slack-no-target', `The Slack channel “${channel.id}” has no target`, {
    hint: 'Give it the channel’s id (C0123456789, at the end of the channel’s details in Slack) as `target`.',
    retryable: false,
  })
}

const nameOf = ({ id, target }: Channel) => `channel ${id} (${target ?? 'no target'})`

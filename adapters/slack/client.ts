import type { WebClient } from '@slack/web-api'
import type { Card } from '../../src/core/card.ts'
import type { Channel } from '../../src/core/channel.ts'
import { KorvaError } from '../../src/core/errors.ts'
import type { Chat, PostRef } from '../../src/core/ports.ts'
import type { Translate } from '../../src/core/texts/index.ts'
import { createCheck } from './check.ts'
import { drawCard, drawMessage } from './draw.ts'
import { toKorvaError } from './slack-error.ts'

const eventType = 'korva_delivery'
/** Messages of one `conversations.history` call; Slack recommends no more. */
const pageSize = 200
const mostPages = 10
/** Slack's clock stamps the messages, ours says since when to look. */
const clockSkew = 60_000

/** Untrusted text never becomes a link, a mention or a preview, whatever slips past the drawing. */
const asWritten = { parse: 'none', link_names: false } as const

/** The Slack chat: posts, finds and redraws messages. One attempt a call; failures are KorvaErrors. */
export function createChat(web: WebClient, socket: WebClient | null, t: Translate): Chat {
  return {
    platform: 'slack',

    post(channel, message, deliveryId) {
      return attempt(`posting to ${nameOf(channel)}`, async () => {
        const posted = await web.chat.postMessage({
          channel: targetOf(channel),
          ...drawMessage(message, t),
          ...asWritten,
          mrkdwn: false,
          unfurl_links: false,
          unfurl_media: false,
          metadata: { event_type: eventType, event_payload: { delivery_id: deliveryId } },
        })
        return refOf(posted.channel, posted.ts)
      })
    },

    find(channel, deliveryId, since) {
      const doing = `looking for a message in ${nameOf(channel)}`
      return attempt(doing, () => findDelivery(web, targetOf(channel), deliveryId, since))
    },

    redraw(ref: PostRef, card: Card) {
      return attempt(`redrawing a card in channel ${ref.place}`, async () => {
        await web.chat.update({ channel: ref.place, ts: ref.message, ...drawCard(card), ...asWritten })
      })
    },

    check: createCheck(web, socket),
  }
}

/** Reads the history page by page, newest first, as far back as `since` but at most 2,000 messages. */
async function findDelivery(
  web: WebClient,
  channel: string,
  deliveryId: string,
  since: Date,
): Promise<PostRef | null> {
  const oldest = ((since.getTime() - clockSkew) / 1000).toFixed(6)
  let cursor: string | undefined
  for (let page = 0; page < mostPages; page++) {
    const history = await web.conversations.history({
      channel,
      oldest,
      limit: pageSize,
      include_all_metadata: true,
      ...(cursor ? { cursor } : {}),
    })
    const found = history.messages?.find((message) => isDelivery(message.metadata, deliveryId))
    if (found) return refOf(channel, found.ts)
    cursor = history.response_metadata?.next_cursor
    if (!cursor) return null
  }
  return null
}

function isDelivery(
  metadata: { event_type?: string; event_payload?: unknown } | undefined,
  deliveryId: string,
): boolean {
  if (metadata?.event_type !== eventType) return false
  const payload = metadata.event_payload
  return typeof payload === 'object' && payload !== null && 'delivery_id' in payload
    ? payload.delivery_id === deliveryId
    : false
}

async function attempt<T>(doing: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    throw toKorvaError(error, doing)
  }
}

function targetOf(channel: Channel): string {
  if (channel.target) return channel.target
  throw new KorvaError('slack-no-target', `The Slack channel “${channel.id}” has no target`, {
    hint: 'Give it the channel’s id (C0123456789, at the end of the channel’s details in Slack) as `target`.',
    retryable: false,
  })
}

const nameOf = ({ id, target }: Channel) => `channel ${id} (${target ?? 'no target'})`

function refOf(place: string | undefined, message: string | undefined): PostRef {
  if (place && message) return { platform: 'slack', place, message, service: null }
  throw new KorvaError('slack-bad-answer', 'Slack took the message but did not say where it stands')
}

import type { WebClient } from '@slack/web-api'
import type { PostRef } from '../../src/core/ports.ts'
import { asObject } from './json.ts'

/** By which a message is known as one of ours, in its metadata. */
export const eventType = 'korva_delivery'
/** Messages of one call; Slack recommends no more. */
const pageSize = 200
const mostPages = 10
/** Slack's clock stamps the messages, ours says since when to look. */
const clockSkew = 60_000

/** Where to look: in a channel, or below one of its messages (`under`). */
export interface Wanted {
  channel: string
  under: string | null
  deliveryId: string
  since: Date
}

/**
 * Looks for a message by its delivery id, page by page, as far back as `since` but at most 2,000 messages. The history of a
 * channel holds no replies: those are asked for by their thread.
 */
export async function findDelivery(web: WebClient, wanted: Wanted): Promise<string | null> {
  const { channel, under, deliveryId, since } = wanted
  const oldest = ((since.getTime() - clockSkew) / 1000).toFixed(6)
  let cursor: string | undefined
  for (let page = 0; page < mostPages; page++) {
    const ask = {
      ...{ channel, oldest, limit: pageSize, include_all_metadata: true },
      ...(cursor ? { cursor } : {}),
    }
    const answer = under
      ? await web.conversations.replies({ ...ask, ts: under })
      : await web.conversations.history(ask)
    const messages: Found[] = answer.messages ?? []
    const found = messages.find(({ metadata }) => isDelivery(metadata, deliveryId))
    if (found?.ts) return found.ts
    cursor = answer.response_metadata?.next_cursor
    if (!cursor) return null
  }
  return null
}

type Metadata = { event_type?: string; event_payload?: unknown } | undefined
type Found = { ts?: string; metadata?: Metadata }

const isDelivery = (metadata: Metadata, deliveryId: string): boolean =>
  metadata?.event_type === eventType && asObject(metadata.event_payload).delivery_id === deliveryId

/** Where a message stands, in Slack's ids. */
export const refAt = (place: string, message: string): PostRef => ({
  platform: 'slack',
  place,
  message,
  service: null,
})

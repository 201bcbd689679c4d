import type { Card } from '../../src/core/card.ts'
import type { Digest } from '../../src/core/case-list.ts'
import { KorvaError } from '../../src/core/errors.ts'
import type { Notice } from '../../src/core/notice.ts'
import type { Person } from '../../src/core/person.ts'
import type { Chat, ChatMessage, PostRef } from '../../src/core/ports.ts'
import type { ThreadMessage } from '../../src/core/thread.ts'

/** How a post goes wrong: refused by an answer, or accepted with the answer lost. */
export type Fault = 'rate-limited' | 'refused' | 'answer-lost' | 'hung-up'

/** A chat behind its port, in memory, with faults as the real ones have them: what the flows are tested against. */
export function createMemoryChat(platform: Person['platform']) {
  const posts = new Map<string, { deliveryId: string; drawn: Card[] }>()
  const notices = new Map<string, { deliveryId: string; notice: Notice }>()
  const digests = new Map<string, { deliveryId: string; drawn: Digest[] }>()
  /** What was said below cards, by the card's message, with the channel that it was said in. */
  const threads: { deliveryId: string; under: string; said: ThreadMessage; id: string; channel: string }[] =
    []
  /** Where each message was posted, by the id of the channel in the settings. */
  const channels = new Map<string, string>()
  const faults: Fault[] = []
  let count = 0
  const refOf = (message: string): PostRef => ({
    platform,
    place: channels.get(message) ?? 'C1',
    message,
    service: null,
  })
  const post = (posted: ChatMessage, deliveryId: string, channel: { id: string; target: string | null }) => {
    const message = String(++count)
    channels.set(message, channel.target ?? 'C1')
    if ('notice' in posted) notices.set(message, { deliveryId, notice: posted.notice })
    else if ('digest' in posted) digests.set(message, { deliveryId, drawn: [posted.digest] })
    else if ('card' in posted) posts.set(message, { deliveryId, drawn: [posted.card] })
    else
      threads.push({
        ...{ deliveryId, under: posted.under.message, said: posted.thread, id: message, channel: channel.id },
      })
    return refOf(message)
  }
  const chat: Chat = {
    platform,
    async post(channel, message, deliveryId) {
      switch (faults.shift()) {
        case 'rate-limited':
          throw new KorvaError('rate-limited', 'Slow down', { retryAfterMs: 30_000 })
        case 'refused':
          throw new KorvaError('not-in-channel', 'Not in the channel', {
            retryable: false,
            hint: 'Invite the bot',
          })
        case 'answer-lost':
          post(message, deliveryId, channel)
          throw new KorvaError('chat-unreachable', 'No answer came')
        case 'hung-up':
          throw new KorvaError('chat-unreachable', 'No answer came')
        default:
          return post(message, deliveryId, channel)
      }
    },
    async find(_channel, _message, { deliveryId }) {
      const found = [...posts, ...notices, ...digests].find(([, each]) => each.deliveryId === deliveryId)
      const said = threads.find((each) => each.deliveryId === deliveryId)
      return found ? refOf(found[0]) : said ? refOf(said.id) : null
    },
    async redraw(ref, message) {
      const found = 'card' in message ? posts.get(ref.message) : digests.get(ref.message)
      if (!found)
        throw new KorvaError('message-gone', 'The message is gone', { retryable: false, gone: true })
      if ('card' in message) posts.get(ref.message)!.drawn.push(message.card)
      else digests.get(ref.message)!.drawn.push(message.digest)
    },
    async check() {
      return []
    },
  }
  return { chat, posts, notices, digests, threads, faults }
}

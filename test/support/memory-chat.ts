import type { Card } from '../../src/core/card.ts'
import { KorvaError } from '../../src/core/errors.ts'
import type { Notice } from '../../src/core/notice.ts'
import type { Person } from '../../src/core/person.ts'
import type { Chat, ChatMessage, PostRef } from '../../src/core/ports.ts'

/** How a post goes wrong: refused by an answer, or accepted with the answer lost. */
export type Fault = 'rate-limited' | 'refused' | 'answer-lost' | 'hung-up'

/** A chat behind its port, in memory, with faults as the real ones have them: what the flows are tested against. */
export function createMemoryChat(platform: Person['platform']) {
  const posts = new Map<string, { deliveryId: string; drawn: Card[] }>()
  const notices = new Map<string, { deliveryId: string; notice: Notice }>()
  const faults: Fault[] = []
  const refOf = (message: string): PostRef => ({ platform, place: 'C1', message, service: null })
  const post = (posted: ChatMessage, deliveryId: string) => {
    const message = String(posts.size + notices.size + 1)
    if ('notice' in posted) notices.set(message, { deliveryId, notice: posted.notice })
    else posts.set(message, { deliveryId, drawn: [posted.card] })
    return refOf(message)
  }
  const chat: Chat = {
    platform,
    async post(_channel, message, deliveryId) {
      switch (faults.shift()) {
        case 'rate-limited':
          throw new KorvaError('rate-limited', 'Slow down', { retryAfterMs: 30_000 })
        case 'refused':
          throw new KorvaError('not-in-channel', 'Not in the channel', {
            retryable: false,
            hint: 'Invite the bot',
          })
        case 'answer-lost':
          post(message, deliveryId)
          throw new KorvaError('chat-unreachable', 'No answer came')
        case 'hung-up':
          throw new KorvaError('chat-unreachable', 'No answer came')
        default:
          return post(message, deliveryId)
      }
    },
    async find(_channel, deliveryId) {
      const found = [...posts, ...notices].find(([, each]) => each.deliveryId === deliveryId)
      return found ? refOf(found[0]) : null
    },
    async redraw(ref, card) {
      const found = posts.get(ref.message)
      if (!found)
        throw new KorvaError('message-gone', 'The message is gone', { retryable: false, gone: true })
      found.drawn.push(card)
    },
    async check() {
      return []
    },
  }
  return { chat, posts, notices, faults }
}

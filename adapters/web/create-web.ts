import type { IncomingMessage, ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Channel } from '../../src/core/channel.ts'
import { describeError } from '../../src/core/errors.ts'
import type { ChatAdapter, ChatMessage, PostRef, Reach } from '../../src/core/ports.ts'
import { textsFor } from '../../src/core/texts/index.ts'
import { readAssets } from './client.ts'
import { createApp } from './create-app.ts'
import { limits } from './limits.ts'
import { createLive } from './live.ts'
import { takeBody } from './take-body.ts'
import type { WebDeps, WebSettings } from './web-deps.ts'

/**
 * The web inbox as a chat: pages at `/` that show every case to whoever may see them, live. Its one route is the prefix
 * `/`, so the HTTP server has to try it last.
 */
export function createWeb(settings: WebSettings, deps: WebDeps): ChatAdapter {
  const t = textsFor(deps.locale)
  const frame = { t, locale: deps.locale, assets: readAssets() }
  const live = createLive({ inbox: deps.inbox, signals: deps.signals, log: deps.log, t })
  const app = createApp({ frame, settings, deps, live })
  // The process has other parts that use the global Request and Response: they stay as Node made them.
  const handle = getRequestListener(app.fetch, { overrideGlobalObjects: false })
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    try {
      if (await takeBody(request, response, limits.bodyBytes)) await handle(request, response)
    } catch (error) {
      // Whoever sent it went away in the middle.
      deps.log.debug(describeError(error), 'A request to the web inbox broke off')
      response.destroy()
    }
  }
  /**
   * Notices and digests have nothing to add: every page shows what is not heard, and lists what a flood brought. What is
   * said below a card is in the history of its case.
   */
  async function tellPages(message: ChatMessage): Promise<void> {
    if ('card' in message) await deps.signals.publish(message.card.caseId)
    else if ('thread' in message) await deps.signals.publish(Number(message.under.message))
  }

  return {
    chat: {
      platform: 'web',
      // The page lists every case by itself: posting is telling the open pages, and doing it twice shows nothing twice.
      async post(channel, posted, deliveryId): Promise<PostRef> {
        await tellPages(posted)
        const message = 'card' in posted ? String(posted.card.caseId) : deliveryId
        return { platform: 'web', place: channel.target ?? 'inbox', message, service: null }
      },
      // Nothing is kept by delivery, since posting again does no harm.
      find: async () => null,
      redraw: async (_ref, drawn) => tellPages(drawn),
      check: async (channels) => checkReach(settings, channels),
    },
    routes: [{ path: '/', handle: (request, response) => void serve(request, response) }],
    start: async () => live.start(),
    stop: async () => live.stop(),
  }
}

function checkReach({ token, loopbackOnly }: WebSettings, channels: Channel[]): Reach[] {
  const open = loopbackOnly || token !== null
  const names = channels.length ? channels.map((channel) => `web channel ${channel.id}`) : ['web inbox']
  return names.map((what) => ({
    what,
    ok: open,
    detail: open
      ? `the page is at / of this server${token ? ', behind KORVA_WEB_TOKEN' : ''}`
      : 'closed to everybody',
    hint: open
      ? null
      : 'Set KORVA_WEB_TOKEN, or set HOST to 127.0.0.1 so that only this machine can reach it.',
  }))
}

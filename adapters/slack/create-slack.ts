import type { Receiver } from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import { describeError, KorvaError } from '../../src/core/errors.ts'
import type { ChatAdapter, Clock, Desk, Log } from '../../src/core/ports.ts'
import { type Locale, textsFor } from '../../src/core/texts/index.ts'
import { createChat } from './client.ts'
import { createHttpDoor } from './http-route.ts'
import { createInHand, type InHand } from './in-hand.ts'
import { keepTrying } from './keep-trying.ts'
import { listen } from './listen.ts'
import { createPeople } from './people.ts'
import { createSdkLog } from './sdk-log.ts'
import { toKorvaError } from './slack-error.ts'
import { createSocketMode } from './socket-mode.ts'
import { createWebClient } from './web-client.ts'

export interface SlackSettings {
  /** xoxb-…, from “OAuth & Permissions”. */
  botToken: string
  /** For HTTP: from “Basic Information”. */
  signingSecret?: string | undefined
  /** xapp-…, with the scope connections:write. Set: Socket Mode, and no HTTP route. */
  appToken?: string | undefined
  /** Another address of the Web API, for tests and proxies. */
  apiUrl?: string | undefined
}

export interface SlackDeps {
  desk: Desk
  log: Log
  clock: Clock
  locale: Locale
  /** Other limits of time than the usual ones, for tests. */
  patience?: Partial<typeof patience>
}

/**
 * Milliseconds that is waited: for what Slack knows of the person who clicked, and for a sent form to be saved. Slack wants
 * an answer within three seconds, and its own ways take some of them.
 */
const patience = { person: 1_000, form: 2_500 }

/** Milliseconds that a stop waits for clicks that are being worked on. */
const finishWithin = 10_000

/**
 * The Slack adapter. Nothing is connected before `start`, which does not wait for Slack: an unreachable Slack is logged
 * once and tried again in the background.
 *
 * @throws KorvaError `slack-settings` where a secret is missing or cannot be one.
 */
export function createSlack(settings: SlackSettings, deps: SlackDeps): ChatAdapter {
  checkSettings(settings)
  const { botToken, appToken, apiUrl } = settings
  const logger = createSdkLog(deps.log)
  const web = createWebClient(botToken, apiUrl, logger)
  const inHand = createInHand()
  const t = textsFor(deps.locale)
  const people = createPeople(web, { ...deps, waitAtMost: deps.patience?.person ?? patience.person })
  const hear = (receiver: Receiver) =>
    listen(
      receiver,
      { logger, web, inHand },
      { ...deps, t, people, formWithin: deps.patience?.form ?? patience.form },
    )
  if (!appToken) {
    const door = createHttpDoor(settings.signingSecret!, logger, deps)
    hear(door.receiver)
    return {
      chat: createChat({ web, socket: null, people, t }),
      routes: [door.route],
      ...lifeWithoutConnection(web, inHand, deps.log),
    }
  }
  const socket = createSocketMode(appToken, apiUrl, logger, deps.log)
  hear(socket.receiver)
  return {
    chat: createChat({ web, socket: createWebClient(appToken, apiUrl, logger), people, t }),
    routes: [],
    start: async () => socket.start(),
    async stop() {
      await socket.stop()
      await inHand.settle(finishWithin)
    },
  }
}

/** Over HTTP there is nothing to connect; whether Slack can be reached is found out so that somebody is told. */
function lifeWithoutConnection(
  web: WebClient,
  inHand: InHand,
  log: Log,
): Pick<ChatAdapter, 'start' | 'stop'> {
  const stopping = new AbortController()
  const greet = async () => {
    const { team, user } = await web.auth.test()
    log.info({ platform: 'slack', team, user }, 'Slack can be reached')
  }
  const report = (error: KorvaError) =>
    log.error({ platform: 'slack', ...describeError(error) }, 'Slack cannot be reached; trying again')
  const asKorvaError = (thrown: unknown) => toKorvaError(thrown, 'signing in')
  return {
    async start() {
      void keepTrying(greet, asKorvaError, report, stopping.signal)
    },
    async stop() {
      stopping.abort()
      await inHand.settle(finishWithin)
    },
  }
}

function checkSettings({ botToken, signingSecret, appToken }: SlackSettings): void {
  const faults = [
    isSecret(botToken) ? null : 'SLACK_BOT_TOKEN is missing or holds spaces',
    !appToken || isSecret(appToken) ? null : 'SLACK_APP_TOKEN holds spaces',
    appToken || isSecret(signingSecret) ? null : 'neither SLACK_SIGNING_SECRET nor SLACK_APP_TOKEN is set',
  ].filter((fault) => fault !== null)
  if (faults.length === 0) return
  throw new KorvaError('slack-settings', `Slack cannot be used: ${faults.join('; ')}`, {
    hint: 'Copy the secrets from the app’s pages at api.slack.com/apps into .env.',
    retryable: false,
  })
}

/** A token with a line break would stand in the error message of the first request. */
const isSecret = (value: string | undefined) => value !== undefined && /^[\x21-\x7e]+$/.test(value)

import type { Channel } from '../../src/core/channel.ts'
import { KorvaError } from '../../src/core/errors.ts'
import type { AddressBook, ChatAdapter, Clock, Desk, Log } from '../../src/core/ports.ts'
import { type Locale, textsFor } from '../../src/core/texts/index.ts'
import { createAddresses } from './addresses.ts'
import { createAnswerer } from './answer-activity.ts'
import { type BotFramework, loadBotFramework } from './bot-framework.ts'
import { createClient } from './client.ts'
import { isLoopback } from './loopback.ts'
import { createMembers } from './members.ts'
import { createReceiver } from './receive.ts'
import { createSendOnce } from './send-once.ts'
import { findTokenEndpoint } from './token-endpoint.ts'
import { createTokens } from './tokens.ts'

export interface TeamsSettings {
  /** Empty: nothing is verified, which is for a machine that listens to itself only. */
  appId: string
  appPassword: string
  /** Where it is set, other tenants are refused. */
  tenantId?: string | null | undefined
  /** Microsoft's OpenID metadata where it is left out; on this machine, a stand-in of the platform. */
  openIdMetadata?: string | null | undefined
  /** Whether the HTTP server listens on this machine only. */
  loopbackOnly: boolean
  channels: Channel[]
  /**
   * Milliseconds: until an invoke is answered whatever happens (Teams waits 10 s), for one call to Teams, for the check of
   * a token, and for the address of whoever clicked.
   */
  timeouts?: { answerMs: number; callMs: number; verifyMs?: number; memberMs?: number }
}

export interface TeamsDeps {
  desk: Desk
  addressBook: AddressBook
  log: Log
  clock: Clock
  locale: Locale
  /** Called after a channel of the settings was connected, so that waiting cards can go out. */
  onConnected(channelId: string): Promise<void>
}

/**
 * Microsoft Teams as a chat of Korva, at `POST /api/messages`. Throws KorvaErrors that stop the start where the settings
 * would leave the door open: `teams-no-app-id`, `teams-no-password`, `teams-metadata-insecure`.
 */
export function createTeams(settings: TeamsSettings, deps: TeamsDeps): ChatAdapter {
  checkSettings(settings, deps.log)
  const timeouts = settings.timeouts ?? { answerMs: 5_000, callMs: 10_000 }
  const { answerMs, callMs, verifyMs = 4_000, memberMs = 1_000 } = timeouts
  const { appId, appPassword, tenantId } = settings
  const endpoint = async () => (appId ? findTokenEndpoint(settings, callMs) : null)
  const tokens = createTokens({ appId, appPassword, endpoint }, deps.clock, callMs)
  const sendOnce = createSendOnce(deps.clock, callMs)

  let loading: Promise<BotFramework> | null = null
  const framework = () => {
    loading ??= loadBotFramework(settings, { tokens, sendOnce })
    return loading
  }
  const addresses = createAddresses(settings.channels, deps.addressBook)
  const t = textsFor(deps.locale)
  const members = createMembers({ ...deps, framework, memberMs })
  const answer = createAnswerer({ ...deps, framework, addresses, members, t })
  const receiver = createReceiver({ ...deps, framework, answer, addresses, tenantId, answerMs, verifyMs, t })
  return {
    chat: createClient({ framework, tokens, addresses, t }),
    routes: [{ path: '/api/messages', handle: receiver.handle }],
    async start() {
      await framework()
    },
    stop: () => receiver.settle(),
  }
}

function checkSettings(settings: TeamsSettings, log: Log): void {
  const { appId, appPassword, tenantId, openIdMetadata, loopbackOnly } = settings
  if (!appId && !loopbackOnly) {
    throw stop('teams-no-app-id', 'Teams is on without MICROSOFT_APP_ID: anybody could speak in its name', {
      hint: 'Set MICROSOFT_APP_ID, or HOST=127.0.0.1 to try it on this machine only.',
    })
  }
  if (appId && !appPassword) {
    throw stop('teams-no-password', 'MICROSOFT_APP_ID is set, but MICROSOFT_APP_PASSWORD is not', {
      hint: 'Set MICROSOFT_APP_PASSWORD to a client secret of the app, or leave both out to turn Teams off.',
    })
  }
  if (openIdMetadata && !isTrustworthy(openIdMetadata)) {
    throw stop('teams-metadata-insecure', 'MICROSOFT_OPENID_METADATA is no https address', {
      hint: 'Leave it out to use Microsoft’s, or give an https address (http on this machine only).',
    })
  }
  if (!appId) log.warn({}, 'Teams requests are not verified: MICROSOFT_APP_ID is empty')
  else if (!tenantId) {
    log.warn({}, 'MICROSOFT_APP_TENANT_ID is empty: every tenant that installs the app is answered')
  }
}

const stop = (code: string, message: string, details: { hint: string }) =>
  new KorvaError(code, message, { ...details, retryable: false })

function isTrustworthy(address: string): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url))
}

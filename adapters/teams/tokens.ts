import { KorvaError } from '../../src/core/errors.ts'
import type { Clock } from '../../src/core/ports.ts'

/** The bearer tokens that Korva shows to the connector. */
export interface Tokens {
  /** A token that lives for minutes yet, from memory where there is one; null where none is asked for. */
  get(): Promise<string | null>
  /** Drops the one in memory, after the connector refused it. */
  forget(): void
}

export interface TokenSettings {
  appId: string
  appPassword: string
  /** The address that gives tokens; null where the connector wants none. */
  endpoint(): Promise<string | null>
}

/** Tokens are renewed this long before they end, as the platform's own SDK does. */
const renewBeforeMs = 5 * 60_000

/**
 * Gets tokens with the OAuth 2.0 client credentials grant (RFC 6749, 4.4) for the scope of the Bot Framework. The
 * SDK's way through MSAL has no time limit and takes https only, so that a stand-in could not be spoken to.
 * Throws `teams-credentials` where the app id or password is refused, `teams-token` where no token could be had now.
 */
export function createTokens(settings: TokenSettings, clock: Clock, timeoutMs: number): Tokens {
  let current: { token: string; until: number } | null = null
  let asking: Promise<string | null> | null = null

  const ask = async () => {
    const endpoint = await settings.endpoint()
    if (!endpoint) return null
    const { token, livesMs } = await request(endpoint, settings, timeoutMs)
    current = { token, until: clock().getTime() + livesMs - renewBeforeMs }
    return token
  }
  return {
    async get() {
      if (current && current.until > clock().getTime()) return current.token
      asking ??= ask().finally(() => {
        asking = null
      })
      return asking
    },
    forget() {
      current = null
    },
  }
}

async function request(endpoint: string, { appId, appPassword }: TokenSettings, timeoutMs: number) {
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: appId,
    client_secret: appPassword,
    scope: 'https://api.botframework.com/.default',
  })
  const { status, body } = await post(endpoint, form, timeoutMs)
  if (status >= 400 && status < 500 && status !== 429) throw refused(appId, body)
  if (typeof body.access_token !== 'string') throw unavailable(`it answered ${status} without a token`)
  return { token: body.access_token, livesMs: (Number(body.expires_in) || 3600) * 1000 }
}

async function post(endpoint: string, form: URLSearchParams, timeoutMs: number) {
  try {
    const response = await fetch(endpoint, {
      method: 'POST',
      body: form,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    })
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  } catch (cause) {
    throw unavailable('it could not be reached', cause)
  }
}

/** Only the code of the refusal is told: the description repeats what was sent. */
function refused(appId: string, body: Record<string, unknown>): KorvaError {
  const code =
    /AADSTS\d+/.exec(String(body.error_description))?.[0] ?? String(body.error ?? 'no reason given')
  return new KorvaError('teams-credentials', `Microsoft refused the app ${appId} a token: ${code}`, {
    hint: 'Check MICROSOFT_APP_ID, MICROSOFT_APP_PASSWORD (it may have expired) and MICROSOFT_APP_TENANT_ID.',
    retryable: false,
  })
}

function unavailable(why: string, cause?: unknown): KorvaError {
  return new KorvaError('teams-token', `No token for Teams: the sign-in service was asked, but ${why}`, {
    hint: 'Check that this machine reaches login.microsoftonline.com.',
    cause,
  })
}

import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api'
import { KorvaError } from '../../src/core/errors.ts'
import { type Meaning, meanings } from './error-meanings.ts'

/**
 * Any failure of the Slack SDK as a KorvaError that says what was being done.
 *
 * A lost or late answer (`slack-unreachable`, `slack-timeout`) leaves open whether Slack did it: look before repeating.
 */
export function toKorvaError(error: unknown, doing: string): KorvaError {
  if (error instanceof KorvaError) return error
  const { code, says, ...details } = meaningOf(error)
  return new KorvaError(code, `Slack, ${doing}: ${says}`, { ...details, cause: error })
}

/** The same for calls with the app-level token of Socket Mode. `undefined` is what the SDK throws for a closed connection. */
export function toSocketError(error: unknown): KorvaError {
  const doing = 'connecting by Socket Mode'
  const failure = toKorvaError(error ?? closed, doing)
  if (failure.code !== 'slack-invalid-token') return failure
  return new KorvaError(failure.code, `Slack, ${doing}: the app-level token is not valid`, {
    hint: 'Copy the app-level token (xapp-…) from the app’s “Basic Information” page into SLACK_APP_TOKEN.',
    retryable: false,
    cause: error,
  })
}

const closed = new KorvaError(
  'slack-unreachable',
  'Slack, connecting by Socket Mode: the connection was closed at once',
  {
    hint: 'Check that no proxy or firewall stops WebSockets to slack.com.',
  },
)

function meaningOf(error: unknown): Meaning {
  if (error instanceof WebAPIPlatformError) return platformMeaning(error)
  if (error instanceof WebAPIHTTPError) return httpMeaning(error.statusCode)
  if (error instanceof WebAPIRequestError) return networkMeaning(error.original)
  if (error instanceof WebAPIRateLimitedError) {
    return { ...meanings.ratelimited!, retryAfterMs: error.retryAfter * 1000 }
  }
  // The SDK throws a plain error for a 429 whose Retry-After it cannot read.
  if (error instanceof Error && error.message.startsWith('Retry header')) return meanings.ratelimited!
  return networkMeaning(error)
}

function platformMeaning({ data }: WebAPIPlatformError): Meaning {
  const known = meanings[data.error]
  if (data.error === 'missing_scope')
    return { ...known!, hint: scopeHint('needed' in data ? data.needed : null) }
  if (known) return known
  if (!/^[a-z0-9_]{1,80}$/.test(data.error)) return notSlack
  return {
    code: 'slack-refused',
    says: `it answered ${data.error}`,
    retryable: !/^(invalid|unknown|no)_/.test(data.error),
  }
}

function scopeHint(needed: unknown): string {
  const scope = typeof needed === 'string' && /^[a-z:,._ ]{1,200}$/.test(needed) ? needed : 'that it lacks'
  return `Add the scope ${scope} on the app’s “OAuth & Permissions” page and reinstall the app.`
}

const notSlack: Meaning = {
  code: 'slack-bad-answer',
  says: 'the answer was not Slack’s',
  hint: 'A proxy may stand between, or SLACK_API_URL may be wrong: leave it out to reach Slack itself.',
}

function httpMeaning(status: number): Meaning {
  if (status >= 500)
    return { code: 'slack-down', says: `it answered HTTP ${status}`, hint: 'See https://slack-status.com.' }
  return { ...notSlack, says: `it answered HTTP ${status}` }
}

function networkMeaning(error: unknown): Meaning {
  if (error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError')) {
    return { code: 'slack-timeout', says: 'no answer in time', hint: 'See https://slack-status.com.' }
  }
  return {
    code: 'slack-unreachable',
    says: `it could not be reached (${networkCode(error)})`,
    hint: 'Check that this machine reaches slack.com (DNS, firewall, proxy), and SLACK_API_URL if it is set.',
  }
}

/** Node's code of the deepest cause, e.g. ECONNREFUSED: messages are left out, for they may quote headers. */
function networkCode(error: unknown): string {
  if (!(error instanceof Error)) return 'no reason given'
  const deeper = error.cause instanceof Error ? networkCode(error.cause) : null
  if (deeper) return deeper
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}

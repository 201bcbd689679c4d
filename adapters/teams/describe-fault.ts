import { type ErrorDetails, KorvaError } from '../../src/core/errors.ts'
import { TeamsFault } from './send-once.ts'

/**
 * What a failed call to Teams means to the person who runs Korva. `what` says what was tried, with the channel's name.
 * Retrying helps against 408, 412, 429 and 5xx (the platform asks for it for 412, 429, 502 and 504), against silence,
 * and once against 401, since the token is renewed; all else stays as it is until somebody does something.
 */
export function describeFault(error: unknown, what: string): KorvaError {
  if (!(error instanceof TeamsFault)) return wrap(error, what)
  const { status, code, retryAfterMs } = error
  const { name, hint, retryable, gone = false } = kinds[status] ?? kindOf(status, code)
  return new KorvaError(name, `${what} failed: ${error.message}`, {
    hint,
    retryable,
    gone,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    cause: error.cause,
  })
}

type Kind = { name: string; retryable: boolean; gone?: boolean } & Required<Pick<ErrorDetails, 'hint'>>

const kinds: Record<number, Kind> = {
  401: {
    name: 'teams-credentials',
    retryable: true,
    hint: 'Check that MICROSOFT_APP_ID and MICROSOFT_APP_TENANT_ID are those of the Azure Bot resource.',
  },
  403: {
    name: 'teams-not-in-channel',
    retryable: false,
    hint: 'Add the Korva app to the team again (Manage team, Apps), then say `@Korva connect <id>` in the channel.',
  },
  404: {
    name: 'teams-not-found',
    retryable: false,
    gone: true,
    hint: 'The channel or message is gone, or the app was removed: add it to the team and say `@Korva connect <id>` there.',
  },
  413: {
    name: 'teams-card-refused',
    retryable: false,
    hint: 'The card is too large for Teams: please report this as a fault of Korva.',
  },
  429: {
    name: 'teams-rate-limited',
    retryable: true,
    hint: 'Nothing to do: it is tried again when Teams allows it.',
  },
}

function kindOf(status: number, code: string): Kind {
  if (status === 0 && code !== 'insecure') {
    return {
      name: code === 'timeout' ? 'teams-timeout' : 'teams-unreachable',
      retryable: true,
      hint: 'Check that this machine reaches smba.trafficmanager.net; it is tried again.',
    }
  }
  if (status >= 500 || status === 408 || status === 412) {
    return {
      name: 'teams-unavailable',
      retryable: true,
      hint: 'Teams has trouble of its own: it is tried again.',
    }
  }
  return {
    name: 'teams-refused',
    retryable: false,
    hint: 'Say `@Korva connect <id>` in the channel again; if that does not help, report it as a fault of Korva.',
  }
}

/** Errors that say what to do already (of the token, of the settings) keep that; others are unexpected. */
function wrap(error: unknown, what: string): KorvaError {
  if (error instanceof KorvaError) return error
  return new KorvaError('teams-unexpected', `${what} failed unexpectedly`, {
    hint: 'Please report this as a fault of Korva, with the log line.',
    cause: error,
  })
}

import { KorvaError } from '../../../core/errors.ts'
import { explainStatus } from '../../http/explain-status.ts'
import { retryAfterMs } from '../../http/retry-after.ts'
import { nameIt } from '../../http/show-address.ts'

const home = new URL('https://api.github.com')
/** What GitHub asks for where a secondary limit says nothing itself. */
const secondaryMs = 60_000

/** What the client throws for an answer that refuses. */
export interface RequestError extends Error {
  status: number
  response?: { headers: Record<string, unknown> }
}

/** What a refusal of GitHub means (its rate limits come with 403 as well as with 429). */
export function explainGithub(
  sourceId: string,
  signedIn: boolean,
  error: RequestError,
  now: Date,
): KorvaError {
  const what = nameIt(sourceId, home)
  const { status } = error
  const headers = error.response?.headers ?? {}
  const wait = waitOf(headers, error.message, now)
  if ((status === 403 || status === 429) && wait !== null) {
    return new KorvaError('fetch-too-often', `${what} has no more requests for us now (status ${status}).`, {
      hint: signedIn
        ? 'Give the sources of this kind a longer `every` if this goes on.'
        : 'Set GITHUB_TOKEN in .env, which raises 60 requests an hour to 5,000.',
      retryAfterMs: wait,
    })
  }
  const known = words(status, signedIn)
  if (known) return new KorvaError(known[0], `${what} ${known[1]} (status ${status}).`, { hint: known[2] })
  return explainStatus(what, { status, headers: headers as Record<string, string> }, now)
}

function words(status: number, signedIn: boolean): [code: string, said: string, hint: string] | null {
  const access = 'a fine-grained token that may read Issues and Discussions of this repository'
  switch (status) {
    case 401:
      return ['key-refused', 'refused GITHUB_TOKEN', `Make ${access}.`]
    case 403:
      return ['github-forbidden', 'does not let GITHUB_TOKEN read this', `Make ${access}.`]
    case 404:
      return [
        'fetch-not-found',
        'knows no such repository, or keeps it private',
        signedIn
          ? `Check \`repository\`; for a private one make ${access}.`
          : 'Check `repository`; a private one needs GITHUB_TOKEN in .env.',
      ]
    case 410:
      return [
        'github-no-issues',
        'has no issues for this repository: they are switched off',
        'Remove the source, or choose another repository.',
      ]
    default:
      return null
  }
}

/** Until when a limit lasts, in milliseconds from now; null where none is reached. */
function waitOf(headers: Record<string, unknown>, message: string, now: Date): number | null {
  const asked = retryAfterMs(headers['retry-after'] as string | undefined, now)
  if (asked !== undefined) return asked
  if (String(headers['x-ratelimit-remaining']) === '0') {
    return Math.max(0, Number(headers['x-ratelimit-reset'] ?? 0) * 1000 - now.getTime())
  }
  return /rate limit/i.test(message) ? secondaryMs : null
}

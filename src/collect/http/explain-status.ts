import { KorvaError } from '../../core/errors.ts'
import { retryAfterMs, spentBudgetMs } from './retry-after.ts'

interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
}

/**
 * An answer that is not a feed, as an error. A 403 of a service whose budget of requests is spent is a 429 by another name.
 *
 * @param what the source and the address, as messages name them
 */
export function explainStatus(what: string, { status, headers }: Answer, now: Date): KorvaError {
  const spent = status === 403 || status === 429 ? spentBudgetMs(headers, now) : undefined
  const asked = status === 429 || status === 503 ? retryAfterMs(headers['retry-after'], now) : undefined
  const wait = asked ?? spent
  const [code, said, hint] = words(spent === undefined ? status : 429)
  return new KorvaError(code, `${what} ${said} (status ${status}).`, {
    hint,
    retryable: status !== 410,
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
  })
}

function words(status: number): [code: string, said: string, hint: string] {
  switch (status) {
    case 304:
      return [
        'fetch-status',
        'says that nothing has changed, though it was asked for all',
        'Nothing to do unless it goes on: tell its publisher then.',
      ]
    case 401:
    case 403:
      return [
        'fetch-forbidden',
        'may not be read',
        'Check whether the address needs a key, or has a new one.',
      ]
    case 404:
      return ['fetch-not-found', 'was not found', 'Look for the new address of the feed on its site.']
    case 410:
      return [
        'fetch-gone',
        'was taken away for good',
        'Remove the source from the settings or find its successor.',
      ]
    case 429:
      return ['fetch-too-often', 'was asked too often', 'Give the source a longer `every` if this goes on.']
    case 503:
      return ['fetch-unavailable', 'is not available now', 'Nothing to do: it is tried again.']
    default:
      return status >= 500
        ? [
            'fetch-server-error',
            'failed on its server',
            'Nothing to do unless it goes on: it is tried again.',
          ]
        : ['fetch-status', 'gave no feed', 'Open the address in a browser to see what it answers.']
  }
}

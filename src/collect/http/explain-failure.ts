import { KorvaError } from '../../core/errors.ts'
import { privateAddressCode } from './guarded-agents.ts'
import { BodyTooLarge, UnknownEncoding } from './read-body.ts'
import { showSeconds } from './show-seconds.ts'

type Words = [code: string, said: string, hint: string]

const byCode: Record<string, Words> = {
  ENOTFOUND: [
    'fetch-dns',
    'has a host name that nobody knows',
    'Check the spelling of the address in the settings.',
  ],
  EAI_AGAIN: ['fetch-dns', 'could not be looked up', 'Check the DNS and the network of this machine.'],
  ECONNREFUSED: ['fetch-refused', 'refused the connection', 'Check the port, and whether the server runs.'],
  ECONNRESET: [
    'fetch-broken-off',
    'broke off its answer',
    'Nothing to do unless it goes on: it is tried again.',
  ],
  UND_ERR_SOCKET: [
    'fetch-broken-off',
    'broke off its answer',
    'Nothing to do unless it goes on: it is tried again.',
  ],
  UND_ERR_CONNECT_TIMEOUT: [
    'fetch-timeout',
    'did not take the connection in time',
    'Check whether the server runs.',
  ],
  UND_ERR_HEADERS_OVERFLOW: [
    'fetch-too-large',
    'sent headers without end',
    'Nothing to do unless it goes on: tell its publisher then.',
  ],
  UND_ERR_INVALID_ARG: [
    'fetch-bad-request',
    'cannot be asked like that',
    'Look for stray characters in the address and the keys of the source.',
  ],
  UND_ERR_DESTROYED: ['fetch-ended', 'was not read: Korva is stopping', 'Nothing to do: it is asked again.'],
  UND_ERR_CLOSED: ['fetch-ended', 'was not read: Korva is stopping', 'Nothing to do: it is asked again.'],
  ETIMEDOUT: ['fetch-timeout', 'did not take the connection in time', 'Check whether the server runs.'],
}
const certificate: Words = [
  'fetch-tls',
  'has a certificate that cannot be trusted',
  'Open the address in a browser to see what is wrong with its certificate.',
]
const noTls: Words = [
  'fetch-tls',
  'does not answer with encryption',
  'Check whether the address should begin with http:// or have another port.',
]
const noHttp: Words = [
  'fetch-not-http',
  'answered something that is not proper HTTP',
  'Check the port of the address.',
]
const encoding: Words = [
  'fetch-encoding',
  'sent a body that cannot be unpacked',
  'Nothing to do unless it goes on: tell its publisher then.',
]
const unknown: Words = ['fetch-failed', 'could not be fetched', 'Check the network of this machine.']

/**
 * A failure below HTTP as an error. Of the failure itself only the code goes along: its message may hold the address
 * with its secrets.
 *
 * @param what the source and the address, as messages name them
 */
export function explainFailure(what: string, failure: unknown, maxBytes: number): KorvaError {
  if (failure instanceof KorvaError) return failure
  if (failure instanceof BodyTooLarge) return tooLarge(what, maxBytes)
  const code = codeOf(failure)
  if (code === privateAddressCode) return privateAddress(what)
  const [ours, said, hint] = failure instanceof UnknownEncoding ? encoding : wordsFor(code)
  return new KorvaError(ours, `${what} ${said}${code ? ` (${code})` : ''}.`, { hint })
}

/** The refusal of an address on a private network. */
export function privateAddress(what: string): KorvaError {
  return new KorvaError(
    'fetch-private-address',
    `${what} is on a private network, which feeds may not lead to.`,
    {
      hint: 'If it is meant, list its host and port under `fetch.allowPrivate` in the settings.',
      retryable: false,
    },
  )
}

/** The end of the time for one fetch. */
export function timedOut(what: string, ms: number): KorvaError {
  return new KorvaError('fetch-timeout', `${what} was not read to its end within ${showSeconds(ms)}.`, {
    hint: 'Nothing to do unless it goes on: it is tried again.',
  })
}

function tooLarge(what: string, maxBytes: number): KorvaError {
  const limit = Math.round((maxBytes / 1024 / 1024) * 10) / 10
  return new KorvaError('fetch-too-large', `${what} is larger than ${limit} MB.`, {
    hint: 'Look for a feed of the same site with fewer entries.',
  })
}

function wordsFor(code: string): Words {
  if (/CERT|SELF_SIGNED|UNABLE_TO_/.test(code)) return certificate
  if (/TLS|SSL|^EPROTO$/.test(code)) return noTls
  if (/^HPE|LENGTH_MISMATCH/.test(code)) return noHttp
  if (/^Z_|^ERR_(_)?BROTLI|^ERR_.*DECOMPRESS/.test(code)) return encoding
  return Object.hasOwn(byCode, code) ? byCode[code]! : unknown
}

/** Several addresses of one host fail as an AggregateError, each for itself. */
function codeOf(failure: unknown): string {
  if (failure instanceof AggregateError && failure.errors.length > 0) return codeOf(failure.errors[0])
  if (!(failure instanceof Error)) return ''
  if ('code' in failure && typeof failure.code === 'string') return failure.code
  if (failure.name === 'HTTPParserError') return 'HPE'
  return failure.cause ? codeOf(failure.cause) : ''
}

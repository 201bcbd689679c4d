/** What an error says to the person who can act on it, besides its message. */
export interface ErrorDetails {
  /** What to do about it, one sentence. */
  hint?: string
  /** Milliseconds to wait before trying again, when the other side said so. */
  retryAfterMs?: number
  /** False where trying the same again cannot help before somebody acts. Left out: it can. */
  retryable?: boolean
  /** True where what was to be changed is not there any more. */
  gone?: boolean
  cause?: unknown
}

/** An error as it is kept. */
export interface StoredError {
  code: string
  message: string
  hint?: string
}

/** The one error type that Korva throws on purpose: a stable code, a message for people, and what to do. */
export class KorvaError extends Error {
  readonly code: string
  readonly hint: string | undefined
  readonly retryAfterMs: number | undefined
  readonly retryable: boolean
  readonly gone: boolean

  constructor(code: string, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    this.name = 'KorvaError'
    this.code = code
    this.hint = details.hint
    this.retryAfterMs = details.retryAfterMs
    this.retryable = details.retryable ?? true
    this.gone = details.gone ?? false
  }
}

/** Any thrown value as a code, a message and a hint, ready for one log line or one line of output. */
export function describeError(error: unknown): { code: string; message: string; hint?: string } {
  if (error instanceof KorvaError) {
    return { code: error.code, message: error.message, ...(error.hint ? { hint: error.hint } : {}) }
  }
  if (error instanceof Error) {
    const code = 'code' in error && typeof error.code === 'string' ? error.code : 'unexpected'
    return { code, message: error.message || String(error.cause ?? error.name) }
  }
  // Some libraries tell of an error by a plain object.
  if (typeof error === 'object' && error !== null && 'message' in error) {
    const code = 'code' in error && typeof error.code === 'string' ? error.code : 'unexpected'
    return { code, message: String(error.message) }
  }
  return { code: 'unexpected', message: String(error) }
}

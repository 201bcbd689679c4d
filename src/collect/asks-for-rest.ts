import { KorvaError } from '../core/errors.ts'

/** Whether a failure asks for patience: it says nothing against the address, and nothing more is to be asked just now. */
export const asksForRest = (error: unknown): error is KorvaError =>
  error instanceof KorvaError &&
  (/^fetch-(too-often|busy)$/.test(error.code) || error.retryAfterMs !== undefined)

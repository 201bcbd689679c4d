import { KorvaError } from '../core/errors.ts'

/** What was typed cannot be meant: the command ends with 2. */
export const wrongUse = (message: string, hint?: string) =>
  new KorvaError('wrong-use', message, { ...(hint && { hint }), retryable: false })

export const isWrongUse = (error: unknown) => error instanceof KorvaError && error.code === 'wrong-use'

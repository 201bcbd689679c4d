import { describeError } from '../core/errors.ts'
import { parseTerm } from './parse-term.ts'

/** What is wrong with a term of a brand and what is allowed, to follow `is "site:"`; null: nothing. */
export function checkTerm(term: string): string | null {
  try {
    parseTerm(term)
    return null
  } catch (error) {
    const { message, hint } = describeError(error)
    return `${message}; ${(hint ?? '').replace(/^Allowed/u, 'allowed').replace(/\.$/u, '')}`
  }
}

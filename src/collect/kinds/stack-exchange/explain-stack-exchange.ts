import { z } from 'zod'
import { KorvaError } from '../../../core/errors.ts'
import { readErrorDocument } from '../../read-answer.ts'
import type { Refusal } from '../../source-kind.ts'

const errorForm = z.object({
  error_id: z.number(),
  error_name: z.string(),
  error_message: z.string().default(''),
})

/**
 * What an error document of the Stack Exchange API says; `what` names the source and the address.
 * https://api.stackexchange.com/docs/error-handling
 */
export function explainStackExchange(what: string, { bytes, retryAfterMs }: Refusal): KorvaError | null {
  const said = readErrorDocument(bytes, errorForm)
  if (said?.error_name === 'throttle_violation') {
    const seconds = Number(/in (\d+) seconds?/.exec(said.error_message)?.[1] ?? 0)
    return new KorvaError('fetch-too-often', `${what} has no more requests for us now.`, {
      hint: 'Set STACK_EXCHANGE_KEY in .env, which raises 300 requests a day to 10,000.',
      retryAfterMs: Math.max(seconds * 1000, retryAfterMs ?? 60_000),
    })
  }
  if (said?.error_name === 'bad_parameter') {
    return new KorvaError('stack-exchange-parameter', `${what} does not know the site, a tag or the key.`, {
      hint: 'Check site and tags in the settings, and STACK_EXCHANGE_KEY in .env.',
      retryable: false,
    })
  }
  return null
}

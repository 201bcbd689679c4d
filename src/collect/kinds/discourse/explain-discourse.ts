import { z } from 'zod'
import { KorvaError } from '../../../core/errors.ts'
import { nameIt } from '../../http/show-address.ts'
import { readErrorDocument } from '../../read-answer.ts'
import type { Refusal } from '../../source-kind.ts'

/** As Discourse's `render_json_error` writes it; `extras.wait_seconds` comes with a 429. */
const schema = z.object({
  error_type: z.string().optional(),
  extras: z
    .object({ wait_seconds: z.number().min(0).optional() })
    .optional()
    .catch(undefined),
  errors: z.array(z.string()).optional(),
})

/** What a forum's refusal means. */
export const explainDiscourse = (sourceId: string, url: URL, signedIn: boolean) => (refusal: Refusal) => {
  const what = nameIt(sourceId, url)
  const found = readErrorDocument(refusal.bytes, schema)
  if (refusal.status === 429 || found?.error_type === 'rate_limit') {
    const wait = found?.extras?.wait_seconds
    const retryAfterMs = Math.max(wait === undefined ? 0 : wait * 1000, refusal.retryAfterMs ?? 0) || 60_000
    return new KorvaError('fetch-too-often', `${what} was asked too often (status ${refusal.status}).`, {
      hint: 'Give the source a longer `every` if this goes on.',
      retryAfterMs,
    })
  }
  if (refusal.status === 404) {
    return new KorvaError('fetch-not-found', `${what} has no such page of a Discourse forum (status 404).`, {
      hint: 'Check that `url` is the front page of a Discourse forum.',
    })
  }
  if (refusal.status !== 401 && refusal.status !== 403) return null
  return signedIn
    ? new KorvaError('key-refused', `${what} refused DISCOURSE_API_KEY (status ${refusal.status}).`, {
        hint: 'Make a read-only key for all users, under Admin, API of this forum.',
      })
    : new KorvaError(
        'discourse-sign-in',
        `${what} shows itself only to members (status ${refusal.status}).`,
        {
          hint: 'Ask its keepers for an API key, set DISCOURSE_API_KEY in .env and `signIn: true` on the source.',
        },
      )
}

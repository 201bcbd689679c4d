import { z } from 'zod'
import { KorvaError } from '../../../core/errors.ts'
import { nameIt } from '../../http/show-address.ts'
import { readErrorDocument } from '../../read-answer.ts'
import type { Refusal } from '../../source-kind.ts'

/** https://docs.joinmastodon.org/entities/Error/ */
const schema = z.object({ error: z.string() })

/** What an instance's refusal means. 422 is how instances before 4.3 ask for signing in. */
export const explainMastodon = (sourceId: string, url: URL, signedIn: boolean) => (refusal: Refusal) => {
  const isMastodon = readErrorDocument(refusal.bytes, schema) !== null
  const what = nameIt(sourceId, url)
  const said = (code: string, message: string, hint: string) =>
    new KorvaError(code, `${what} ${message} (status ${refusal.status}).`, {
      hint,
      ...(refusal.retryAfterMs !== undefined && { retryAfterMs: refusal.retryAfterMs }),
    })
  if ([401, 403, 422].includes(refusal.status) && isMastodon) {
    return signedIn
      ? said(
          'key-refused',
          'refused MASTODON_TOKEN',
          'Make a new token at this instance, with read:statuses and read:accounts.',
        )
      : said(
          'mastodon-sign-in',
          'shows this only to people who signed in',
          'Set MASTODON_TOKEN in .env and `signIn: true` on the source, or ask another instance.',
        )
  }
  if (refusal.status !== 404) return null
  return isMastodon
    ? said(
        'mastodon-not-found',
        'knows no such account',
        'Check the spelling of `account`, and that this is its home.',
      )
    : said(
        'mastodon-not-found',
        'does not answer as Mastodon does',
        'Check that `instance` is a Mastodon server.',
      )
}

import { z } from 'zod'
import { KorvaError } from '../../../core/errors.ts'
import { nameIt } from '../../http/show-address.ts'
import { readErrorDocument } from '../../read-answer.ts'
import type { Refusal } from '../../source-kind.ts'

/** Errors are words with underscores, most of them with status 400. */
const schema = z.object({ error: z.string() })
/** The window of Lemmy's rate limits for searches. */
const windowMs = 600_000

/** What an instance's refusal means. A 404 without Lemmy's error document is a version of the API that is not there. */
export const explainLemmy = (sourceId: string, url: URL) => (refusal: Refusal) => {
  const what = nameIt(sourceId, url)
  const error = readErrorDocument(refusal.bytes, schema)?.error
  if (error === undefined) {
    if (refusal.status !== 404) return null
    const hint = 'Check that `instance` is a Lemmy server.'
    return new KorvaError('lemmy-no-api', `${what} does not answer as Lemmy does (status 404).`, { hint })
  }
  if (/rate_limit/.test(error)) {
    return new KorvaError('fetch-too-often', `${what} was asked too often.`, {
      hint: 'Give the source a longer `every` if this goes on.',
      retryAfterMs: refusal.retryAfterMs ?? windowMs,
    })
  }
  if (/private|not_logged_in|incorrect_login/.test(error)) {
    return new KorvaError('lemmy-sign-in', `${what} shows its pages only to people who signed in.`, {
      hint: 'Ask another instance, which knows the same communities.',
    })
  }
  if (!/not_found|couldnt_find_community/.test(error)) return null
  return new KorvaError('fetch-not-found', `${what} knows no such community.`, {
    hint: 'Check `community`; one of another instance is written with its host, such as suomi@sopuli.xyz.',
  })
}

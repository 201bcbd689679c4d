import { z } from 'zod'
import { KorvaError } from '../../../core/errors.ts'
import { nameIt } from '../../http/show-address.ts'
import { readErrorDocument } from '../../read-answer.ts'
import type { Refusal } from '../../source-kind.ts'

/** https://atproto.com/specs/xrpc#error-responses */
const schema = z.object({ error: z.string() })

/** What a refusal of the search means. The 403 of a search that is closed to the public is a page of its proxy. */
export const explainBluesky = (sourceId: string, url: URL, signedIn: boolean) => (refusal: Refusal) => {
  const what = nameIt(sourceId, url)
  const error = readErrorDocument(refusal.bytes, schema)?.error ?? ''
  if (signedIn && (refusal.status === 401 || /^(ExpiredToken|InvalidToken)$/.test(error))) {
    return new KorvaError('bluesky-session-over', `${what} refused the session (status ${refusal.status}).`, {
      hint: 'Make a new app password in the settings of the account, and set BLUESKY_APP_PASSWORD in .env.',
    })
  }
  if (!signedIn && (refusal.status === 401 || refusal.status === 403)) {
    return new KorvaError(
      'bluesky-sign-in',
      `${what} lets only who signed in search now (status ${refusal.status}).`,
      {
        hint: 'Set BLUESKY_IDENTIFIER and BLUESKY_APP_PASSWORD in .env.',
      },
    )
  }
  if (error !== 'BadQueryString') return null
  return new KorvaError(
    'bluesky-search',
    `${what} does not understand the search (status ${refusal.status}).`,
    {
      hint: 'Check `search` in the settings; words in quotes stand together.',
    },
  )
}

import { z } from 'zod'
import { KorvaError } from '../../../core/errors.ts'
import { readErrorDocument } from '../../read-answer.ts'
import type { Refusal } from '../../source-kind.ts'

const errorForm = z.object({
  error: z.object({
    message: z.string().default(''),
    errors: z.array(z.object({ reason: z.string() })).default([]),
  }),
})

const reasons: [reason: RegExp, code: string, said: string, hint: string, retryAfterMs?: number][] = [
  [
    /^(quotaExceeded|dailyLimitExceeded)$/,
    'youtube-quota',
    'has given all that the quota of YOUTUBE_API_KEY allows for today',
    'It comes back at midnight in California. Poll less often (`every`), or ask for more in the Google Cloud console.',
    3_600_000,
  ],
  [
    /^(rateLimitExceeded|userRateLimitExceeded)$/,
    'fetch-too-often',
    'was asked too often in a short time',
    'Nothing to do unless it goes on: give the sources a longer `every` then.',
    60_000,
  ],
  [
    /^commentsDisabled$/,
    'youtube-comments-off',
    'says that comments are switched off there',
    'Remove the source from the settings, or choose another video or channel.',
  ],
  [
    /^(accessNotConfigured|SERVICE_DISABLED)$/,
    'youtube-key',
    'is not switched on for YOUTUBE_API_KEY',
    'Switch on the YouTube Data API v3 in the Google Cloud project of the key.',
  ],
  [
    /^(channelNotFound|videoNotFound)$/,
    'fetch-not-found',
    'does not know the channel or the video',
    'Check its id in the settings.',
  ],
]

/**
 * What an error document of the YouTube Data API says; `what` names the source and the address.
 * https://developers.google.com/youtube/v3/docs/errors
 */
export function explainYoutube(what: string, { status, bytes }: Refusal): KorvaError | null {
  const said = readErrorDocument(bytes, errorForm)?.error
  const reason = said?.errors[0]?.reason ?? ''
  const known = reasons.find(([form]) => form.test(reason))
  if (known) {
    const [, code, words, hint, retryAfterMs] = known
    const again = retryAfterMs === undefined ? { retryable: false } : { retryAfterMs }
    return new KorvaError(code, `${what} ${words}.`, { hint, ...again })
  }
  const refused = [401, 403].includes(status) || /API key/i.test(said?.message ?? '')
  if (!said || !refused) return null
  return new KorvaError('youtube-key', `${what} refuses YOUTUBE_API_KEY.`, {
    hint: 'Check the key in .env, and its restrictions in the Google Cloud console.',
    retryable: false,
  })
}

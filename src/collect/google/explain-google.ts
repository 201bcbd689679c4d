import { z } from 'zod'
import { KorvaError } from '../../core/errors.ts'
import { retryAfterMs } from '../http/retry-after.ts'
import { readErrorDocument } from '../read-answer.ts'

/** Google's error document (https://cloud.google.com/apis/design/errors#http_mapping); `errors` is its older form. */
const documentSchema = z.object({
  error: z.object({
    status: z.string().optional().catch(undefined),
    details: z.array(z.object({ reason: z.string().optional() }).catch({})).catch([]),
    errors: z.array(z.object({ reason: z.string().optional() }).catch({})).catch([]),
  }),
})

/** What to do about the refusals that differ from one of Google's APIs to the next. */
export interface GoogleHints {
  /** The API's name, as the Cloud console lists it. */
  api: string
  forbidden: string
  missing: string
}

/** An hour: Google's quotas are for an hour or a day, and its answers do not say when they are free again. */
const quotaMs = 3_600_000

/** An answer of one of Google's APIs that is no success, as an error. `what` names the source and the address. */
export function explainGoogle(
  what: string,
  { status, headers, bytes }: { status: number; headers: Headers; bytes: Uint8Array },
  hints: GoogleHints,
  now: Date,
): KorvaError {
  const reasons = reasonsIn(bytes)
  const [code, said, hint] = words(status, reasons, hints)
  const wait = retryAfterMs(headers.get('retry-after') ?? undefined, now)
  const retryMs = code === 'fetch-too-often' ? (wait ?? quotaMs) : wait
  return new KorvaError(code, `${what} ${said} (status ${status}).`, {
    hint,
    ...(retryMs !== undefined && { retryAfterMs: retryMs }),
  })
}

function words(
  status: number,
  reasons: string[],
  { api, forbidden, missing }: GoogleHints,
): [code: string, said: string, hint: string] {
  const says = (form: RegExp) => reasons.some((reason) => form.test(reason))
  const isQuota = says(/rate_?limit|quota|RESOURCE_EXHAUSTED/i)
  if (status === 429 || (status === 403 && isQuota)) {
    return [
      'fetch-too-often',
      'says that the quota is used up',
      `Give the source a longer \`every\`, or ask for more quota of the ${api} in the Cloud console.`,
    ]
  }
  if (says(/SERVICE_DISABLED|accessNotConfigured/)) {
    const hint = `Enable the ${api} in the Cloud console, for the project that the key belongs to.`
    return ['google-api-disabled', `refused: the ${api} is not enabled`, hint]
  }
  if (status === 400) {
    return ['google-bad-request', 'did not understand the request', missing]
  }
  if (status === 401 || status === 403) return ['google-forbidden', 'may not be read', forbidden]
  if (status === 404) return ['fetch-not-found', 'was not found', missing]
  return ['fetch-server-error', 'failed on its server', 'Nothing to do unless it goes on: it is tried again.']
}

function reasonsIn(bytes: Uint8Array): string[] {
  const found = readErrorDocument(bytes, documentSchema)
  if (!found) return []
  const { status, details, errors } = found.error
  return [status, ...[...details, ...errors].map(({ reason }) => reason)].filter((each) => each !== undefined)
}

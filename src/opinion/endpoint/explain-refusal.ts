import { KorvaError } from '../../core/errors.ts'

/** An answer that is no judgement, by its status and headers. */
export interface Refusal {
  status: number
  headers: Record<string, string | string[] | undefined>
}

/** Says what a status means for the person who set the endpoint up. The body is not repeated: it may hold the key. */
export function explainRefusal({ status, headers }: Refusal, now: Date): KorvaError {
  const retryAfterMs = retryAfter(headers['retry-after'], now)
  const rest = retryAfterMs === null ? {} : { retryAfterMs }
  if (status >= 300 && status < 400)
    return refused('opinion-redirect', `It redirects elsewhere (${status})`, {
      hint: 'It is not followed, since the key would go along: put the final address into opinion.url.',
    })
  if (status === 401 || status === 403)
    return refused('opinion-key', `It does not take the key (${status})`, {
      hint: 'Check KORVA_OPINION_KEY in .env, and whether that key may use the model.',
    })
  if (status === 404)
    return refused('opinion-unknown', `It does not know the address or the model (404)`, {
      hint: 'Check opinion.url, which ends before /chat/completions, and opinion.model.',
    })
  if (status === 402 || status === 429)
    return new KorvaError('opinion-limit', `It takes no more questions for now (${status})`, {
      ...{ hint: 'Lower opinion.budget, or raise the limit of the account.', retryAfterMs: 60_000 },
      ...rest,
    })
  if (status < 500)
    return refused('opinion-refused', `It refuses the question (${status})`, {
      hint: 'Check opinion.model and what the service says of it.',
    })
  return new KorvaError('opinion-down', `It answers with an error of its own (${status})`, {
    hint: 'Nothing to do unless it goes on: see how the service is.',
    ...rest,
  })
}

const refused = (code: string, message: string, details: { hint: string }) =>
  new KorvaError(code, message, { ...details, retryable: false })

/** Retry-After in milliseconds from now: seconds or a date (RFC 9110, 10.2.3). Null where nothing is said. */
function retryAfter(header: string | string[] | undefined, now: Date): number | null {
  const said = [header ?? []].flat()[0]?.trim()
  if (!said) return null
  if (/^\d{1,9}$/.test(said)) return Number(said) * 1000
  const at = /[a-z]{3}.*:/i.test(said) ? Date.parse(said) : Number.NaN
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime())
}

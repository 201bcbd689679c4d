type Headers = Record<string, string | string[] | undefined>

/**
 * The wait that a Retry-After header asks for, in milliseconds from `now`: seconds or an HTTP date (RFC 9110, 10.2.3).
 * Undefined where it says nothing that can be understood.
 */
export function retryAfterMs(header: string | string[] | undefined, now: Date): number | undefined {
  const said = [header].flat()[0]?.trim() ?? ''
  if (/^\d{1,9}(\.\d+)?$/.test(said)) return Math.ceil(Number(said) * 1000)
  return untilMs(said, now)
}

/**
 * The wait until a budget of requests is full again, where a service says that it is spent: `x-ratelimit-remaining: 0` with
 * `x-ratelimit-reset`, also without the `x-`. The reset is in seconds from now (Reddit, and the IETF's draft), in seconds
 * since 1970 (GitHub, Bluesky) or an ISO date (Mastodon). Undefined where none is spent.
 */
export function spentBudgetMs(headers: Headers, now: Date): number | undefined {
  for (const prefix of ['x-ratelimit', 'ratelimit']) {
    const remaining = [headers[`${prefix}-remaining`]].flat()[0]
    const reset = [headers[`${prefix}-reset`]].flat()[0]?.trim() ?? ''
    if (!remaining || Number(remaining) >= 1) continue
    const wait = resetMs(reset, now)
    if (wait !== undefined) return wait
  }
  return undefined
}

/** No budget is for more than some days, so that what is more is counted from 1970. */
function resetMs(said: string, now: Date): number | undefined {
  if (!/^\d+(\.\d+)?$/.test(said)) return untilMs(said, now)
  const seconds = Number(said)
  return Math.ceil(seconds > 1e9 ? Math.max(0, seconds * 1000 - now.getTime()) : seconds * 1000)
}

/** Only what looks like a date: `Date.parse` finds a year in nearly everything. */
function untilMs(said: string, now: Date): number | undefined {
  const at = /^[a-z]{3,9},?\s.*:|^\d{4}-\d\d-\d\dt/i.test(said) ? Date.parse(said) : Number.NaN
  return Number.isNaN(at) ? undefined : Math.max(0, at - now.getTime())
}

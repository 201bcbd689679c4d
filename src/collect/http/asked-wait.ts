type Headers = Record<string, string | string[] | undefined>

const dayMs = 24 * 60 * 60 * 1000

/**
 * How long an answer asks to be left in peace, in milliseconds from `now`, between 0 and 24 hours: the longest of
 * Cache-Control's max-age, less the Age that a cache has counted already, and Expires (RFC 9111, 5). `s-maxage` is for
 * shared caches; what forbids to store says nothing of when to ask again.
 */
export function askedWaitMs(headers: Headers, now: Date): number {
  const said = [maxAgeMs(headers), expiresMs(headers, now)].filter((ms) => ms > 0)
  return Math.min(dayMs, Math.max(0, ...said))
}

function maxAgeMs(headers: Headers): number {
  const directives = all(headers['cache-control']).join(',').toLowerCase()
  const seconds = /(?:^|[\s,])max-age\s*=\s*"?(\d+)/.exec(directives)?.[1] ?? '0'
  const age = /^\s*\d+/.exec(all(headers.age)[0] ?? '')?.[0] ?? '0'
  return (Number(seconds) - Number(age)) * 1000
}

/** Against the server's own clock where it tells it: only the distance counts. */
function expiresMs({ expires, date }: Headers, now: Date): number {
  const [until, since] = [httpDate(all(expires)[0]), httpDate(all(date)[0])]
  return until === undefined ? 0 : until - (since ?? now.getTime())
}

/** `0` and `-1` stand for the past (RFC 9111, 5.3), and would be years to `Date.parse`. */
function httpDate(said: string | undefined): number | undefined {
  const at = /[a-z]{3}.*:/i.test(said ?? '') ? Date.parse(said!) : Number.NaN
  return Number.isNaN(at) ? undefined : at
}

const all = (header: string | string[] | undefined): string[] => [header ?? []].flat()

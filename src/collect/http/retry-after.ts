/**
 * The wait that a Retry-After header asks for, in milliseconds from `now`: seconds or an HTTP date (RFC 9110, 10.2.3).
 * Undefined where it says nothing that can be understood.
 */
export function retryAfterMs(header: string | string[] | undefined, now: Date): number | undefined {
  const said = [header].flat()[0]?.trim() ?? ''
  if (/^\d{1,9}$/.test(said)) return Number(said) * 1000
  const at = said ? Date.parse(said) : Number.NaN
  return Number.isNaN(at) ? undefined : Math.max(0, at - now.getTime())
}

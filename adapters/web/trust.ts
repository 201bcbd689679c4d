/** What a request says of where it comes from. */
export interface Origin {
  header(name: string): string | undefined
}

/**
 * Whether a request that changes something, or holds a connection, came from our own pages. The rule of Go's
 * http.CrossOriginProtection: Sec-Fetch-Site decides, else Origin; with neither it is no browser that sent it, and
 * nobody's cookies are at risk.
 */
export function isSameSite(request: Origin): boolean {
  const site = request.header('sec-fetch-site')
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const origin = request.header('origin')
  if (origin === undefined) return true
  return URL.parse(origin)?.host === request.header('host')?.toLowerCase()
}

/** Whether the browser speaks https, so that cookies are kept to it. */
export const isSecure = (request: Origin) => request.header('x-forwarded-proto') === 'https'

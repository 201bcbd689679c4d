/** What a request says of where it comes from. */
export interface Origin {
  header(name: string): string | undefined
}

/** Headers that proxies and tunnels add; a browser on this machine sends none of them. */
const forwardingHeaders = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
]

/**
 * Whether the request was made on this machine and to this machine. The name that was asked for must be a loopback
 * name: a page of another site whose DNS was pointed here asks for its own name.
 */
export function isLocal(request: Origin): boolean {
  const forwarded = forwardingHeaders.some((name) => request.header(name) !== undefined)
  return !forwarded && isLoopbackHost(request.header('host') ?? '')
}

/** Whether a Host header names this machine: localhost and its subdomains, 127.0.0.0/8, [::1]. */
function isLoopbackHost(host: string): boolean {
  const name = host.toLowerCase().replace(/:\d*$/, '')
  return /^(?:.+\.)?localhost$/.test(name) || /^127(?:\.\d{1,3}){3}$/.test(name) || name === '[::1]'
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

/** Headers that proxies and tunnels add; a program on this machine sends none of them. */
const forwarding = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
]
const loopbackHost = /^(?:(?:.+\.)?localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d*)?$/i

/**
 * Whether a request was made to this machine as itself, going by its headers: through no proxy, which makes everybody seem
 * to be here, and by a loopback name, since a page of another site whose DNS was pointed here asks for its own name.
 */
export function asksLocally(header: (name: string) => string | undefined): boolean {
  return forwarding.every((name) => header(name) === undefined) && loopbackHost.test(header('host') ?? '')
}

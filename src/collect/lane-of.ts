import { getDomain } from 'tldts'

/** Hosts that ask for more patience than one request after the other: the least time between two, in milliseconds. */
const paces: Record<string, number> = {
  // About one request a minute without signing in, since June 2026.
  'reddit.com': 60_000,
}

/**
 * Whose turn an address takes: a host and its sister hosts (www., old., feeds.) stand for one publisher, so they are one
 * lane, named by the domain that was registered. An address or a name without one stands for itself, with its port.
 * Empty for what is not asked over the network.
 */
export function laneOf(url: URL): string {
  if (!/^https?:$/.test(url.protocol)) return ''
  return getDomain(url.hostname, { allowPrivateDomains: true }) ?? url.host
}

/** The least time between two polls of a lane, in milliseconds; 0: none. */
export const paceOf = (lane: string): number => (Object.hasOwn(paces, lane) ? paces[lane]! : 0)

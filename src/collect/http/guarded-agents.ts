import dns from 'node:dns'
import type { LookupFunction } from 'node:net'
import { Agent, type Dispatcher } from 'undici'
import { hostAndPortOf } from '../../../config/fields.ts'
import { isPrivateAddress, isPrivateHost } from './private-address.ts'

/** Resolves a name to all its addresses; the system's resolver unless a test stands in for it. */
export type Lookup = (hostname: string) => Promise<{ address: string; family: number }[]>

/** Connections to public addresses, and to the private ones that the settings allow. */
export interface GuardedAgents {
  /**
   * The connections for an address, or null where it is private and not allowed. What the settings allow is for sources
   * of that very host: a publisher elsewhere must not lead there by a redirect.
   */
  for(url: URL, source: URL): Dispatcher | null
  /** Connections that lead anywhere. */
  open: Dispatcher
  close(): Promise<void>
}

/** The code of a connection that was refused because its name leads to a private address. */
export const privateAddressCode = 'KORVA_PRIVATE_ADDRESS'

const systemLookup: Lookup = (hostname) => dns.promises.lookup(hostname, { all: true })

/**
 * Makes connections that check the very address that is connected to, so that a name cannot answer differently the
 * second time it is asked.
 *
 * @param allowPrivate `host:port` pairs, as a URL writes the host
 * @param connectMs time to connect, TLS included
 */
export function createGuardedAgents(options: {
  allowPrivate: string[]
  connectMs: number
  lookup?: Lookup | undefined
}): GuardedAgents {
  const allowed = new Set(options.allowPrivate.map((entry) => entry.toLowerCase()))
  const lookup = options.lookup ?? systemLookup
  // HTTP/1 only: giving up on an answer destroys its socket there, and feeds gain nothing from the other.
  const agent = (guarded: boolean) =>
    new Agent({
      allowH2: false,
      connect: { timeout: options.connectMs, lookup: lookupHook(lookup, guarded) },
    })
  const [open, guarded] = [agent(false), agent(true)]
  return {
    open,
    for(url, source) {
      if (url.hostname === source.hostname && allowed.has(hostAndPortOf(url))) return open
      return isPrivateHost(url.hostname) ? null : guarded
    },
    async close() {
      await Promise.all([open.destroy(), guarded.destroy()])
    },
  }
}

/** One private address among a name's addresses spoils them all: nothing public has a reason to list it. */
function lookupHook(lookup: Lookup, guarded: boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname).then(
      (addresses) => {
        const refused =
          addresses.length === 0 || (guarded && addresses.some((a) => isPrivateAddress(a.address)))
        if (refused) callback(refusal(hostname), '')
        else if (options.all) callback(null, addresses)
        else callback(null, addresses[0]!.address, addresses[0]!.family)
      },
      (error: NodeJS.ErrnoException) => callback(error, ''),
    )
  }
}

const refusal = (hostname: string) =>
  Object.assign(new Error(`${hostname} leads to a private address`), { code: privateAddressCode })

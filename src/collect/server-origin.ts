import { accepted, isWebAddress } from '../../config/fields.ts'

/** A server that people name by its host or its address: `mastodon.social`, `https://mastodon.social`. */
export const serverField = (example: string) =>
  accepted((value) => isWebAddress(withScheme(value)), `a host such as ${example}, or its address`)

/** The origin of such a server, as a URL. */
export const serverOrigin = (server: string): URL => new URL(new URL(withScheme(server)).origin)

const withScheme = (server: string) => (/^https?:\/\//i.test(server) ? server : `https://${server}`)

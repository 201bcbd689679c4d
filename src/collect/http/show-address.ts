/** An address for messages and logs: origin and path. Names, passwords and query strings can be secrets. */
const showAddress = (url: URL) => `${url.origin}${url.pathname}`

/** The beginning of every message about a fetch: which source, and where it was looked for. */
export function nameIt(sourceId: string, url: URL): string {
  return `Source "${sourceId}": ${showAddress(url)}`
}

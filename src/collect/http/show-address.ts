/** An address for messages and logs: no more than its origin. Paths and query strings can hold personal keys. */
const showAddress = (url: URL) => url.origin

/** The beginning of every message about a fetch: which source, and where it was looked for. */
export function nameIt(sourceId: string, url: URL): string {
  return `Source "${sourceId}": ${showAddress(url)}`
}

/** Characters. What is longer is no address that somebody will follow, and would weigh on every card. */
const longest = 2048

/**
 * The absolute http(s) address of a link, counted from `base`; null for anything else, such as `javascript:` or a
 * relative link with nothing to count from.
 */
export function resolveLink(link: string, base: string | undefined): string | null {
  const wanted = link.trim()
  if (!wanted || wanted.length > longest) return null
  const url = URL.parse(wanted) ?? (base === undefined ? null : URL.parse(wanted, base))
  return url && /^https?:$/.test(url.protocol) && url.hostname ? url.href : null
}

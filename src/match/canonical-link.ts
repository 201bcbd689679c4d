import normalizeUrl from 'normalize-url'
import { trackingParameters } from '../core/tracking-parameters.ts'

/** Those, and names that are a tracker's more often than not: two texts that lead to one page are compared besides. */
const tracking = [...trackingParameters, /^(?:ref|referrer|source|campaign(?:_?id)?)$/iu]

/** Services that wrap a link in one of their own: the parameter that holds it. */
const wrappers: [host: RegExp, path: RegExp, parameters: string[]][] = [
  [/(?:^|\.)google\.[a-z.]{2,6}$/u, /^\/url$/u, ['url', 'q']],
  [/(?:^|\.)(?:facebook|instagram)\.com$/u, /^\/(?:l\.php)?$/u, ['u']],
]

/**
 * A link in the form in which two that lead to the same page are the same: without scheme, www, mobile host, tracking
 * parameters, AMP ending and text fragment, parameters sorted. Null where it is no web address or only names a site.
 */
export function canonicalLink(url: string): string | null {
  try {
    const target = unwrap(new URL(url.trim()))
    if (target.protocol !== 'http:' && target.protocol !== 'https:') return null
    target.hostname = target.hostname.replace(/^(?:www\.)?(?:m|mobile|amp)\.(?=[^.]+\.[^.]+)/u, '')
    target.pathname = target.pathname.replace(/\/(?:amp|amp\.html)\/?$/u, '')
    const link = normalizeUrl(target.href, {
      stripProtocol: true,
      stripWWW: true,
      removeQueryParameters: tracking,
      removeTrailingSlash: true,
      removeDirectoryIndex: [/^index\.(?:html?|php)$/u],
      sortQueryParameters: true,
    })
    return /[/?#]/u.test(link) ? link : null
  } catch {
    // Not an address: the texts decide.
    return null
  }
}

function unwrap(url: URL): URL {
  for (const [host, path, parameters] of wrappers) {
    if (!host.test(url.hostname) || !path.test(url.pathname)) continue
    for (const parameter of parameters) {
      const inner = url.searchParams.get(parameter)
      if (inner && URL.canParse(inner)) return new URL(inner)
    }
  }
  return url
}

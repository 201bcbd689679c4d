import normalizeUrl from 'normalize-url'

/** Parameters that tell where a click came from, never what is shown. */
const tracking = [
  /^(?:utm|pk|piwik|mtm|hsa|vero|oly_anon|oly_enc)_\w+$/iu,
  /^(?:fbclid|gclid|gclsrc|gbraid|wbraid|dclid|msclkid|ttclid|twclid|li_fat_id|igsh|igshid|yclid|wickedid)$/iu,
  /^(?:mc_cid|mc_eid|mkt_tok|rb_clickid|_hsenc|_hsmi|s_cid|ito|sr_share|ncid|ocid|cmp|cmpid|spm)$/iu,
  /^(?:ref|ref_?src|ref_?url|referrer|source|campaign(?:_?id)?|at_(?:medium|campaign|link_id|format|ptr_name))$/iu,
]

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

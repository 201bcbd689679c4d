import normalizeUrl from 'normalize-url'
import { trackingParameters } from '../core/tracking-parameters.ts'
import { unwrapLink } from './unwrap-link.ts'

/** Those, names that are a tracker's more often than not, and those of another view of the page: the texts are compared besides. */
const dropped = [
  ...trackingParameters,
  /^(?:ref|referrer|referer|source|via|share|si|feature|campaign(?:_?id)?|xtor|echobox|trk|tracking_?id|share_?(?:id|token)|smid|guccounter)$/iu,
  /^(?:amp|outputtype|mobile|print|printable|noredirect)$/iu,
]
/** Part of a page: the page is the same, unless it names an item of its own (`#comment-1234`) or is a route (`#/a`). */
const ownFragment = /^#(?:[!/]|(?:[a-z_]*[-_=/]?)\d+$)/iu
const trackedFragment = /^#(?:xtor|echobox|utm_\w+|ref|at_\w+|mtm_\w+|\.)/iu

/** Hosts that show the same pages as others. */
const sameHosts = new Map([
  ['old.reddit.com', 'reddit.com'],
  ['new.reddit.com', 'reddit.com'],
  ['np.reddit.com', 'reddit.com'],
  ['x.com', 'twitter.com'],
  ['touch.facebook.com', 'facebook.com'],
])

/**
 * A link in the form in which two that lead to the same page are the same: without scheme, www, mobile host, tracking
 * parameters, AMP marks and fragments that only name a place of the page, parameters sorted. Null where it is no web
 * address or only names a site.
 */
export function canonicalLink(url: string): string | null {
  try {
    const target = unwrapLink(new URL(url.trim()))
    if (target.protocol !== 'http:' && target.protocol !== 'https:') return null
    settleHost(target)
    settlePath(target)
    if (!ownFragment.test(target.hash) || trackedFragment.test(target.hash)) target.hash = ''
    const link = normalizeUrl(target.href, {
      stripProtocol: true,
      stripWWW: true,
      removeQueryParameters: dropped,
      removeTrailingSlash: true,
      removeDirectoryIndex: [/^(?:index|default)\.(?:html?|php|aspx?)$/u],
      sortQueryParameters: true,
    })
    return /[/?#]/u.test(link) ? link : null
  } catch {
    // Not an address: the texts decide.
    return null
  }
}

/** `m.`, `mobile.` and `amp.` stand before the host, or behind the language (`fi.m.wikipedia.org`). */
function settleHost(url: URL): void {
  const plain = url.hostname
    .replace(/\.$/u, '')
    .replace(/^(?:www\.)?(?:m|mobile|mobiili|amp|touch|wap)\.(?=[^.]+\.[^.]+)/u, '')
    .replace(/^([a-z]{2})\.m\.(?=[^.]+\.[^.]+)/u, '$1.')
    .replace(/^www\./u, '')
  url.hostname = sameHosts.get(plain) ?? plain
  if (plain !== 'youtu.be' || url.pathname.length < 2) return
  url.hostname = 'youtube.com'
  url.searchParams.set('v', url.pathname.slice(1))
  url.pathname = '/watch'
}

function settlePath(url: URL): void {
  // Blogs show their mobile page by `?m=1`; elsewhere it may be a month.
  if (/^[01]$/u.test(url.searchParams.get('m') ?? '')) url.searchParams.delete('m')
  url.pathname = url.pathname
    .replace(/;jsessionid=[^/]*/iu, '')
    .replace(/^\/amp(?=\/[^/])/u, '')
    .replace(/\/(?:amp|amp\.html|print|tulosta)\/?$/u, '')
    .replace(/\.amp(?=\.html?$|$)/u, '')
    .replace(/\/{2,}/gu, '/')
}

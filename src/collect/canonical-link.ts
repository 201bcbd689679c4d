import normalizeUrl, { type Options } from 'normalize-url'

/** Parameters that say where a reader came from, as mail programs, shops of advertisements and feed services add them. */
const tracking = [
  /^(utm|mtm|pk|piwik|matomo|hsa|vero|oly)_\w+$/i,
  /^(fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_[ce]id|mkt_tok|_hsenc|_hsmi)$/i,
  /^(ncid|cmpid|ref_src|ref_url|spm|ns_(campaign|mchannel|source|linkname|fee)|at_(medium|campaign))$/i,
]

const options: Options = {
  stripProtocol: true,
  stripHash: true,
  stripWWW: true,
  removeTrailingSlash: true,
  sortQueryParameters: true,
  removeQueryParameters: tracking,
}

/**
 * One form for every address of the same page: without scheme, `www.`, fragment, trailing slash and tracking parameters.
 * For comparing, not for opening. `url` is absolute.
 */
export function canonicalLink(url: string): string {
  try {
    return normalizeUrl(url, options)
  } catch {
    return url
  }
}

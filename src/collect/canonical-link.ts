import normalizeUrl, { type Options } from 'normalize-url'
import { trackingParameters } from '../core/tracking-parameters.ts'

const options: Options = {
  stripProtocol: true,
  stripHash: true,
  stripWWW: true,
  removeTrailingSlash: true,
  sortQueryParameters: true,
  removeQueryParameters: trackingParameters,
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

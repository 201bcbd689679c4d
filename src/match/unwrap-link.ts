/** Services that wrap a link in one of their own: the parameters that may hold it. */
const wrappers: [host: RegExp, path: RegExp, parameters: string[]][] = [
  [/(?:^|\.)google\.[a-z.]{2,6}$/u, /^\/url$/u, ['url', 'q']],
  [/(?:^|\.)(?:facebook|instagram)\.com$/u, /^\/(?:l\.php)?$/u, ['u']],
  [/\.safelinks\.protection\.outlook\.com$/u, /^\//u, ['url']],
  [/(?:^|\.)duckduckgo\.com$/u, /^\/l\/?$/u, ['uddg']],
  [/(?:^|\.)linkedin\.com$/u, /^\/(?:redir\/redirect|safety\/go)\/?$/u, ['url']],
  [/(?:^|\.)youtube\.com$/u, /^\/redirect$/u, ['q']],
  [/^(?:out|click)\.reddit\.com$/u, /^\//u, ['url']],
  [/^(?:slack-redir\.net|steamcommunity\.com)$/u, /^\/(?:link|linkfilter\/?)$/u, ['url']],
  [/^(?:away\.)?vk\.com$/u, /^\/away(?:\.php)?$/u, ['to']],
]
/** Caches of AMP pages hold the address in their path: `/amp/s/host/path`, where `s` is for https. */
const cached = /^\/(?:amp|[cv]|wp)\/(?:s\/)?([^/]+\.[^/]+\/.*)$/u

/** The address that a wrapped one leads to; one that is not wrapped as it is. */
export function unwrapLink(url: URL): URL {
  for (const [host, path, parameters] of wrappers) {
    if (!host.test(url.hostname) || !path.test(url.pathname)) continue
    for (const parameter of parameters) {
      const inner = url.searchParams.get(parameter)
      if (inner && URL.canParse(inner)) return new URL(inner)
    }
  }
  const isCache = /(?:^|\.)google\.[a-z.]{2,6}$|(?:^|\.)cdn\.ampproject\.org$/u.test(url.hostname)
  const inner = isCache ? cached.exec(url.pathname)?.[1] : undefined
  return inner && URL.canParse(`https://${inner}`) ? new URL(`https://${inner}${url.search}`) : url
}

import { readKindFields } from '../../config/kind-fields.ts'
import { kinds } from '../collect/kinds/index.ts'

/** A kind of source that an address is for, with the fields that say so. */
export interface Suggestion {
  name: string
  fields: Record<string, unknown>
}

/** The parts of an address: where a pattern is matched, and what its gaps hold. */
type Pattern = [
  kind: string,
  host: RegExp,
  path: RegExp,
  fields: (gaps: string[], url: URL) => Record<string, unknown>,
]

const anyHost = /./
/** Others that write accounts with an @. */
const mayBeMastodon = /^(?!(?:[\w-]+\.)*(?:youtube|tiktok|medium|threads|flickr)\.\w+$)/
const serverAt = (url: URL) => (url.protocol === 'https:' ? url.host : url.origin)
const accountAt = (account: string, url: URL) =>
  url.protocol === 'https:' ? { account: `${account}@${url.host}` } : { account, instance: url.origin }
const query = (url: URL, name: string) => url.searchParams.get(name) ?? undefined

/** The country stands in the language, as in `en-US`, or beside it: `hl=fi&gl=FI`, `hl=es-419&gl=MX`. */
function editionIn(url: URL): string | undefined {
  const [language, country] = [query(url, 'hl'), query(url, 'gl')]
  return language && country && !language.endsWith(`-${country}`) ? `${language}-${country}` : language
}

/**
 * Addresses that people copy from their browser, and the kinds that are for them. Paths that several platforms have,
 * such as a Mastodon account's, are only worth a try: a feed is looked for at the address when it is none.
 */
const patterns: Pattern[] = [
  [
    'reddit',
    /(^|\.)reddit\.com$/,
    /^\/r\/(\w+)/,
    ([name], url) => ({ subreddits: [name], search: query(url, 'q') }),
  ],
  ['reddit', /(^|\.)reddit\.com$/, /^\/search/, (_, url) => ({ search: query(url, 'q') })],
  [
    'hacker-news',
    /^hn\.algolia\.com$/,
    /^/,
    (_, url) => ({ search: query(url, 'q') ?? query(url, 'query') }),
  ],
  [
    'google-news',
    /^news\.google\.com$/,
    /^\/(?:rss\/)?search/,
    (_, url) => ({ search: query(url, 'q'), edition: editionIn(url) }),
  ],
  ['google-alerts', /(^|\.)google\.[a-z.]+$/, /^\/alerts\/feeds\/.+/, (_, url) => ({ url: url.href })],
  ['youtube', /(^|\.)youtube\.com$/, /^\/channel\/([\w-]+)/, ([channel]) => ({ channel })],
  [
    'youtube',
    /(^|\.)youtube\.com$/,
    /^\/feeds\/videos\.xml/,
    (_, url) => ({ channel: query(url, 'channel_id') }),
  ],
  ['youtube-comments', /(^|\.)youtube\.com$/, /^\/watch/, (_, url) => ({ video: query(url, 'v') })],
  ['youtube-comments', /^youtu\.be$/, /^\/([\w-]+)$/, ([video]) => ({ video })],
  [
    'app-store',
    /^(apps|itunes)\.apple\.com$/,
    /^\/([a-z]{2})\/.*\bid(\d+)/,
    ([country, app]) => ({ app, countries: [country] }),
  ],
  [
    'google-play',
    /^play\.google\.com$/,
    /^\/store\/apps\/details/,
    (_, url) => ({ package: query(url, 'id') }),
  ],
  ['trustpilot', /(^|\.)trustpilot\.com$/, /^\/review\/([^/]+)/, ([unit]) => ({ unit })],
  [
    'github',
    /^(www\.)?github\.com$/,
    /^\/([\w.-]+\/[\w.-]+?)(?:\.git)?(?:\/(?:issues|discussions).*)?\/?$/,
    ([repository]) => ({ repository }),
  ],
  ['bluesky', /^bsky\.app$/, /^\/search/, (_, url) => ({ search: query(url, 'q') })],
  [
    'stack-exchange',
    /^stackoverflow\.com$/,
    /^\/questions\/tagged\/([^/+]+)/,
    ([tag], url) => ({ site: url.hostname, tags: [tag] }),
  ],
  [
    'stack-exchange',
    /^([\w-]+)\.stackexchange\.com$/,
    /^\/questions\/tagged\/([^/+]+)/,
    ([tag], url) => ({ site: url.hostname, tags: [tag] }),
  ],
  ['mastodon', mayBeMastodon, /^\/(@[\w.]+)\/?$/, ([account], url) => accountAt(account!, url)],
  [
    'mastodon',
    anyHost,
    /^\/tags\/([^/]+)\/?$/,
    ([hashtag], url) => ({ instance: serverAt(url), hashtag: decodeURIComponent(hashtag!) }),
  ],
  ['lemmy', anyHost, /^\/c\/([\w@.-]+)\/?$/, ([community], url) => ({ instance: serverAt(url), community })],
  [
    'discourse',
    anyHost,
    /^\/c\/(?:[^/]+\/)+(\d+)\/?$/,
    ([id], url) => ({ url: url.origin, category: Number(id) }),
  ],
  [
    'discourse',
    anyHost,
    /^\/(?:latest(?:\.rss)?|posts\.rss|t\/[^/]+\/\d+(?:\/\d+)?)\/?$/,
    (_, url) => ({ url: url.origin }),
  ],
]

/** The kinds that are for an address, likeliest first; none for most. What a kind would not take is never suggested. */
export function suggestKinds(url: URL): Suggestion[] {
  return patterns.flatMap(([name, host, path, fieldsOf]) => {
    const gaps = host.test(url.hostname) ? path.exec(url.pathname) : null
    const kind = kinds.get(name)
    if (!gaps || !kind) return []
    const fields = withoutGaps(fieldsOf(gaps.slice(1), url))
    return readKindFields(fields, kind, kinds).findings.length === 0 ? [{ name, fields }] : []
  })
}

const withoutGaps = (fields: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))

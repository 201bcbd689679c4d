import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { pathBelow, webAddress } from '../../../config/fields.ts'
import { parseFeed, parseFeedOrPage } from '../parse-feed.ts'
import { pollFeedOrPage } from '../poll-feed-or-page.ts'
import { pollOne } from '../poll-one.ts'
import { defineKind } from '../source-kind.ts'

/** All feed formats, then any XML or JSON, since few servers label feeds rightly. */
export const acceptFeeds =
  'application/atom+xml, application/rss+xml, application/rdf+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5'

/** `rss`: a feed in whatever format, over HTTP or in a file below the settings' folder. */
export const rss = defineKind({
  name: 'rss',
  about: 'Any feed: RSS, Atom, RDF, JSON Feed. The address may also be that of a page that names its feed.',
  documentation: ['https://www.rssboard.org/rss-specification', 'https://www.rfc-editor.org/rfc/rfc4287'],
  example: 'kind: rss\nurl: https://example.com/feed.xml',
  fields: {
    url: webAddress().optional().describe('Where the feed is. Exactly one of `url` and `path` is set.'),
    path: pathBelow().optional().describe("A feed in a file, from the settings' folder."),
  },
  check({ url, path: file }) {
    if (url === undefined && file === undefined) {
      const allowed = "an http(s) address, or path with a file below the settings' folder"
      return { field: 'url', message: `is missing; allowed: ${allowed}` }
    }
    if (url === undefined || file === undefined) return null
    return { field: 'path', message: 'is set besides url; allowed: one of the two' }
  },
  everyMs: 300_000,
  keys: [],
  address: ({ url, path: file }, { settingsDir }) =>
    url ? new URL(url) : pathToFileURL(path.resolve(settingsDir, file ?? '')),
  poll({ url }, memory, tools) {
    const poll = url.protocol === 'file:' ? pollOne : pollFeedOrPage
    return poll({ url, accept: acceptFeeds }, memory, tools)
  },
  read: (bytes, about) => (about.context?.orPage ? parseFeedOrPage : parseFeed)(bytes, about),
})

import { accepted } from '../../../config/fields.ts'
import type { FeedItem } from '../../core/feed-item.ts'
import { explainMissing } from '../explain-missing.ts'
import { parseFeed } from '../parse-feed.ts'
import { pollOne } from '../poll-one.ts'
import { resolveLink } from '../resolve-link.ts'
import { defineKind } from '../source-kind.ts'
import { acceptFeeds } from './rss.ts'

const googleHost = /^(www\.)?google\.[a-z.]{2,6}$/

/** `google-alerts`: the feed of one alert. */
export const googleAlerts = defineKind({
  name: 'google-alerts',
  about:
    'What Google finds anew on the web for one alert. Make the alert at https://www.google.com/alerts with "Deliver to: RSS feed" and copy the address of its feed, which is personal.',
  documentation: ['https://support.google.com/websearch/answer/4815696'],
  example: 'kind: google-alerts\nurl: https://www.google.com/alerts/feeds/…',
  fields: {
    url: accepted(isAlert, 'the address of a feed below https://www.google.com/alerts/feeds/').describe(
      "The address of the alert's feed. Whoever has it can read it: it is never shown.",
    ),
  },
  everyMs: 900_000,
  texts: 'news',
  keys: [],
  address: ({ url }) => new URL(url),
  poll({ id, url }, memory, tools) {
    const hint =
      'Look at https://www.google.com/alerts whether the alert is still there and delivers to an RSS feed.'
    const explain = explainMissing({ id, url }, 'has no such alert', hint)
    return pollOne({ url, accept: acceptFeeds, explain }, memory, tools)
  },
  read(bytes, about) {
    const feed = parseFeed(bytes, about)
    return { ...feed, items: feed.items.map(unwrapped) }
  },
})

function isAlert(value: string): boolean {
  const url = URL.parse(value)
  return (
    url?.protocol === 'https:' && googleHost.test(url.hostname) && /^\/alerts\/feeds\/./.test(url.pathname)
  )
}

/** Links lead through google.com/url, with the address in `url`, or in `q` as it was once. */
function unwrapped(item: FeedItem): FeedItem {
  const link = item.url === null ? null : URL.parse(item.url)
  if (link?.pathname !== '/url' || !googleHost.test(link.hostname)) return item
  const meant = link.searchParams.get('url') ?? link.searchParams.get('q') ?? ''
  return { ...item, url: resolveLink(meant, undefined) ?? item.url }
}

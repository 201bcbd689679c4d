import { matching, text } from '../../../config/fields.ts'
import type { FeedItem } from '../../core/feed-item.ts'
import { parseFeed } from '../parse-feed.ts'
import { pollOne } from '../poll-one.ts'
import { defineKind } from '../source-kind.ts'
import { decodeNewsLink } from './google-news/decode-link.ts'
import { acceptFeeds } from './rss.ts'

/** Portuguese and English come in editions of their own, others under their language alone. */
const byCountry = /^(en|pt)$/

/** `google-news`: what Google News finds for a search, in one edition. */
export const googleNews = defineKind({
  name: 'google-news',
  about:
    'News that Google News finds for a search, at most 100 at a time. Publishers are taken out of the titles. Newer links lead through news.google.com: they cannot be decoded without asking Google for each.',
  documentation: [
    'https://newscatcherapi.com/blog/google-news-rss-search-parameters-the-missing-documentaiton',
    'https://support.google.com/news/publisher-center/answer/9606710',
  ],
  example: 'kind: google-news\nsearch: Virtelo\nedition: fi-FI',
  fields: {
    search: text(300).describe(
      'What to look for; "quotes", OR, -word and site:example.com work as in the search.',
    ),
    edition: matching(
      /^[a-z]{2,3}(-\d{3})?-[A-Z]{2}$/,
      'a language and a country, such as fi-FI, en-US or es-419-MX',
    )
      .default('fi-FI')
      .describe('Whose news: language and country.'),
    window: matching(/^[1-9]\d{0,2}[hdmy]$/, 'a number and h, d, m or y, such as 12h or 7d')
      .default('7d')
      .describe('How far back the search looks. Without it old articles come first.'),
  },
  everyMs: 900_000,
  texts: 'news',
  keys: [],
  address({ search, edition, window }) {
    const cut = edition.lastIndexOf('-')
    const [language, country] = [edition.slice(0, cut), edition.slice(cut + 1)]
    const url = new URL('https://news.google.com/rss/search')
    url.searchParams.set('q', `${search} when:${window}`)
    url.searchParams.set('hl', byCountry.test(language) ? edition : language)
    url.searchParams.set('gl', country)
    url.searchParams.set('ceid', `${country}:${edition === 'pt-BR' ? 'pt-419' : language}`)
    return url
  },
  poll: ({ url }, memory, tools) => pollOne({ url, accept: acceptFeeds }, memory, tools),
  read(bytes, about) {
    const feed = parseFeed(bytes, about)
    return { ...feed, items: feed.items.map(clean) }
  },
})

/**
 * `Headline - Publisher`. The description is the headline once more, or a list with those of other publishers: these are
 * no words of this one, and change as the story goes on.
 */
function clean(item: FeedItem): FeedItem {
  const [, headline = item.title, publisher = null] = /^(.+) - ([^-].*?)$/.exec(item.title ?? '') ?? []
  const url = item.url && (decodeNewsLink(item.url) ?? item.url)
  return { ...item, url, title: headline, text: headline ?? item.text, author: item.author ?? publisher }
}

import { describe, expect, it } from 'vitest'
import { suggestKinds } from '../../src/app/suggest-kinds.ts'

const channel = 'UCabcdefghijklmnopqrstuv'

/** Addresses as people copy them from their browser, and the kinds that are for them. */
const table: [address: string, name: string, fields: object][] = [
  ['https://www.reddit.com/r/Suomi/', 'reddit', { subreddits: ['Suomi'] }],
  ['https://old.reddit.com/r/Suomi/search?q=acme', 'reddit', { subreddits: ['Suomi'], search: 'acme' }],
  ['https://www.reddit.com/search/?q=acme', 'reddit', { search: 'acme' }],
  ['https://hn.algolia.com/?q=acme', 'hacker-news', { search: 'acme' }],
  ['https://news.google.com/search?q=acme&hl=fi-FI', 'google-news', { search: 'acme', edition: 'fi-FI' }],
  [
    'https://news.google.com/search?q=acme&hl=fi&gl=FI&ceid=FI%3Afi',
    'google-news',
    { search: 'acme', edition: 'fi-FI' },
  ],
  [
    'https://news.google.com/rss/search?q=acme&hl=en-US&gl=US&ceid=US:en',
    'google-news',
    { search: 'acme', edition: 'en-US' },
  ],
  [
    'https://news.google.com/search?q=acme&hl=es-419&gl=MX&ceid=MX%3Aes-419',
    'google-news',
    { search: 'acme', edition: 'es-419-MX' },
  ],
  [`https://www.youtube.com/channel/${channel}`, 'youtube', { channel }],
  [`https://www.youtube.com/feeds/videos.xml?channel_id=${channel}`, 'youtube', { channel }],
  ['https://www.youtube.com/watch?v=abcdefghijk', 'youtube-comments', { video: 'abcdefghijk' }],
  [
    'https://apps.apple.com/fi/app/acme-shop/id123456789',
    'app-store',
    { app: '123456789', countries: ['fi'] },
  ],
  [
    'https://play.google.com/store/apps/details?id=com.acme.shop&hl=fi',
    'google-play',
    { package: 'com.acme.shop' },
  ],
  ['https://fi.trustpilot.com/review/acme.fi', 'trustpilot', { unit: 'acme.fi' }],
  ['https://github.com/acme/shop/issues', 'github', { repository: 'acme/shop' }],
  ['https://bsky.app/search?q=acme', 'bluesky', { search: 'acme' }],
  [
    'https://stackoverflow.com/questions/tagged/acme',
    'stack-exchange',
    { site: 'stackoverflow.com', tags: ['acme'] },
  ],
  ['https://mastodon.social/@acme', 'mastodon', { account: '@acme@mastodon.social' }],
  ['https://mastodon.social/tags/acme', 'mastodon', { instance: 'mastodon.social', hashtag: 'acme' }],
  ['https://sopuli.xyz/c/suomi', 'lemmy', { instance: 'sopuli.xyz', community: 'suomi' }],
  ['https://forum.example.com/t/lost-parcel/123', 'discourse', { url: 'https://forum.example.com' }],
  ['https://forum.example.com/c/support/12', 'discourse', { url: 'https://forum.example.com', category: 12 }],
]

describe('suggestKinds', () => {
  it.each(table)('%s', (address, name, fields) => {
    expect(suggestKinds(new URL(address))).toEqual([{ name, fields }])
  })

  it.each([
    'https://example.com/',
    'https://example.com/feed.xml',
    'https://www.reddit.com/',
    'https://www.youtube.com/watch',
    'https://notreddit.com/r/Suomi',
    'https://github.com/acme',
    'https://www.youtube.com/channel/too-short',
    'https://www.youtube.com/@acme',
  ])('nothing for %s', (address) => {
    expect(suggestKinds(new URL(address))).toEqual([])
  })
})

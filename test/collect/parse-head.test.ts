import { describe, expect, it } from 'vitest'
import { parseFeed } from '../../src/collect/parse-feed.ts'

const parse = (document: string, url?: string) => parseFeed(Buffer.from(document), url ? { url } : {})
const rss = (head: string, url?: string) =>
  parse(
    `<rss version="2.0" xmlns:a10="http://www.w3.org/2005/Atom" xmlns:syn="http://purl.org/rss/1.0/modules/syndication/"><channel>${head}</channel></rss>`,
    url,
  )
const minutes = 60_000
const hours = 60 * minutes

describe('how long a feed asks to be left in peace', () => {
  it.each([
    ['<ttl>30</ttl>', 30 * minutes],
    ['<ttl> 4320 </ttl>', 24 * hours],
    ['<ttl>0</ttl>', undefined],
    ['<ttl>soon</ttl>', undefined],
    [
      '<syn:updatePeriod>\n hourly </syn:updatePeriod><syn:updateFrequency> 2 </syn:updateFrequency>',
      30 * minutes,
    ],
    ['<syn:updatePeriod>daily</syn:updatePeriod><syn:updateFrequency>4</syn:updateFrequency>', 6 * hours],
    ['<syn:updatePeriod>weekly</syn:updatePeriod>', 24 * hours],
    ['<syn:updatePeriod>hourly</syn:updatePeriod><ttl>90</ttl>', 90 * minutes],
    ['', undefined],
  ])('reads %s as %s ms', (head, ttlMs) => {
    expect(rss(head).ttlMs).toBe(ttlMs)
  })
})

describe('the hub that a feed names', () => {
  const hub = 'https://hub.example.com/'
  const self = 'https://a.example.com/feed.xml'

  it('is found in Atom', () => {
    const head = `<link rel="hub" href="${hub}"/><link rel="self" href="${self}"/><link href="https://a.example.com/"/>`
    expect(parse(`<feed xmlns="http://www.w3.org/2005/Atom">${head}</feed>`).hub).toEqual({
      url: hub,
      topic: self,
    })
  })

  it('is found in RSS, whatever the prefix of Atom is called', () => {
    const head = `<link>https://a.example.com/</link><a10:link rel="hub" href="${hub}"/><a10:link rel="self" href="/feed.xml"/>`
    expect(rss(head, 'https://a.example.com/old.xml').hub).toEqual({ url: hub, topic: self })
  })

  it('is found in JSON Feed', () => {
    const hubs = [
      { type: 'rssCloud', url: 'https://cloud.example.com/' },
      { type: 'WebSub', url: hub },
    ]
    const json = { version: 'https://jsonfeed.org/version/1.1', title: 't', feed_url: self, hubs, items: [] }
    expect(parse(JSON.stringify(json)).hub).toEqual({ url: hub, topic: self })
  })

  it('knows the feed by the address where it was read, when the feed names none', () => {
    expect(rss(`<a10:link rel="hub" href="${hub}"/>`, self).hub).toEqual({ url: hub, topic: self })
    expect(rss(`<a10:link rel="hub" href="${hub}"/>`).hub).toBeUndefined()
  })

  it('is none where only the feed itself is named, or the hub is no web address', () => {
    expect(rss(`<a10:link rel="self" href="${self}"/>`).hub).toBeUndefined()
    expect(rss('<a10:link rel="hub" href="javascript:alert(1)"/>', self).hub).toBeUndefined()
  })
})

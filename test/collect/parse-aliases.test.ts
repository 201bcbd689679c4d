import { describe, expect, it } from 'vitest'
import { parseFeed } from '../../src/collect/parse-feed.ts'
import type { FeedItem } from '../../src/core/feed-item.ts'

interface Entry {
  guid?: string
  link?: string
  text?: string
  author?: string
}

function read(...entries: Entry[]): FeedItem[] {
  const items = entries.map(
    ({ guid = '', link = '', text = '', author = '' }) =>
      `<item><guid isPermaLink="false">${guid}</guid><link>${link.replaceAll('&', '&amp;')}</link>` +
      `<description>${text}</description><dc:creator>${author}</dc:creator></item>`,
  )
  return parseFeed(Buffer.from(`<rss version="2.0"><channel>${items.join('')}</channel></rss>`)).items
}

const other: Entry = { guid: 'other', link: 'https://a.example.com/other', text: 'Another' }
const named = (items: FeedItem[], prefix: string, at = 0) =>
  items[at]!.aliases.filter((alias) => alias.startsWith(prefix))
const shared = (a: FeedItem, b: FeedItem) => a.aliases.filter((alias) => b.aliases.includes(alias))

describe('aliases', () => {
  it('know an item whose guid moved to https or to another www', () => {
    const [before] = read({ guid: 'http://www.a.example.com/?p=1', text: 'then' })
    const [after] = read({ guid: 'https://a.example.com/?p=1', text: 'now' })
    expect(shared(before!, after!)).toEqual(['guid:a.example.com/?p=1'])
    expect(named(read({ guid: 'thread-17' }), 'guid:')).toEqual([])
  })

  it.each([
    'http://a.example.com/one',
    'https://www.a.example.com/one/',
    'https://a.example.com/one?utm_source=rss&utm_medium=feed#comments',
    'https://A.example.com/one?fbclid=x',
  ])('know an item by its link, also as %s', (link) => {
    expect(named(read({ guid: 'x', link }, other), 'link:')).toEqual(['link:a.example.com/one'])
  })

  it('keep what a link means', () => {
    const items = read({ guid: 'x', link: 'https://a.example.com/one?page=2&id=7' }, other)
    expect(named(items, 'link:')).toEqual(['link:a.example.com/one?id=7&page=2'])
  })

  it('take no link for the name of an item that others share, or that may be the page of all', () => {
    const link = 'https://a.example.com/app'
    const items = read(
      { guid: '1', link, text: 'Bad' },
      { guid: '2', link: `${link}/?utm_source=x`, text: 'Good' },
      other,
    )
    expect(named(items, 'link:', 0)).toEqual([])
    expect(named(items, 'link:', 1)).toEqual([])
    expect(named(items, 'link:', 2)).toEqual(['link:a.example.com/other'])
    expect(named(read({ guid: '1', link }), 'link:')).toEqual([])
  })

  it('know a feed whose ids all changed', () => {
    const link = 'https://a.example.com/app'
    const reviews = (ids: string) =>
      read(...['Bad', 'Good'].map((text, n) => ({ guid: `${ids}${n}`, link, text })))
    const [before, after] = [reviews('old-'), reviews('new-')]
    expect(shared(before[0]!, after[0]!)).toHaveLength(1)
    expect(shared(before[1]!, after[1]!)).toHaveLength(1)
    expect(shared(before[0]!, after[1]!)).toEqual([])
  })

  it('tell apart reviews that share a link and their words', () => {
    const review = { link: 'https://a.example.com/app', text: 'Great' }
    const items = read({ ...review, guid: '1', author: 'Aino' }, { ...review, guid: '2', author: 'Veikko' })
    expect(shared(items[0]!, items[1]!)).toEqual([])
    expect(named(items, 'same:')).toHaveLength(1)
  })

  it('are none where two items would share them', () => {
    const same = { link: 'https://a.example.com/app', text: 'Great', author: 'Aino' }
    const items = read(
      { ...same, guid: 'http://a.example.com/1' },
      { ...same, guid: 'https://a.example.com/1' },
    )
    expect(items.map(({ aliases }) => aliases)).toEqual([[], []])
  })

  it('stay with an item that stands twice in its feed', () => {
    const items = read(other, other, { guid: 'x' })
    expect(items.map(({ id }) => id)).toEqual(['other', 'other', 'x'])
    expect(named(items, 'link:')).toEqual(['link:a.example.com/other'])
  })

  it('stay short enough for an index', () => {
    const items = read(
      { guid: `https://a.example.com/${'g'.repeat(480)}`, link: `https://a.example.com/${'l'.repeat(1500)}` },
      other,
    )
    for (const alias of items[0]!.aliases) expect(alias.length).toBeLessThanOrEqual(500)
    expect(named(items, 'link:')).toHaveLength(1)
  })
})

import { readFileSync } from 'node:fs'
import { parseFeed } from 'feedsmith'
import { Parser } from 'htmlparser2'
import { describe, expect, it } from 'vitest'
import { readSettings } from '../../config/read-settings.ts'
import { kinds } from '../../src/collect/kinds/index.ts'
import { placeSource } from '../../src/collect/place-source.ts'

interface Entry {
  date: number
  author: string
  link: string
  text: string
}

const { settings, dir } = readSettings({}, kinds)
const samples = settings.sources.map((source) => {
  const { id, url } = placeSource(source, { settingsDir: dir, keys: {} })
  return { id, xml: readFileSync(new URL(url), 'utf8') }
})
const feeds = new Map(samples.map(({ id, xml }) => [id, entriesOf(xml)]))
const all = [...feeds.values()].flatMap(({ built, entries }) =>
  entries.map((entry) => ({ ...entry, minutes: (built - entry.date) / 60_000 })),
)

describe('the sample feeds', () => {
  it.each(samples)('$id is well-formed XML', ({ xml }) => {
    expect(unclosedTags(xml)).toEqual([])
  })

  it('notices XML that is not', () => {
    expect(unclosedTags('<a><c/><b></a>')).toEqual(['b'])
  })

  it('hold as many items as the first look announces', () => {
    expect([...feeds].map(([id, { entries }]) => [id, entries.length])).toEqual([
      ['sample-reviews', 7],
      ['sample-forum', 6],
      ['sample-social', 7],
      ['sample-news', 5],
    ])
    for (const { announceFirst } of settings.sources) expect(announceFirst).toBeGreaterThanOrEqual(7)
  })

  it('are built at one moment, and their items written 3 minutes to 20 hours before', () => {
    expect(new Set([...feeds.values()].map(({ built }) => built)).size).toBe(1)
    expect(Math.min(...all.map(({ minutes }) => minutes))).toBe(3)
    expect(Math.max(...all.map(({ minutes }) => minutes))).toBeLessThanOrEqual(1200)
    expect(all.filter(({ minutes }) => minutes <= 180).length).toBeGreaterThan(all.length / 2)
  })

  it('show the promise kept, close and broken', () => {
    const left = all.map(({ minutes }) => settings.promise.respondMs / 60_000 - minutes)
    expect(left.filter((minutes) => minutes > 30).length).toBeGreaterThanOrEqual(5)
    expect(left.filter((minutes) => minutes >= 0 && minutes < 15).length).toBeGreaterThanOrEqual(3)
    expect(left.filter((minutes) => minutes < 0).length).toBeGreaterThanOrEqual(5)
  })

  it('are by different people, with links that lead nowhere real', () => {
    expect(new Set(all.map(({ author }) => author)).size).toBeGreaterThan(20)
    expect(new Set(all.map(({ link }) => link)).size).toBe(all.length)
    for (const { link } of all) expect(link).toMatch(/^https:\/\/example\.com\//)
  })

  it('speak of both brands, in their inflected forms, and of neither', () => {
    const texts = all.map(({ text }) => text).join('\n')
    for (const form of ['Virtelo', 'Virtelon', 'Virtelolta', 'Virteloon', 'Kahvila Roudassa']) {
      expect(texts).toMatch(new RegExp(`\\b${form}\\b`))
    }
    const frost = all.filter(({ text }) => /routa|roudan/i.test(text) && !/kahvila/i.test(text))
    expect(frost).toHaveLength(3)
  })

  it('have stars in the reviews, low and high', () => {
    const stars = samples[0]!.xml.match(/(?<=<im:rating>)\d(?=<)/g)
    expect(stars?.map(Number)).toEqual([1, 5, 2, 1, 4, 3, 1])
  })
})

function entriesOf(xml: string): { built: number; entries: Entry[] } {
  const { format, feed } = parseFeed(xml)
  if (format === 'atom') {
    const entries = (feed.entries ?? []).map((entry) => ({
      date: Date.parse(entry.updated ?? ''),
      author: entry.authors?.[0]?.name ?? '',
      link: entry.links?.[0]?.href ?? '',
      text: `${entry.title?.value} ${entry.content?.value}`,
    }))
    return { built: Date.parse(feed.updated ?? ''), entries }
  }
  if (format !== 'rss') throw new Error(`a sample feed is ${format}`)
  const entries = (feed.items ?? []).map((item) => ({
    date: Date.parse(item.pubDate ?? ''),
    author: item.dc?.creators?.[0] ?? '',
    link: item.link ?? '',
    text: `${item.title ?? ''} ${item.description}`,
  }))
  return { built: Date.parse(feed.lastBuildDate ?? ''), entries }
}

/** Names of the elements that another one, or the end of the text, had to close. */
function unclosedTags(xml: string): string[] {
  const names: string[] = []
  const parser = new Parser(
    {
      onclosetag(name, isImplied) {
        const isEmptyElement = xml[parser.endIndex - 1] === '/'
        if (isImplied && !isEmptyElement) names.push(name)
      },
    },
    { xmlMode: true },
  )
  parser.end(xml)
  return names
}

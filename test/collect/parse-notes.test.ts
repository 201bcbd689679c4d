import { readFileSync } from 'node:fs'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { parseFeed } from '../../src/collect/parse-feed.ts'

const notes = (document: string | Uint8Array, contentType = '') =>
  parseFeed(Buffer.from(document), { contentType }).notes ?? []
const feed = (inside: string, head = '') => `${head}<rss version="2.0"><channel>${inside}</channel></rss>`
const item = '<item><title>One</title><link/><enclosure url="https://a.example.com/1.mp3"/></item>'

describe('what a reading had to guess', () => {
  it.each(['rss-0.91.xml', 'rdf.xml', 'atom-0.3.xml', 'channel.cdf.xml', 'reviews.xml'])(
    'is nothing in the clean %s',
    (name) => {
      expect(notes(readFileSync(new URL(`../fixtures/feeds/${name}`, import.meta.url)))).toEqual([])
    },
  )

  it('is an end in the middle', () => {
    expect(notes('<rss><channel><item><title>One</title></item>')).toEqual(['truncated'])
    expect(notes('<feed><entry><title>One</title><content><![CDATA[It ends in the mid')).toEqual([
      'truncated',
    ])
    expect(notes(feed(item))).toEqual([])
    expect(notes(`${feed(item)}\n<!-- 12 ms`)).toEqual([])
  })

  it('is the nesting', () => {
    expect(notes(feed('<item><title>One <b>two</title></b></item>'))).toEqual(['badly-nested'])
    expect(notes(feed('<item><title>One<link>https://a.example.com/1</link></item>'))).toEqual([
      'badly-nested',
    ])
    expect(notes(feed('<item><title>One</title><item><title>Two</title></item>'))).toEqual(['badly-nested'])
    expect(notes(feed('<item><description>a<br>b</description></item>'))).toEqual(['badly-nested'])
    expect(notes(feed('<item><description>a<br/>b</description></item>'))).toEqual([])
  })

  it('is the feed around items that stand alone', () => {
    expect(notes(`<export>${item}</export>`)).toEqual(['no-root'])
    expect(notes(`<channel>${item}</channel>`)).toEqual([])
  })

  it('is what bytes in the wrong charset meant', () => {
    const utf8 = feed('<item><title>yötä päivää</title></item>', '<?xml version="1.0" encoding="utf-8"?>')
    const at = utf8.indexOf('y')
    const broken = Buffer.concat([
      Buffer.from(utf8.slice(0, at)),
      Buffer.of(0xff),
      Buffer.from(utf8.slice(at)),
    ])
    expect(notes(broken)).toEqual(['stray-bytes'])
    // The publisher's own loss is not ours.
    expect(notes(feed('<item><title>K\ufffdnig</title></item>'))).toEqual([])
    expect(notes(iconv.encode(utf8, 'utf-16be', { addBOM: true }))).toEqual([])
  })

  it('is the charset where nobody says it or what is said is wrong', () => {
    const finnish = feed('<item><title>Hyvää yötä</title></item>')
    expect(notes(iconv.encode(finnish, 'windows-1252'))).toEqual(['charset-guessed'])
    expect(notes(iconv.encode(finnish, 'windows-1252'), 'text/xml; charset=utf-8')).toEqual([
      'charset-guessed',
    ])
    expect(notes(iconv.encode(finnish, 'windows-1252'), 'text/xml; charset=iso-8859-1')).toEqual([])
    expect(notes(finnish)).toEqual([])
  })

  it('is a date that is none', () => {
    const dated = (date: string) => notes(feed(`<item><title>One</title><pubDate>${date}</pubDate></item>`))
    expect(dated('the day before yesterday')).toEqual(['unknown-dates'])
    expect(dated('Sat, 31 Feb 2026 13:05:00 GMT')).toEqual(['unknown-dates'])
    expect(dated('ma 23. marraskuuta 2026 klo 14:05')).toEqual([])
    expect(dated('')).toEqual([])
    const json = { version: 'https://jsonfeed.org/version/1.1', items: [{ id: '1', date_published: 'soon' }] }
    expect(notes(JSON.stringify(json))).toEqual(['unknown-dates'])
  })

  it('is how much of an endless feed is enough', () => {
    const endless = parseFeed(Buffer.from(feed('<item><title>x</title></item>'.repeat(20_001))))
    expect(endless.notes).toEqual(['too-many-items'])
    expect(endless.items).toHaveLength(20_000)
  })
})

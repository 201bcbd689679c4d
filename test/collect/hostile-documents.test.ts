import { randomUUID } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Collector } from '../../src/core/collector-ports.ts'
import { makeCollector, makeRss, makeSource, type Publisher, startPublisher } from './publisher.ts'

let publisher: Publisher
let collector: Collector
beforeAll(async () => {
  publisher = await startPublisher()
  collector = makeCollector({ allowPrivate: [publisher.host], limits: { maxBytes: 64 * 1024 * 1024 } })
})
beforeEach(() => {
  publisher.requests.length = 0
})
/** Whatever came before: the next feed is read as ever. */
afterEach(async () => {
  expect((await read(makeRss(2))).items).toHaveLength(2)
})
afterAll(async () => {
  await collector.close()
  await publisher.close()
})

async function read(document: string) {
  publisher.send(document)
  const result = await collector.poll(makeSource({ url: publisher.url() }), {})
  if (!result.changed) throw new Error('it was not read')
  return result.feed
}
const refusal = (document: string) =>
  read(document).then(
    () => Promise.reject(new Error('it was read')),
    (error) => error,
  )
const rss = (inside: string, dtd = '') =>
  `<?xml version="1.0"?>${dtd}<rss version="2.0"><channel>${inside}</channel></rss>`
const mega = 1024 * 1024

describe('entities', () => {
  it('of a DTD are not expanded, be they a billion laughs', async () => {
    const laughs = Array.from({ length: 20 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`)
    const dtd = `<!DOCTYPE rss [<!ENTITY l0 "ha">${laughs.join('')}]>`
    const { items } = await read(rss('<item><title>&l20;</title><guid>&l20;</guid></item>', dtd))
    expect(items).toMatchObject([{ id: '&l20;', title: '&l20;' }])
  })

  it('of a DTD are not expanded in attributes, nor those of parameters', async () => {
    const dtd =
      '<!DOCTYPE rss [<!ENTITY % p "<!ENTITY q \'boom\'>"> %p; <!ENTITY a "https://evil.example.com/">]>'
    const { items } = await read(rss('<item><title>&q;</title><link href="&a;"/></item>', dtd))
    expect(items).toMatchObject([{ title: '&q;', url: publisher.url('/&a;') }])
  })

  it('from elsewhere are not fetched: neither files nor addresses', async () => {
    const secret = randomUUID()
    const file = join(tmpdir(), secret)
    await writeFile(file, secret)
    const dtd = `<!DOCTYPE rss SYSTEM "${publisher.url('/dtd')}" [<!ENTITY file SYSTEM "${pathToFileURL(file)}">
      <!ENTITY web SYSTEM "${publisher.url('/entity')}"><!ENTITY % remote SYSTEM "${publisher.url('/more')}"> %remote;]>`
    const include = `<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="${pathToFileURL(file)}" parse="text"/>`
    const feed = await read(
      rss(`<item><title>&file;&web;</title><description>x${include}</description></item>`, dtd),
    )
    await rm(file)
    expect(feed.items).toHaveLength(1)
    expect(JSON.stringify(feed)).not.toContain(secret)
    expect(publisher.requests.map(({ url }) => url)).toEqual(['/feed.xml'])
  })
})

describe('size', () => {
  it('of an attribute does not matter', async () => {
    const { items } = await read(rss(`<item><title>fine</title><a b="${'x'.repeat(20 * mega)}"/></item>`))
    expect(items).toMatchObject([{ title: 'fine' }])
  })

  it('of a text is cut', async () => {
    const { items } = await read(
      rss(`<item><title>fine</title><description>${'x'.repeat(20 * mega)}</description></item>`),
    )
    expect(items[0]!.text!.length).toBeLessThanOrEqual(200_000)
  })

  it.each([
    ['levels', '<a>'.repeat(100_000)],
    ['levels of items', '<item>'.repeat(100_000)],
    ['levels with their ends', `${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`],
  ])('of 100,000 %s does not matter', async (_, nested) => {
    const { items } = await read(rss(`<item><title>fine</title></item><x>${nested}</x>`))
    expect(items[0]).toMatchObject({ title: 'fine' })
  })

  it.each([
    ['attributes', Array.from({ length: 300_000 }, (_, n) => `a${n}="1"`).join(' ')],
    ['namespaces', Array.from({ length: 100_000 }, (_, n) => `xmlns:a${n}="urn:${n}"`).join(' ')],
  ])('of very many %s does not matter', async (_, attributes) => {
    const { items } = await read(rss(`<item ${attributes}><title>fine</title></item>`))
    expect(items).toMatchObject([{ title: 'fine' }])
  })

  it('of a feed with 700,000 items does not matter', async () => {
    const feed = await read(rss(`${'<item/>'.repeat(700_000)}<item><title>too late</title></item>`))
    expect(feed).toMatchObject({
      items: [],
      notes: expect.arrayContaining(['too-many-items', 'empty-items']),
    })
  })
})

describe('names that every object has', () => {
  const traps = ['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString', 'valueOf']

  it('are elements and attributes like others', async () => {
    const inside = traps.map((name) => `<${name} ${name}="polluted">polluted</${name}>`).join('')
    const { items } = await read(
      rss(`${inside}<item __proto__="polluted">${inside}<title>fine</title></item>`),
    )
    expect(items).toMatchObject([{ title: 'fine' }])
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('are fields like others in JSON', async () => {
    const inside = traps.map((name) => `"${name}": {"polluted": true, "title": "evil"}`).join(', ')
    const { items } = await read(
      `{"version": "https://jsonfeed.org/version/1.1", "title": "t", ${inside},
        "items": [{"id": "1", ${inside}, "title": "fine", "content_text": "x"}]}`,
    )
    expect(items).toMatchObject([{ id: '1', title: 'fine' }])
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})

describe('markup that makes careless readers slow', () => {
  it.each([
    ['brackets', '<'.repeat(mega)],
    ['open tags', '<a href="'.repeat(mega / 8)],
    ['open comments', '<!--'.repeat(mega / 4)],
    ['open blocks', '<div><p><b>'.repeat(mega / 16)],
    ['closed blocks', '</p></div>'.repeat(mega / 10)],
    ['tables', '<table><tr><td>'.repeat(mega / 16)],
    ['entities', '&amp;amp;lt;'.repeat(mega / 12)],
    ['spaces', `a${' '.repeat(mega)}b\n`.repeat(2)],
  ])('is read at once in a text: %s', async (_, markup) => {
    const { items } = await read(
      rss(`<item><title>fine</title><description><![CDATA[${markup}]]></description></item>`),
    )
    expect(items).toMatchObject([{ title: 'fine' }])
  })

  it.each([
    ['divs', '<div>'.repeat(mega)],
    ['forms', '<form>'.repeat(mega)],
    ['unclosed links', '<link '.repeat(mega)],
    ['comments', '<!--'.repeat(mega)],
    ['titles', '<title>'.repeat(mega)],
    ['entities', `<title>${'&amp'.repeat(mega)}`],
  ])('is seen through in a page: %s', async (_, markup) => {
    expect(await refusal(`<!doctype html><html>${markup}`)).toMatchObject({ code: 'feed-is-a-page' })
  })

  it.each([
    ['lists in lists', '['.repeat(4 * mega)],
    ['objects in objects', '{"a":'.repeat(mega)],
    ['brackets', '<'.repeat(4 * mega)],
    ['declarations', '<!'.repeat(2 * mega)],
    ['spaces', `${' '.repeat(4 * mega)}<`],
  ])('is seen through where nothing else is: %s', async (_, document) => {
    expect(await refusal(document)).toMatchObject({ code: 'not-a-feed', hint: expect.stringMatching(/\w/) })
  })
})

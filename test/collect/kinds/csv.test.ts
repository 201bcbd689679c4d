import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Collector, PollMemory } from '../../../src/core/collector-ports.ts'
import type { FeedItem, ParsedFeed } from '../../../src/core/feed-item.ts'
import { collectorContract } from '../../contracts/collector.ts'
import { makeCollector, sourceOf, startPublisher } from '../publisher.ts'

const fixture = (name: string) =>
  fileURLToPath(new URL(`../../fixtures/sources/csv/${name}`, import.meta.url))

let settingsDir: string
let collector: Collector
beforeAll(async () => {
  settingsDir = await mkdtemp(join(tmpdir(), 'korva-'))
  collector = makeCollector({ settingsDir })
})
afterAll(async () => {
  await collector.close()
  await rm(settingsDir, { recursive: true })
})

const path = () => join(settingsDir, 'answers.csv')
const source = (fields: object = {}) => ({
  ...sourceOf('csv', { path: 'answers.csv', ...fields }),
  url: pathToFileURL(path()).href,
})
const poll = (fields: object = {}, memory: PollMemory = {}) => collector.poll(source(fields), memory)
/** What a table of this content gives. */
async function read(content: string | Uint8Array, fields: object = {}): Promise<ParsedFeed> {
  await writeFile(path(), content)
  const result = await poll(fields)
  if (!result.changed) throw new Error('it was not read')
  return result.feed
}
const items = async (content: string | Uint8Array, fields: object = {}): Promise<FeedItem[]> =>
  (await read(content, fields)).items
const failure = (content: string | Uint8Array, fields: object = {}) =>
  read(content, fields).then(
    () => Promise.reject(new Error('it did not fail')),
    (error) => error,
  )

const rows = (count: number) =>
  ['id,date,comment', ...[3, 2, 1].slice(3 - count).map((n) => `${n},2026-11-2${n % 2},Comment ${n}`)].join(
    '\n',
  )

collectorContract('csv in a file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'korva-'))
  const file = join(folder, 'answers.csv')
  const by = makeCollector({ settingsDir: folder })
  return {
    collector: by,
    source: { ...sourceOf('csv', { path: 'answers.csv' }), url: pathToFileURL(file).href },
    publish: (count) => writeFile(file, rows(count)),
    withdraw: () => rm(file),
    async close() {
      await by.close()
      await rm(folder, { recursive: true })
    },
  }
})

collectorContract('csv on the web', async () => {
  const publisher = await startPublisher()
  const by = makeCollector({ allowPrivate: [publisher.host] })
  return {
    collector: by,
    source: sourceOf('csv', { url: publisher.url('/export?format=csv') }),
    publish: async (count) => publisher.send(rows(count), { 'content-type': 'text/csv' }),
    withdraw: async () => publisher.send('', {}, 500),
    async close() {
      await by.close()
      await publisher.close()
    },
  }
})

describe('csv', () => {
  it('reads what a Finnish spreadsheet saves: semicolons, quotes, decimal commas, its own dates', async () => {
    await copyFile(fixture('survey-fi.csv'), path())
    const result = await poll({ scale: 'nps' })
    const feed = result.changed ? result.feed : null
    expect(feed!.items).toEqual([
      {
        id: '1001',
        aliases: [],
        url: null,
        title: null,
        text: 'Virtelo on helppo; hinta ok.\nKiitos "Ainolle"!',
        author: 'Matti',
        publishedAt: new Date('2026-11-20T14:05:00Z'),
        updatedAt: null,
        rating: 4,
      },
      expect.objectContaining({ id: '1002', text: 'Laskutus ei toimi', author: 'Aino', rating: 1.4 }),
      expect.objectContaining({ id: '1004', publishedAt: null, author: null, rating: 5 }),
    ])
    expect(feed!.notes).toEqual(['badly-nested', 'empty-items', 'unknown-dates'])
    expect(feed!.remarks).toEqual([
      'line 7 has 7 fields, the heading 6',
      'line 6 has a date that cannot be understood',
    ])
  })

  it('loses one line for a quote that is never closed, and tells which', async () => {
    await copyFile(fixture('open-quote.csv'), path())
    const result = await poll()
    const feed = result.changed ? result.feed : null
    expect(feed!.items.map(({ author }) => author)).toEqual(['Bob', 'Dan'])
    expect(feed!.remarks).toEqual(['line 3 opens a quote that is never closed'])
  })

  it('begins anew after each open quote, and ends where there are too many', async () => {
    const feed = await read('a,text\n1,"open\n2,x\n\n3,"also open\n4,y\n')
    expect(feed.items.map(({ text }) => text)).toEqual(['x', 'y'])
    expect(feed.remarks).toEqual([2, 5].map((line) => `line ${line} opens a quote that is never closed`))
    const many = await read(`a,text\n0,fine\n${'1,"open\n'.repeat(111)}`)
    expect(many.items.map(({ text }) => text)).toEqual(['fine'])
    expect(many.remarks).toHaveLength(10)
  })

  it.each([
    ['commas', 'text,name\nHei,Aino\n', ['Hei', 'Aino']],
    ['semicolons, though texts hold commas', 'text;name\n"Hei, sinä";Aino\n', ['Hei, sinä', 'Aino']],
    ['tabs', 'text\tname\nHei, sinä; siellä\tAino\n', ['Hei, sinä; siellä', 'Aino']],
    ['the delimiter that Excel names', 'sep=|\r\ntext|name\r\nHei|Aino\r\n', ['Hei', 'Aino']],
    [
      'one column, whatever stands in it',
      'Palaute\nHyvä, mutta kallis; silti\n',
      ['Hyvä, mutta kallis; silti', null],
    ],
    ['a quote in the middle', 'text,name\n5" näyttö,Aino\n', ['5" näyttö', 'Aino']],
  ])('reads %s', async (_what, content, [text, author]) => {
    expect(await items(content)).toMatchObject([{ text, author }])
  })

  it.each(['utf-8', 'windows-1252', 'utf-16le'])('reads %s', async (charset) => {
    const content = iconv.encode('Palaute;Nimi\r\nEi hyvä – 20 €;Äiti\r\n', charset, {
      addBOM: charset === 'utf-16le',
    })
    expect(await items(content)).toMatchObject([{ text: 'Ei hyvä – 20 €', author: 'Äiti' }])
  })

  it('takes the columns that the settings name, several of them as paragraphs', async () => {
    const content =
      'Q1 What was good?,Q2: What was bad?,Comment,When\nAll,Nothing,internal,21.11.2026\n,Queue,x,\n'
    const columns = { text: ['Q1 What was good?', 'q2: what was bad'], date: 'When' }
    expect(await items(content, { columns })).toMatchObject([
      { text: 'All\n\nNothing', publishedAt: new Date('2026-11-21T00:00:00Z') },
      { text: 'Queue', publishedAt: null },
    ])
  })

  it.each([
    ['stars', '4', 4],
    ['stars', '★★☆☆☆', 2],
    ['stars', '4,5', 4.5],
    ['nps', '0', 1],
    ['nps', '6', 2],
    ['nps', '8', 3],
    ['nps', '10', 5],
    ['percent', '75 %', 4],
    ['1-10', '10', 5],
    ['4-10', '7', 3],
    ['5-1', '1', 5],
    ['1-10', '7/10', 3.7],
    ['nps', '10 - erittäin todennäköisesti', 5],
    ['nps', '11', null],
    ['1-10', '1.2.2026', null],
  ])('maps a score by the scale %s: %s', async (scale, said, rating) => {
    const [first] = await items(`text;score\nHei;${said}\nMoi;5\n`, { scale })
    expect(first!.rating).toBe(rating)
  })

  it('takes a score without words for an answer, and a row without either for none', async () => {
    const feed = await read(
      'name,date,score,comment\nAino,2026-11-21,1,\nMatti,2026-11-21,5,\nLiisa,2026-11-21,,\n',
    )
    expect(feed.items).toMatchObject([
      { author: 'Aino', text: null, rating: 1 },
      { author: 'Matti', text: null, rating: 5 },
    ])
    expect(feed.notes).toEqual(['empty-items'])
  })

  it('says so when most scores are not on the scale', async () => {
    expect(await failure('text,score\nA,9\nB,10\nC,3\n')).toMatchObject({
      code: 'csv-scale',
      message: expect.stringMatching(/acme-news.*2 of 3 scores.*line 2: "9"/),
      hint: expect.stringContaining('nps'),
    })
  })

  it('says so when a heading names another scale, though low scores would do as stars', async () => {
    for (const heading of ['NPS', 'nps_score', 'Suositteluindeksi (NPS)']) {
      const columns = { columns: { score: heading } }
      expect(await failure(`text,${heading}\nA,3\nB,2\n`, columns)).toMatchObject({ code: 'csv-scale' })
    }
  })

  it('takes times for those of the settings, unless they or their heading say otherwise', async () => {
    const atHome = makeCollector({ settingsDir, timezone: 'Europe/Helsinki' })
    const writtenAt = async (heading: string, date: string) => {
      await writeFile(path(), `text;${heading}\nJono oli pitkä;${date}\n`)
      const result = await atHome.poll(source(), {})
      return result.changed ? result.feed.items[0]!.publishedAt?.toISOString() : null
    }
    expect(await writtenAt('pvm', '21.11.2026 14.05')).toBe('2026-11-21T12:05:00.000Z')
    expect(await writtenAt('pvm', '2026-11-21T14:05:00Z')).toBe('2026-11-21T14:05:00.000Z')
    expect(await writtenAt('Submit Date (UTC)', '2026-11-21 14:05:00')).toBe('2026-11-21T14:05:00.000Z')
    await atHome.close()
  })

  it('knows a row again by its id, else by text, author and date, wherever it stands', async () => {
    const [first] = await items('text,name,date,plan\nHei,Aino,2026-11-21,basic\n')
    const again = await items('name,text,date\nMatti,Moi,2026-11-21\nAino,Hei,2026-11-21\n')
    expect(again[1]!.id).toBe(first!.id)
    expect(again[0]!.id).not.toBe(first!.id)
    const numbered = await items('id,text\n7,Hei\n8,Moi\n8,Terve\n7b,Moi\n')
    expect(numbered.map(({ id }) => id)).toEqual([
      '7',
      expect.stringMatching(/^sha256:/),
      expect.stringMatching(/^sha256:/),
      '7b',
    ])
    expect(await items('text\nHei\nHei\n')).toHaveLength(1)
  })

  it('reads the same file again when the settings read it differently, and only then', async () => {
    await writeFile(path(), 'text,score\nHei,10\n')
    const { memory } = await poll({ scale: 'nps' })
    expect(await poll({ scale: 'nps' }, memory)).toMatchObject({ changed: false })
    expect(await poll({ scale: '0-100' }, memory)).toMatchObject({
      changed: true,
      feed: { items: [{ rating: 1.4 }] },
    })
  })

  it('takes the newest 20,000 rows', async () => {
    const lines = Array.from(
      { length: 20_005 },
      (_, n) => `${n},Row ${n},${n < 5 ? '2020-01-01' : '2026-11-01'}`,
    )
    const feed = await read(['id,text,date', ...lines].join('\n'))
    expect(feed.items).toHaveLength(20_000)
    expect(feed).toMatchObject({
      leftOut: 5,
      items: expect.arrayContaining([expect.objectContaining({ id: '5' })]),
    })
  })

  it.each([
    ['nothing', '', 'csv-empty', /empty/],
    ['a page', '<!DOCTYPE html><html><title>Sign in</title></html>', 'csv-is-a-page', /web page/],
    ['a workbook', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0), 'csv-is-a-workbook', /workbook/],
    ['no column of text', 'a,b\n1,2\n', 'csv-no-text', /"a", "b"/],
    [
      'no line that fits',
      'text,name\na,b,c\nd,e,f\n',
      'csv-no-rows',
      /line 2 has 3 fields, the heading 2; line 3/,
    ],
  ])('says what was found where there is %s', async (_what, content, code, message) => {
    const error = await failure(content)
    expect(error).toMatchObject({ code, hint: expect.stringMatching(/\w/) })
    expect(error.message).toMatch(message)
    expect(error.message).toContain('acme-news')
  })

  it('says which column is named and not there', async () => {
    expect(await failure('text,name\na,b\n', { columns: { score: 'Arvosana' } })).toMatchObject({
      code: 'csv-no-column',
      message: expect.stringMatching(/"Arvosana"; it has: "text", "name"/),
    })
  })

  it.each([
    [{}, /path|url/],
    [{ path: 'a.csv', url: 'https://example.com/a.csv' }, /one of the two/],
  ])('wants one of path and url: %j', async (fields, message) => {
    const { kinds } = await import('../../../src/collect/kinds/index.ts')
    expect(kinds.get('csv')!.check!(fields)!.message).toMatch(message)
  })

  it.each(['best', '3-3', '1-', 'NPS'])('refuses the scale %s', (scale) => {
    expect(() => sourceOf('csv', { path: 'a.csv', scale })).toThrow(/worst and the best/)
  })
})

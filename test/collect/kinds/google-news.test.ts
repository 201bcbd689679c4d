import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decodeNewsLink } from '../../../src/collect/kinds/google-news/decode-link.ts'
import { sourceOf } from '../publisher.ts'
import { kindContract, recorded, type StandIn, startStandIn, withoutFirst } from './stand-in.ts'

const origin = 'https://news.google.com'
const feed = recorded('google-news/search.rss.xml')

kindContract(
  'google-news',
  { search: 'Virtelo' },
  {
    origin,
    answer: (publisher, items) => publisher.send(withoutFirst(feed, 3 - items, 'item')),
  },
)

let news: StandIn
beforeAll(async () => {
  news = await startStandIn('google-news', { search: 'Virtelo' }, { origin })
})
afterAll(() => news.close())

describe('what Google News is asked', () => {
  it.each([
    [{ search: 'Virtelo' }, { q: 'Virtelo when:7d', hl: 'fi', gl: 'FI', ceid: 'FI:fi' }],
    [
      { search: '"Acme One" -games', edition: 'en-US', window: '12h' },
      { q: '"Acme One" -games when:12h', hl: 'en-US', gl: 'US', ceid: 'US:en' },
    ],
    [
      { search: 'Acme', edition: 'sv-FI' },
      { q: 'Acme when:7d', hl: 'sv', gl: 'FI', ceid: 'FI:sv' },
    ],
    [
      { search: 'Acme', edition: 'pt-BR' },
      { hl: 'pt-BR', gl: 'BR', ceid: 'BR:pt-419' },
    ],
    [
      { search: 'Acme', edition: 'es-419-MX' },
      { hl: 'es-419', gl: 'MX', ceid: 'MX:es-419' },
    ],
  ])('for %o', async (fields, query) => {
    news.publisher.send(feed)
    await news.poll({}, sourceOf('google-news', fields))
    expect(news.asked()).toMatchObject({ path: '/rss/search', query })
  })

  it('conditionally, the second time', async () => {
    news.publisher.send(feed, { etag: '"one"' })
    const { memory } = await news.poll()
    news.publisher.send('', {}, 304)
    expect(await news.poll(memory)).toMatchObject({ changed: false })
    expect(news.asked().headers['if-none-match']).toBe('"one"')
  })

  it.each(['finnish', 'fi', 'FI-fi', 'fi-FI&hl=en'])('no edition %s', (edition) => {
    expect(() => sourceOf('google-news', { search: 'Virtelo', edition })).toThrow('a language and a country')
  })
})

describe('what is read from Google News', () => {
  it('the headline without its publisher, which is the author, and where the publisher has it', async () => {
    news.publisher.send(feed)
    const [first] = await news.items()
    expect(first).toMatchObject({
      id: expect.stringMatching(/^CBMiRGh0dHBz/),
      title: 'Virtelo pahoittelee katkoa - asiakkaat odottivat tunteja',
      text: 'Virtelo pahoittelee katkoa - asiakkaat odottivat tunteja',
      author: 'Kauppasanomat',
      url: 'https://www.kauppasanomat.example/uutiset/virtelo-pahoittelee-katkoa',
      publishedAt: new Date('2026-11-21T11:40:00Z'),
      rating: null,
    })
  })

  it('nothing of what other publishers say of it, which changes as the story goes on', async () => {
    news.publisher.send(feed)
    const [, cluster] = await news.items()
    expect(cluster).toMatchObject({
      author: 'Tech Daily',
      url: expect.stringMatching(/^https:\/\/www\.techdaily\.example\/2026/),
    })
    expect(cluster!.text).toBe('Virtelo opens its network to smaller operators in the north')
  })

  it('the link as it is, where it is sealed', async () => {
    news.publisher.send(feed)
    const [, , sealed] = await news.items()
    expect(sealed!.url).toMatch(/^https:\/\/news\.google\.com\/rss\/articles\/CBMiQ0FV/)
  })

  it('nothing, where nothing was found', async () => {
    news.publisher.send(withoutFirst(feed, 3, 'item'))
    expect(await news.items()).toEqual([])
  })
})

describe('links of Google News', () => {
  const link = (...bytes: number[]) =>
    `https://news.google.com/rss/articles/${Buffer.from(bytes).toString('base64url')}`
  const held = (text: string) => [...Buffer.from(text)]

  it.each([
    ['hold no address', link(8, 0x13, 0x22, 5, ...held('hello'))],
    ['hold an address of no page', link(8, 0x13, 0x22, 19, ...held('javascript:alert(1)'))],
    ['end too early', link(8, 0x13, 0x22, 40, ...held('https://example.com/'))],
    ['are empty', link()],
    ['begin otherwise', link(8, 0x14, 0x22, 20, ...held('https://example.com/'))],
    [
      'are those of others',
      link(8, 0x13, 0x22, 20, ...held('https://example.com/')).replace('news.google', 'evil.example'),
    ],
  ])('that %s are left alone', (_, address) => {
    expect(decodeNewsLink(address)).toBeNull()
  })

  it('that hold an address give it', () => {
    expect(decodeNewsLink(`${link(8, 0x13, 0x22, 20, ...held('https://example.com/'))}?oc=5`)).toBe(
      'https://example.com/',
    )
  })
})

import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Collector } from '../../../src/core/collector-ports.ts'
import { makeCollector, sourceOf } from '../publisher.ts'

const keys = { KORVA_INBOX_SECRET: `whsec_${Buffer.alloc(32, 7).toString('base64')}` }
const recorded = readFileSync(new URL('../../fixtures/sources/inbox/items.json', import.meta.url))

let collector: Collector
beforeAll(() => {
  collector = makeCollector({ keys })
})
afterAll(() => collector.close())

const source = () => sourceOf('inbox', {}, keys)
const read = (sent: unknown) =>
  collector.read(
    source(),
    Buffer.from(typeof sent === 'string' ? sent : JSON.stringify(sent)),
    'application/json',
  )
const failure = (sent: unknown) =>
  read(sent).then(
    () => Promise.reject(new Error('it did not fail')),
    (error) => error,
  )

describe('inbox', () => {
  it('reads what others send, and passes over what it does not know', async () => {
    expect(await collector.read(source(), recorded, 'application/json')).toEqual({
      format: 'push',
      title: null,
      builtAt: null,
      items: [
        {
          id: 'survey-17',
          aliases: [],
          url: 'https://forms.example/17',
          title: 'Kysely',
          text: 'Virtelo on taas alhaalla',
          author: 'Aino',
          publishedAt: new Date('2026-11-21T08:00:00Z'),
          updatedAt: null,
          rating: 2,
        },
        {
          id: expect.stringMatching(/^sha256:[\da-f]{64}$/),
          aliases: [],
          url: null,
          title: null,
          text: 'Works for me',
          author: null,
          publishedAt: new Date('2026-11-21T10:00:00Z'),
          updatedAt: null,
          rating: 4.5,
        },
      ],
    })
  })

  it.each([
    ['one item', { text: 'Hei', id: 7 }, ['7']],
    [
      'a list',
      [
        { text: 'Hei', id: 'a' },
        { text: 'Moi', id: 'b' },
      ],
      ['a', 'b'],
    ],
    [
      'an item twice',
      [
        { text: 'Hei', id: 'a' },
        { text: 'Hei!', id: 'a' },
      ],
      ['a'],
    ],
  ])('takes %s', async (_what, sent, ids) => {
    expect((await read(sent)).items.map(({ id }) => id)).toEqual(ids)
  })

  it('knows an item without an id again by what it says, and an other by what that says', async () => {
    const [first, again, other] = await Promise.all(
      [{ text: 'Hei' }, { id: '', text: 'Hei' }, { text: 'Hei', author: 'Aino' }].map(read),
    )
    expect(again!.items[0]!.id).toBe(first!.items[0]!.id)
    expect(other!.items[0]!.id).not.toBe(first!.items[0]!.id)
  })

  it.each([
    [1795255200, '2026-11-21T10:00:00.000Z'],
    [1795255200123, '2026-11-21T10:00:00.123Z'],
    ['2026-11-21T12:00:00+02:00', '2026-11-21T10:00:00.000Z'],
    ['1795255200', '2026-11-21T10:00:00.000Z'],
  ])('understands the date %s', async (publishedAt, iso) => {
    expect((await read({ text: 'Hei', publishedAt })).items[0]!.publishedAt!.toISOString()).toBe(iso)
  })

  it('tells every fault at once, by item and field, and repeats nothing of what was sent', async () => {
    const error = await failure([
      { text: 'Fine' },
      { text: ' ', rating: 0, url: 'javascript:secret', publishedAt: 'secret' },
      'secret',
      { title: ['secret'] },
    ])
    expect(error).toMatchObject({
      code: 'inbox-faults',
      hint: expect.stringContaining('Nothing of it was taken'),
    })
    for (const place of [
      '[1].text',
      '[1].rating',
      '[1].url',
      '[1].publishedAt',
      '[2]',
      '[3].text',
      '[3].title',
    ]) {
      expect(error.message).toContain(`items${place} `)
    }
    expect(error.message).not.toMatch(/items\[0\]|secret/)
  })

  it.each([
    ['nothing', '', 'inbox-empty'],
    ['an empty list', [], 'inbox-empty'],
    ['no JSON', '{"text": ', 'inbox-not-json'],
    ['101 items', { items: Array.from({ length: 101 }, () => ({ text: 'Hei' })) }, 'inbox-too-many'],
    ['more than 1 MB', { text: 'x'.repeat(1024 * 1024) }, 'inbox-too-large'],
    ['__proto__ for an item', '{"items": [{"__proto__": {"text": "Hei"}}]}', 'inbox-faults'],
  ])('refuses %s', async (_what, sent, code) => {
    expect(await failure(sent)).toMatchObject({ code, message: expect.stringContaining('acme-news') })
  })

  it('holds no markup', async () => {
    const [item] = (
      await read({ text: 'Hei <script>x()</script> &lt;b&gt;sinä&lt;/b&gt;', title: '<i>Otsikko</i>' })
    ).items
    expect(`${item!.title} ${item!.text}`).not.toMatch(/<\w+>/)
  })

  it('is never polled', async () => {
    expect(source()).toMatchObject({ url: 'inbox:acme-news', lane: '', paceMs: 0 })
    await expect(collector.poll(source(), {})).rejects.toMatchObject({
      code: 'inbox-not-polled',
      retryable: false,
      message: expect.stringContaining('acme-news'),
    })
  })

  it('is off without its secret', () => {
    expect(sourceOf('inbox', {}).off).toBe('KORVA_INBOX_SECRET in .env')
  })
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { runCommand } from '../support/korva-process.ts'

const folder = mkdtempSync(join(tmpdir(), 'korva-commands-'))
afterAll(() => rmSync(folder, { recursive: true }))

const rows = (stdout: string) =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
const lines = (...values: unknown[]) =>
  values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join('\n')

describe('korva on the command line', () => {
  it('parses feed files, a line each', async () => {
    const feed = join(folder, 'feed.xml')
    writeFileSync(
      feed,
      '<rss version="2.0"><channel><item><guid>1</guid><title>Hei &amp; moi</title><link>https://example.com/1</link><pubDate>Sat, 21 Nov 2026 14:05:00 +0200</pubDate></item></channel></rss>',
    )
    const { code, stdout } = await runCommand(['parse'], {}, lines(feed, join(folder, 'none.xml')))
    expect(code).toBe(1)
    const [good, missing] = rows(stdout)
    expect(good).toMatchObject({ file: feed, ok: true, format: 'rss' })
    expect(good.items).toEqual([
      {
        id: '1',
        aliases: expect.any(Array),
        url: 'https://example.com/1',
        title: 'Hei & moi',
        text: null,
        author: null,
        publishedAt: '2026-11-21T12:05:00.000Z',
        updatedAt: null,
        rating: null,
      },
    ])
    expect(missing).toMatchObject({
      file: join(folder, 'none.xml'),
      ok: false,
      error: { code: expect.any(String) },
    })
  })

  it('parses good files only, and ends with 0', async () => {
    const { code, stdout } = await runCommand(['parse'], {}, join(folder, 'feed.xml'))
    expect([code, rows(stdout)]).toEqual([0, [expect.objectContaining({ ok: true })]])
  })

  it('does not wait for pipes and devices, and says what is no file', async () => {
    const { code, stdout } = await runCommand(['parse'], {}, lines('/dev/zero', folder))
    expect(code).toBe(1)
    for (const row of rows(stdout)) {
      expect(row).toMatchObject({
        ok: false,
        error: { code: 'file-unreadable', message: expect.stringContaining('no file') },
      })
    }
  })

  it('passes over the byte order mark that some programs begin with', async () => {
    const { code, stdout } = await runCommand(
      ['score'],
      {},
      `\uFEFF${JSON.stringify({ id: 1, text: 'Awful' })}`,
    )
    expect([code, rows(stdout)[0].id]).toEqual([0, 1])
  })

  it('scores lines in their order; a bad one is told and the rest go on', async () => {
    const input = lines(
      { id: 'a', text: 'Terrible service, never again!', lang: 'en' },
      'not json',
      { id: 'b', text: 'Loistava palvelu, kiitos!', lang: 'fi' },
      { id: 'c', text: 'Hyvä', rating: 1 },
    )
    const { code, stdout } = await runCommand(['score'], {}, input)
    expect(code).toBe(1)
    const [a, bad, b, c] = rows(stdout)
    expect(a).toMatchObject({ id: 'a', label: 'negative', lang: 'en', reasons: expect.any(Array) })
    expect(bad).toMatchObject({ id: null, error: { code: expect.any(String), message: expect.any(String) } })
    expect(b).toMatchObject({ id: 'b', label: 'positive', lang: 'fi' })
    expect(c).toMatchObject({ id: 'c', label: 'negative' })
    expect(c.reasons[0].text).toBe('★1')
  })

  it('matches a brand and names its words', async () => {
    const brand = { id: 'fazer', name: 'Fazer', any: ['Fazer'], all: [], none: ['Fazer Street'] }
    const input = lines(
      { id: 1, text: 'Fazerin suklaa', brand },
      { id: 2, text: 'On Fazer Street', brand },
      { id: 3, text: 'Trailblazer', brand },
    )
    const { code, stdout } = await runCommand(['match'], {}, input)
    expect(code).toBe(0)
    expect(rows(stdout)).toEqual([
      { id: 1, about: true, terms: ['Fazerin'], why: { code: 'name', words: ['Fazerin'] } },
      { id: 2, about: false, terms: [], why: null },
      { id: 3, about: false, terms: [], why: null },
    ])
  })

  it('groups what tells of the same thing', async () => {
    const text =
      'Acme raises its prices for all customers by ten percent from January, says the company today.'
    const input = lines(
      { id: 'x', text, url: 'https://a.example/1?utm_source=feed' },
      { id: 'y', text: `${text} More soon.`, url: 'https://b.example/2' },
      { id: 'z', text: 'A quite different story about the weather in Lapland this winter.' },
    )
    const { code, stdout } = await runCommand(['dupes'], {}, input)
    expect(code).toBe(0)
    expect(rows(stdout)).toEqual([
      { id: 'x', group: 'x' },
      { id: 'y', group: 'x' },
      { id: 'z', group: 'z' },
    ])
  })

  it.each([
    'start',
    'parse',
    'score',
    'match',
    'dupes',
    'today',
    'check',
    'sources',
    'replay',
    'try',
    'opml',
  ])('explains %s by --help', async (command) => {
    const { code, stdout } = await runCommand([command, '--help'])
    expect(code).toBe(0)
    expect(stdout).toContain(`korva ${command}`)
  })

  it('ends quietly when its reader has enough', async () => {
    const input = lines(...Array.from({ length: 5000 }, (_, id) => ({ id, text: 'Awful service' })))
    const { code, stderr } = await runCommand(['score'], {}, input, (child) => {
      child.stdout.once('data', () => child.stdout.destroy())
    })
    expect([code, stderr]).toEqual([0, ''])
  })

  it('answers wrong use with 2', async () => {
    expect((await runCommand(['frobnicate'])).code).toBe(2)
    expect((await runCommand(['start', '--frobnicate'])).code).toBe(2)
  })

  it('checks each source, chat and the database, and says what to do', async () => {
    const settings = join(folder, 'korva.yaml')
    writeFileSync(
      settings,
      `brands: [{ id: acme, name: Acme }]
sources:
  - { id: gone, kind: rss, url: "http://127.0.0.1:9/feed.xml", every: 1m }
  - { id: files, kind: rss, path: feed.xml, every: 1m }
channels: [{ id: support, platform: slack, target: C0123456789 }]
routes: [{ when: {}, to: [support] }]
fetch: { allowPrivate: ["127.0.0.1:9"] }
`,
    )
    const variables = { KORVA_CONFIG: settings, KORVA_DATA: join(folder, 'data') }
    const { code, stdout } = await runCommand(['check'], variables)
    expect(code).toBe(1)
    expect(stdout).toMatch(/^ok {3}database \(embedded\)/m)
    expect(stdout).toMatch(/^ok {3}source files: rss, 1 item/m)
    expect(stdout).toMatch(/^FAIL source gone: .*127\.0\.0\.1:9/m)
    expect(stdout).toMatch(/^FAIL channel support: slack is off\n.*SLACK_BOT_TOKEN/m)
  })

  it('checks sources and chats all the same when the database does not answer', async () => {
    const teams = {
      MICROSOFT_APP_ID: 'app',
      MICROSOFT_APP_PASSWORD: 'word',
      MICROSOFT_APP_TENANT_ID: 'tenant',
    }
    const variables = {
      ...teams,
      KORVA_CONFIG: join(folder, 'korva.yaml'),
      DATABASE_URL: 'postgres://korva:hunter2@127.0.0.1:1/korva',
      MICROSOFT_OPENID_METADATA: 'http://127.0.0.1:1/metadata',
    }
    const { code, stdout } = await runCommand(['check'], variables)
    expect(code).toBe(1)
    expect(stdout).toMatch(/^FAIL database: .*127\.0\.0\.1:1\/korva does not answer.*\n.*DATABASE_URL/m)
    expect(stdout).toMatch(/^ok {3}source files: rss, 1 item/m)
    expect(stdout).toMatch(/^FAIL channel support: slack is off/m)
    expect(stdout).toMatch(/^FAIL teams/im)
    expect(stdout).not.toContain('hunter2')
  })
})

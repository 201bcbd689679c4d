import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseOpml } from 'feedsmith'
import { afterAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { loadSettings } from '../../config/load-settings.ts'
import { kinds } from '../../src/collect/kinds/index.ts'
import { runCommand } from '../support/korva-process.ts'

const folder = mkdtempSync(join(tmpdir(), 'korva-opml-'))
afterAll(() => rmSync(folder, { recursive: true }))

const config = join(folder, 'korva.yaml')
writeFileSync(
  config,
  `brands: [{ id: acme, name: Acme }]
sources:
  - { id: yle, name: "Yle & co", url: "https://yle.fi/rss/uutiset" }
  - { id: private, url: "https://user:hunter2@example.com/feed" }
  - { id: keyed, url: "https://example.com/feed?token=hunter2" }
  - { id: files, path: feed.xml }
  - { id: news, kind: google-news, search: acme }
  - { id: hn, kind: hacker-news, search: acme }
`,
)
const run = (...words: string[]) => runCommand(['opml', ...words], { KORVA_CONFIG: config })
const write = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

/** As feed readers export: folders, titles besides texts, addresses of several schemes. */
const subscriptions = `\uFEFF<?xml version="1.0" encoding="UTF-8"?>
<opml version="1.0"><head><title>Subscriptions</title></head><body>
  <outline text="Uutiset &amp; media">
    <outline text="Yle" type="rss" xmlUrl="http://www.yle.fi/rss/uutiset/" htmlUrl="https://yle.fi"/>
    <outline text="HS" title="Helsingin Sanomat" type="rss" xmlUrl="https://www.hs.fi/rss/teasers/etusivu.xml"/>
    <outline text="Äänekosken Sanomat" xmlUrl="https://example.com/aks?a=1&amp;b=2"/>
  </outline>
  <outline text="yle" xmlUrl="https://example.com/other.xml"/>
  <outline type="rss" xmlUrl="https://blog.example.org/feed"/>
  <outline text="Again" xmlUrl="https://blog.example.org/feed/"/>
  <outline text="Mail" xmlUrl="mailto:a@example.com"/>
  <outline text="An empty folder"/>
</body></opml>`

describe('korva opml import', () => {
  it('prints sources with ids of their own, and says what it leaves out', async () => {
    const { code, stdout, stderr } = await run('import', write('subscriptions.opml', subscriptions))
    expect(code).toBe(0)
    expect(parse(stdout)).toEqual([
      {
        id: 'uutiset-media-helsingin-sanomat',
        name: 'Uutiset & media / Helsingin Sanomat',
        kind: 'rss',
        url: 'https://www.hs.fi/rss/teasers/etusivu.xml',
      },
      {
        id: 'uutiset-media-aanekosken-sanomat',
        name: 'Uutiset & media / Äänekosken Sanomat',
        kind: 'rss',
        url: 'https://example.com/aks?a=1&b=2',
      },
      { id: 'yle-2', name: 'yle', kind: 'rss', url: 'https://example.com/other.xml' },
      { id: 'blog.example.org', name: 'blog.example.org', kind: 'rss', url: 'https://blog.example.org/feed' },
    ])
    expect(stderr.trim().split('\n')).toEqual([
      '"Uutiset & media / Yle" is left out: "yle" is the same address.',
      '"Again" is left out: "blog.example.org" is the same address.',
      '"Mail" is left out: its address is no http(s) address.',
      '4 sources. Put them below "sources:" in your settings, and say `korva check`.',
    ])
    const settings = `brands: [{ id: acme, name: Acme }]\nsources:\n${stdout}`
    expect(loadSettings(settings, 'korva.yaml', kinds).sources).toHaveLength(4)
  })

  it.each([
    ['a page', '<!doctype html><html><body>Sign in</body></html>', 'is no OPML: it begins with <html>.'],
    [
      'a feed',
      '<?xml version="1.0"?><rss version="2.0"><channel/></rss>',
      'is no OPML: it begins with <rss>.',
    ],
    ['nothing', ' \n', 'is no OPML: it is empty.'],
    ['a text', 'https://example.com/feed', 'is no OPML: it holds no XML.'],
    [
      'an OPML without outlines',
      '<opml version="2.0"><body/></opml>',
      'is no OPML: its outlines cannot be read.',
    ],
  ])('says what it found where there is %s', async (_, text, said) => {
    const { code, stdout, stderr } = await run('import', write('bad.opml', text))
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toContain(`bad.opml ${said}`)
    expect(stderr).toContain('Export the subscriptions')
  })

  it('says that a file is not there', async () => {
    const { code, stderr } = await run('import', join(folder, 'none.opml'))
    expect(code).toBe(1)
    expect(stderr).toContain('none.opml cannot be read: it is not there.')
  })
})

describe('korva opml export', () => {
  it('prints the feeds of the settings, none of which holds a secret', async () => {
    const { code, stdout, stderr } = await run('export')
    expect(code).toBe(0)
    expect(stdout).toContain('<opml version="2.0">')
    expect(parseOpml(stdout).body?.outlines).toEqual([
      { text: 'Yle & co', title: 'Yle & co', type: 'rss', xmlUrl: 'https://yle.fi/rss/uutiset' },
      {
        text: 'news',
        title: 'news',
        type: 'rss',
        xmlUrl: expect.stringContaining('https://news.google.com/rss/'),
      },
    ])
    expect(stderr.trim().split('\n')).toEqual([
      'Source "private" is left out: its address holds a secret.',
      'Source "keyed" is left out: its address holds a secret.',
      'Source "files" is left out: it is a file.',
      'Source "hn" is left out: what kind hacker-news asks is no feed.',
    ])
    expect(stdout + stderr).not.toContain('hunter2')
  })

  it('is taken by import again, which finds all of it known', async () => {
    const { stdout: exported } = await run('export')
    const { stdout, stderr } = await run('import', write('own.opml', exported))
    expect(stdout).toBe('')
    expect(stderr).toContain('Nothing to add.')
  })

  it('says so when there is nothing to export', async () => {
    const { code, stdout, stderr } = await runCommand(['opml', 'export'], {
      KORVA_CONFIG: 'config/korva.example.yaml',
    })
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toContain('no feed that OPML could name')
  })
})

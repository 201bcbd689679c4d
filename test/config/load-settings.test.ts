import { describe, expect, it } from 'vitest'
import { loadSettings } from '../../config/load-settings.ts'
import type { Settings } from '../../config/settings.ts'
import { kinds } from '../../src/collect/kinds/index.ts'
import { placeSource } from '../../src/collect/place-source.ts'
import type { Brand } from '../../src/core/brand.ts'
import type { Channel, Route } from '../../src/core/channel.ts'
import type { Source } from '../../src/core/source.ts'
import type { Locale } from '../../src/core/texts/index.ts'
import { knownTopics, type Topic } from '../../src/core/topic.ts'

const smallest = `
brands:
  - id: acme
    name: Acme
sources:
  - id: news
    url: https://example.com/feed.xml
`

describe('loadSettings', () => {
  it('fills in every default', () => {
    expect(loadSettings(smallest, 'config/korva.yaml', kinds)).toEqual({
      locale: 'en',
      timezone: 'Europe/Helsinki',
      brands: [{ id: 'acme', name: 'Acme', any: ['Acme'], all: [], none: [], ambiguous: false, context: [] }],
      sources: [
        {
          id: 'news',
          name: 'news',
          kind: 'rss',
          options: { url: 'https://example.com/feed.xml' },
          schedule: { every: 300_000 },
          brands: null,
          about: null,
          texts: null,
          reach: 'usual',
          leaning: 'balanced',
          announceFirst: 3,
          sample: false,
        },
      ],
      channels: [{ id: 'inbox', platform: 'web', target: null, brands: null }],
      routes: [],
      opinion: { by: 'off', model: null, url: null, below: 0.6, budget: 200, withinMs: 10_000 },
      promise: { respondMs: 5_400_000, hours: null, rules: [] },
      claims: { leaseMs: 1_800_000, remindMs: 600_000 },
      ...{ people: [], groups: [], oncall: null, quiet: null, cardsPerHour: 20, praise: null },
      access: { everybody: 'manager', web: 'manager', apart: false },
      retention: { days: 400 },
      operations: [],
      topics: knownTopics.map((id) => ({ id, name: null, words: [] })),
      fetch: { allowPrivate: [], contact: null },
    })
  })

  it('keeps what is written', () => {
    const settings = loadSettings(
      `
locale: fi
timezone: Europe/Stockholm
brands:
  - { id: acme, name: Acme, any: [Acme, AcmeCloud], all: [cloud], none: [acme street], ambiguous: true, context: [bill] }
sources:
  - { id: a, name: Reviews, path: feeds/a b.xml, cron: "0 */5 * * * *", about: acme, announceFirst: 0, sample: true, leaning: precision }
  - { id: b, url: "http://127.0.0.1:8080/x", every: 1s, brands: [acme] }
channels:
  - { id: support, platform: slack, target: C0123456789 }
  - { id: tuki, platform: teams }
  - { id: desk, platform: web }
routes:
  - { when: { sentiment: negative, severity: high, brand: acme, source: a, language: fi }, to: [support, tuki] }
  - { to: [desk] }
operations: [support, desk]
leaning: recall
topics: [{ id: price, name: Money }, { id: roaming, words: [roam*] }]
promise: { respond: 2h }
fetch: { allowPrivate: ["127.0.0.1:8080", "Feeds.Local:80"], contact: care@example.com }
`,
      '/etc/korva/korva.yaml',
      kinds,
    )
    expect(settings.sources).toMatchObject([
      {
        options: { path: 'feeds/a b.xml' },
        schedule: { cron: '0 */5 * * * *' },
        brands: null,
        leaning: 'precision',
      },
      {
        options: { url: 'http://127.0.0.1:8080/x' },
        schedule: { every: 1000 },
        brands: ['acme'],
        about: null,
        leaning: 'recall',
      },
    ])
    expect(settings.channels).toEqual([
      { id: 'support', platform: 'slack', target: 'C0123456789', brands: null },
      { id: 'tuki', platform: 'teams', target: null, brands: null },
      { id: 'desk', platform: 'web', target: null, brands: null },
    ])
    expect(settings.routes[1]).toEqual({ when: {}, to: ['desk'] })
    expect(settings.operations).toEqual(['support', 'desk'])
    expect(settings.brands[0]!.context).toEqual(['bill'])
    expect(settings.topics).toEqual([
      { id: 'price', name: 'Money', words: [] },
      { id: 'roaming', name: null, words: ['roam*'] },
    ])
    expect(settings.promise.respondMs).toBe(7_200_000)
    expect(settings.fetch).toEqual({
      allowPrivate: ['127.0.0.1:8080', 'feeds.local:80'],
      contact: 'care@example.com',
    })
  })

  it('counts a key without a value as left out', () => {
    const settings = loadSettings(
      `${smallest}    about:\nchannels:\nroutes:\nfetch:\npromise:\n`,
      'korva.yaml',
      kinds,
    )
    expect(settings.sources[0]?.about).toBeNull()
    expect(settings.channels).toHaveLength(1)
    expect(settings.promise.respondMs).toBe(5_400_000)
  })

  it('lets topics be none at all', () => {
    expect(loadSettings(`${smallest}topics: []\n`, 'korva.yaml', kinds).topics).toEqual([])
  })

  it('lets routes go to the inbox that is always there', () => {
    const settings = loadSettings(`${smallest}routes:\n  - to: [inbox]\n`, 'korva.yaml', kinds)
    expect(settings.routes).toEqual([{ when: {}, to: ['inbox'] }])
  })

  it('reads Windows line ends, a byte order mark and aliases', () => {
    const text = `\uFEFF${smallest.replaceAll('\n', '\r\n')}    brands: &all [acme]\r\n  - {id: b, url: "https://b.example", brands: *all}\r\n`
    expect(loadSettings(text, 'korva.yaml', kinds).sources[1]?.brands).toEqual(['acme'])
  })

  it('reads thousands of sources', () => {
    const sources = Array.from(
      { length: 3000 },
      (_, n) => `  - {id: s${n}, url: "https://example.com/feeds/${n}.xml"}`,
    )
    const settings = loadSettings(`${smallest}${sources.join('\n')}\n`, 'korva.yaml', kinds)
    expect(settings.sources).toHaveLength(3001)
  })

  it('gives the domain what it expects', () => {
    const settings: Settings = loadSettings(smallest, 'korva.yaml', kinds)
    const domain: { brands: Brand[]; channels: Channel[]; routes: Route[]; locale: Locale; topics: Topic[] } =
      settings
    const place = { settingsDir: '/etc/korva', keys: {} }
    const sources: Source[] = settings.sources.map((source) => placeSource(source, place))
    expect(domain.brands).toHaveLength(1)
    expect(sources).toMatchObject([{ id: 'news', url: 'https://example.com/feed.xml', off: null }])
  })
})

import { describe, expect, it } from 'vitest'
import { loadSettings } from '../../config/load-settings.ts'
import { kinds } from '../../src/collect/kinds/index.ts'
import { faultLines, refusalOf } from './faults-of.ts'

const brand = 'brands: [{id: acme, name: Acme}]\n'
/** Three lines, and a source that the fields of a test are added to from line 4 on. */
const source = `${brand}sources:\n  - id: news\n    url: https://example.com/feed.xml\n`
/** Line 5 on: what stands below the sources. */
const rest = source

/** A text that is refused, and every fault of it with its place. */
const table: [name: string, text: string, faults: string[]][] = [
  ['an unknown locale', `${rest}locale: sv\n`, ['5:9 locale is "sv"; allowed: one of en, fi']],
  [
    'an unknown time zone, with the nearest',
    `${rest}timezone: Europe/Helsinky\n`,
    [
      '5:11 timezone is "Europe/Helsinky"; allowed: an IANA time zone, such as Europe/Helsinki; did you mean Europe/Helsinki?',
    ],
  ],
  [
    'an unknown key, with the nearest',
    `${source}    evry: 5m\n`,
    [
      '5:5 sources[0].evry is no setting; allowed: id, name, kind, url, path, every, cron, brands, about, announceFirst, texts, reach, leaning, sample; did you mean every?',
    ],
  ],
  [
    'an unknown key at the top',
    `${rest}\nchanels: []\n`,
    [
      '6:1 chanels is no setting; allowed: locale, timezone, brands, sources, channels, routes, operations, leaning, topics, opinion, promise, hours, claims, people, groups, oncall, access, quiet, cardsPerHour, praise, retention, fetch; did you mean channels?',
    ],
  ],
  [
    'a missing key, at its parent',
    'brands:\n  - id: acme\nsources: []\n',
    ['2:5 brands[0].name is missing; allowed: one line of text, 1 to 100 characters (a number in quotes)'],
  ],
  ['missing sources', brand, ['1:1 sources is missing; allowed: a list of sources']],
  [
    'a number for a text',
    'brands:\n  - id: acme\n    name: 365\nsources: []\n',
    ['3:11 brands[0].name is 365; allowed: one line of text, 1 to 100 characters (a number in quotes)'],
  ],
  [
    'an id with a space',
    'brands:\n  - {id: Acme Oy, name: Acme}\nsources: []\n',
    [
      '2:10 brands[0].id is "Acme Oy"; allowed: letters a to z, digits, dots, hyphens and underscores, at most 64',
    ],
  ],
  [
    'a source for none of the brands',
    `${source}    brands: []\n`,
    ['5:5 sources[0].brands is an empty list; allowed: a list of brand ids, at least 1'],
  ],
  ['a list for a map', `${rest}promise: [90m]\n`, ['5:1 promise is a list; allowed: a map']],
  ['an item without a value', `${rest}routes:\n  -\n`, ['6:4 routes[0] is empty; allowed: a map']],
  [
    'an interval below the least',
    `${source}    every: 10s\n`,
    ['5:12 sources[0].every is "10s"; allowed: at least 1m (at least 1s for hosts under fetch.allowPrivate)'],
  ],
  [
    'an interval over the most',
    `${source}    every: 25h\n`,
    [
      '5:12 sources[0].every is "25h"; allowed: a duration from 1m (1s for hosts under fetch.allowPrivate) to 24h, such as 30s, 5m, 1h or 1d',
    ],
  ],
  [
    'an interval without a unit',
    `${source}    every: 300\n`,
    [
      '5:12 sources[0].every is 300; allowed: a duration from 1m (1s for hosts under fetch.allowPrivate) to 24h, such as 30s, 5m, 1h or 1d',
    ],
  ],
  [
    'a private host with another port than the allowed one',
    `${brand}sources:\n  - id: a\n    url: http://127.0.0.1:8081/\n    every: 1s\nfetch: {allowPrivate: ["127.0.0.1:8080"]}\n`,
    ['5:12 sources[0].every is "1s"; allowed: at least 1m (at least 1s for hosts under fetch.allowPrivate)'],
  ],
  [
    'a cron expression that is none',
    `${source}    cron: "61 * * * *"\n`,
    [
      '5:11 sources[0].cron is "61 * * * *"; allowed: a cron expression of 5 fields, or 6 with seconds in front, such as */5 * * * *',
    ],
  ],
  [
    'a nickname of cron',
    `${source}    cron: "@hourly"\n`,
    [
      '5:11 sources[0].cron is "@hourly"; allowed: a cron expression of 5 fields, or 6 with seconds in front, such as */5 * * * *',
    ],
  ],
  [
    'a cron expression of every second',
    `${source}    cron: "* * * * * *"\n`,
    [
      '5:11 sources[0].cron is "* * * * * *"; allowed: at most once a minute (at least 1s for hosts under fetch.allowPrivate)',
    ],
  ],
  [
    'every and cron',
    `${source}    every: 5m\n    cron: "0 * * * *"\n`,
    ['6:11 sources[0].cron is set besides every; allowed: one of the two'],
  ],
  [
    'url and path',
    `${source}    path: a.xml\n`,
    ['5:11 sources[0].path is set besides url; allowed: one of the two'],
  ],
  [
    'neither url nor path',
    `${brand}sources:\n  - id: news\n`,
    [
      "3:5 sources[0].url is missing; allowed: an http(s) address, or path with a file below the settings' folder",
    ],
  ],
  [
    'an address of another kind',
    `${brand}sources:\n  - id: news\n    url: ftp://example.com/feed\n`,
    ['4:10 sources[0].url is "ftp://example.com/…"; allowed: an http:// or https:// address'],
  ],
  ...['../a.xml', '/etc/passwd', 'a/../../b.xml', '..', '.', 'C:/a.xml'].map(
    (path): (typeof table)[number] => [
      `a path that leaves the folder: ${path}`,
      `${brand}sources:\n  - id: news\n    path: ${path}\n`,
      [
        `4:11 sources[0].path is "${path}"; allowed: a file below the settings' folder, such as samples/reviews.xml`,
      ],
    ],
  ),
  [
    'too many to announce',
    `${source}    announceFirst: 101\n`,
    ['5:20 sources[0].announceFirst is 101; allowed: a whole number from 0 to 100'],
  ],
  [
    'a word for a flag',
    `${source}    sample: yes\n`,
    ['5:13 sources[0].sample is "yes"; allowed: true or false'],
  ],
  [
    'an unknown brand, with the nearest',
    `${source}    about: acne\n`,
    ['5:12 sources[0].about is "acne", which is no brand; allowed: acme; did you mean acme?'],
  ],
  [
    'an unknown brand in a list',
    `${source}    brands:\n      - acme\n      - x\n`,
    ['7:9 sources[0].brands[1] is "x", which is no brand; allowed: acme'],
  ],
  [
    'no brand to match',
    'sources:\n  - id: a\n    path: a.xml\n',
    ['2:5 sources[0] has no brand to look for; allowed: at least one brand under brands'],
  ],
  [
    'an id twice',
    `${source}  - id: news\n    path: a.xml\n`,
    ['5:9 sources[1].id is "news", as sources[0] is; allowed: an id of its own'],
  ],
  [
    'Slack without a target',
    `${rest}channels:\n  - id: support\n    platform: slack\n`,
    [
      "6:5 channels[0].target is missing; allowed: the channel's id, such as C0123456789, at the end of its details in Slack",
    ],
  ],
  [
    "a channel's name for its id",
    `${rest}channels:\n  - {id: a, platform: slack, target: "#support"}\n`,
    [
      `6:38 channels[0].target is "#support"; allowed: the platform's own id of the place, such as C0123456789`,
    ],
  ],
  [
    'the id of the web inbox',
    `${rest}channels:\n  - {id: inbox, platform: teams}\n`,
    ['6:10 channels[0].id is "inbox", which is the web inbox; allowed: another id'],
  ],
  [
    'a route to nowhere',
    `${rest}channels:\n  - {id: support, platform: teams}\nroutes:\n  - to: [suport]\n`,
    ['8:10 routes[0].to[0] is "suport", which is no channel; allowed: support, inbox; did you mean support?'],
  ],
  [
    'operations that nobody hears of',
    `${rest}operations: [ops]\n`,
    ['5:14 operations[0] is "ops", which is no channel; allowed: inbox'],
  ],
  [
    'conditions that nothing can meet',
    `${rest}routes:\n  - when: {sentiment: angry, brand: x, source: y, language: Finnish}\n    to: [inbox]\n`,
    [
      '6:23 routes[0].when.sentiment is "angry"; allowed: one of negative, neutral, positive',
      '6:37 routes[0].when.brand is "x", which is no brand; allowed: acme',
      '6:48 routes[0].when.source is "y", which is no source; allowed: news',
      '6:61 routes[0].when.language is "Finnish"; allowed: a language code of two letters, such as fi, or und where it is unknown',
    ],
  ],
  [
    'a topic that nothing could tell of',
    `${rest}topics:\n  - id: price\n  - {id: delivry}\n  - {id: roaming, words: []}\n  - {id: tv, words: [channel*]}\n`,
    [
      '7:10 topics[1].id is "delivry", which Korva knows no words for; allowed: words that tell of it, or one of usability, service, people, product, price, delivery; did you mean delivery?',
      '8:10 topics[2].id is "roaming", which Korva knows no words for; allowed: words that tell of it, or one of usability, service, people, product, price, delivery',
    ],
  ],
  [
    'a topic twice',
    `${rest}topics:\n  - id: price\n  - {id: price, words: [bill]}\n`,
    ['7:10 topics[1].id is "price", as topics[0] is; allowed: an id of its own'],
  ],
  [
    'a leaning, texts and a reach that there are not',
    `${source}    texts: tweets\n    reach: huge\nleaning: both\n`,
    [
      '5:12 sources[0].texts is "tweets"; allowed: one of review, app, forum, social, news, blog',
      '6:12 sources[0].reach is "huge"; allowed: one of small, usual, wide',
      '7:10 leaning is "both"; allowed: one of precision, balanced, recall',
    ],
  ],
  [
    'a promise over the most',
    `${rest}promise:\n  respond: 31d\n`,
    ['6:12 promise.respond is "31d"; allowed: a duration from 1m to 30d, such as 30s, 5m, 1h or 1d'],
  ],
  [
    'a private host without a port',
    `${rest}fetch: {allowPrivate: [localhost]}\n`,
    ['5:24 fetch.allowPrivate[0] is "localhost"; allowed: host:port, such as 127.0.0.1:8080'],
  ],
  [
    'a contact that is none',
    `${rest}fetch: {contact: "a\\r\\nb"}\n`,
    ['5:18 fetch.contact is "a\\r\\nb"; allowed: an e-mail address or an http(s) address'],
  ],
  [
    'a contact that no header can hold',
    `${rest}fetch: {contact: "päivi@example.com"}\n`,
    ['5:18 fetch.contact is "päivi@example.com"; allowed: an e-mail address or an http(s) address'],
  ],
  ['an empty file', '', ['1:1 the file is empty; allowed: at least brands and sources']],
  ['a file of comments', '# later\n', ['1:1 the file is empty; allowed: at least brands and sources']],
  ['a text', 'hello\n', ['1:1 the file is "hello"; allowed: a map']],
  ['a list', '\n- a\n', ['2:1 the file is a list; allowed: a map']],
  ['a tab', `${source}\tevery: 5m\n`, ['5:1 a tab indents this line; allowed: spaces']],
  [
    'a key twice',
    `${source}    id: b\n`,
    ['5:5 a key of this map is given twice, first on line 3; allowed: once'],
  ],
  [
    'an alias of nothing',
    `${source}    name: *x\n`,
    ['5:11 an alias (*) has no anchor (&) before it; text with * in front is put in quotes'],
  ],
  [
    'a tag',
    `${source}    name: !js x\n`,
    ['5:11 a tag (!) is not known here; allowed: plain values, and text that starts with ! in quotes'],
  ],
  ['two documents', `${source}---\na: 1\n`, ['5:1 a second document starts here (---); allowed: one']],
  ['endless nesting', '['.repeat(20_000), ['1:']],
]

describe('a fault of the settings', () => {
  it.each(table)('%s', (_, text, expected) => {
    const lines = faultLines(refusalOf(text))
    expect(lines).toHaveLength(expected.length)
    for (const [index, line] of expected.entries()) expect(lines[index]).toContain(line)
  })

  it('comes with all the others, in the order of the text', () => {
    const text =
      'locale: sv\nbrands:\n  - name: A\n    id: a\n    nam: B\nsources:\n  - id: s\n    every: 5\n'
    const error = refusalOf(text)
    expect(error.code).toBe('settings-invalid')
    expect(error.faults.map(({ path }) => path)).toEqual([
      'locale',
      'brands[0].nam',
      'sources[0].url',
      'sources[0].every',
    ])
    const [title, ...lines] = error.message.split('\n')
    expect(title).toBe('config/korva.yaml: 4 faults')
    expect(lines[0]).toBe('config/korva.yaml:1:9: locale is "sv"; allowed: one of en, fi')
    expect(lines).toHaveLength(5)
  })

  it('of broken syntax comes with those that stand before the break', () => {
    const text = 'locale: sv\nbrands: []\nsources: [\ntimezone: Mars\n'
    expect(faultLines(refusalOf(text))[0]).toBe('1:9 locale is "sv"; allowed: one of en, fi')
    expect(faultLines(refusalOf(text)).join()).not.toContain('Mars')
  })

  it('of a thousand is told a hundred times', () => {
    const error = refusalOf(`brands:\n${'  - 1\n'.repeat(1000)}sources: []\n`)
    expect(error.faults).toHaveLength(1000)
    expect(error.message.split('\n')).toHaveLength(103)
    expect(error.message).toContain('... and 900 more')
  })

  it.each([
    ['a password', 'ftp://user:hunter2@example.com/feed'],
    ['a password with a slash', 'https://user:hun/ter2hunter2@example.com/feed'],
    ['a password without a scheme', 'user:hunter2@example.com/feed'],
    ['a password with a space', 'https://user:very hunter2@example.com/feed'],
    ['a key', 'ftp://example.com/feed?user=me&key=hunter2'],
    ['a key without a scheme', 'example.com/feed?key=hunter2'],
    ['a token in the path', 'ftp://example.com/private/hunter2/feed'],
    ['a Slack token', 'xoxb-1-hunter2'],
  ])('does not tell %s', (_, address) => {
    for (const field of ['url', 'path', 'every', 'about', address]) {
      const { message } = refusalOf(
        `locale: sv\n${brand}sources:\n  - id: news\n    "${field}": "${address}"\n`,
      )
      expect(message).not.toContain('hunter2')
    }
    expect(refusalOf(`a: 1\n} ${address}\n"${address}: [\n`).message).not.toContain('hunter2')
  })

  it('is found in a document that unfolds without end', () => {
    const levels = Array.from({ length: 9 }, (_, n) => `l${n + 1}: &l${n + 1} [${`*l${n},`.repeat(9)}]`)
    const error = refusalOf(`l0: &l0 [a]\n${levels.join('\n')}\n`)
    expect(error.faults).toHaveLength(1)
    expect(error.message).toMatch(/aliases/)
  })

  it('is found in a document that contains itself', () => {
    expect(refusalOf('brands: &b [*b]\nsources: []\n').message).toContain('brands[0] is a list')
  })

  it('is the size of a file that is no settings', () => {
    const error = refusalOf(`# ${'x'.repeat(1_048_576)}`)
    expect(faultLines(error)).toEqual(['1:1 the file has 1048578 characters; allowed: at most 1048576'])
  })

  it('is nothing that a key could do to the prototype', () => {
    expect(refusalOf('__proto__: {locale: fi}\nsources: []\n').message).toContain('__proto__')
    expect(loadSettings('sources: []\n', 'korva.yaml', kinds).locale).toBe('en')
  })
})

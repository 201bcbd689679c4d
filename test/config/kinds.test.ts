import { describe, expect, it } from 'vitest'
import { list, map, text, whole } from '../../config/fields.ts'
import type { KindForm } from '../../config/kind-form.ts'
import { loadSettings } from '../../config/load-settings.ts'
import { sourceFields } from '../../config/schema-sources.ts'
import { kinds as realKinds } from '../../src/collect/kinds/index.ts'
import { faultLines, refusalBy } from './faults-of.ts'

const forms: KindForm[] = [
  { name: 'rss', fields: { url: text(100).optional() }, everyMs: 300_000 },
  {
    name: 'board',
    fields: {
      search: text(20).optional(),
      groups: list(text(20), 'names of groups', 1).optional(),
      pages: whole(1, 10).default(2),
      login: map({ user: text(20) }).optional(),
    },
    check: ({ search, groups }) =>
      search || groups ? null : { field: 'search', message: 'is missing; allowed: search or groups' },
    everyMs: 900_000,
    texts: 'forum',
  },
  { name: 'letterbox', fields: { label: text(20).optional() }, everyMs: 0, brought: true },
]
const kinds = new Map(forms.map((form) => [form.name, form]))

const sourceWith = (fields: string) =>
  `brands: [{id: acme, name: Acme}]\nsources:\n  - id: a\n${fields.replace(/^/gm, '    ')}\n`
const load = (fields: string) => loadSettings(sourceWith(fields), 'korva.yaml', kinds).sources[0]!
const faults = (fields: string) => faultLines(refusalBy(() => load(fields)))

describe('the kind of a source', () => {
  it('gives it fields of its own, with their defaults, and its interval', () => {
    expect(load('kind: board\nsearch: acme\nname: Board')).toEqual({
      ...{ id: 'a', name: 'Board', kind: 'board', options: { search: 'acme', pages: 2 } },
      ...{ schedule: { every: 900_000 }, brands: null, about: null, announceFirst: 3, sample: false },
      ...{ texts: 'forum', reach: 'usual', leaning: 'balanced' },
    })
    expect(load('kind: board\ngroups: [x]\nevery: 1h').schedule).toEqual({ every: 3_600_000 })
    expect(load('kind: board\ngroups: [x]\ncron: "0 * * * *"').schedule).toEqual({ cron: '0 * * * *' })
  })

  it('says what kind of texts it brings, unless the source does; news are seen by many', () => {
    expect(load('kind: board\nsearch: x\ntexts: news\nleaning: recall')).toMatchObject({
      ...{ texts: 'news', reach: 'wide', leaning: 'recall' },
    })
    expect(load('kind: board\nsearch: x\ntexts: news\nreach: small').reach).toBe('small')
    expect(load('url: x').texts).toBeNull()
  })

  it('has no schedule where what it hears is brought', () => {
    expect(load('kind: letterbox').schedule).toBeNull()
    expect(faults('kind: letterbox\nevery: 5m')).toEqual([
      '5:12 sources[0].every is set, but what a source of kind letterbox hears is brought to it; allowed: no every',
    ])
  })

  it.each([
    [
      'is none that is known',
      'kind: bord',
      ['4:11 sources[0].kind is "bord"; allowed: one of rss, board, letterbox; did you mean board?'],
    ],
    ['is no word', 'kind: 5', ['4:11 sources[0].kind is 5; allowed: one of rss, board, letterbox']],
    [
      'has a field that is wrong',
      'kind: board\nsearch: x\npages: 11',
      ['6:12 sources[0].pages is 11; allowed: a whole number from 1 to 10'],
    ],
    [
      'has a field that is misspelt, and so lacks it',
      'kind: board\nserach: x',
      [
        '3:5 sources[0].search is missing; allowed: search or groups',
        '5:5 sources[0].serach is no setting; allowed: id, name, kind, search, groups, pages, login, every, cron, brands, about, announceFirst, texts, reach, leaning, sample; did you mean search?',
      ],
    ],
    [
      'has the field of another kind',
      'search: x\nurl: y',
      [
        '4:5 sources[0].search is a field of kind board, and this source is of kind rss; allowed: id, name, kind, url, every, cron, brands, about, announceFirst, texts, reach, leaning, sample',
      ],
    ],
    [
      'is brought, so it has no field for an interval',
      'kind: letterbox\nevry: 5m',
      [
        '5:5 sources[0].evry is no setting; allowed: id, name, kind, label, brands, about, announceFirst, texts, reach, leaning, sample',
      ],
    ],
    [
      'has a map with a key that is not known',
      'kind: board\nsearch: x\nlogin: {user: y, pass: hunter2}',
      ['6:22 sources[0].login.pass is no setting; allowed: user'],
    ],
    [
      'is told with all other faults',
      'kind: board\ngroups: []\nabout: acne\nevery: 1s',
      [
        '5:5 sources[0].groups is an empty list; allowed: a list of names of groups, at least 1',
        '6:12 sources[0].about is "acne", which is no brand; allowed: acme; did you mean acme?',
        '7:12 sources[0].every is "1s"; allowed: at least 1m',
      ],
    ],
  ])('%s', (_, fields, expected) => {
    const told = faults(fields)
    expect(told).toHaveLength(expected.length)
    for (const [index, line] of expected.entries()) expect(told[index]).toContain(line)
  })

  it('may be fetched often from a host that is allowed, whichever field names it', () => {
    const often = `${sourceWith('kind: board\nsearch: "http://127.0.0.1:8/"\nevery: 1s')}fetch: {allowPrivate: ["127.0.0.1:8"]}\n`
    expect(loadSettings(often, 'korva.yaml', kinds).sources[0]?.schedule).toEqual({ every: 1000 })
  })
})

describe.each([...realKinds.values()].map((kind) => ({ name: kind.name, kind })))(
  'the kind $name',
  ({ kind }) => {
    it('has fields of other names than those that all sources have', () => {
      expect(Object.keys(kind.fields).filter((field) => Object.hasOwn(sourceFields, field))).toEqual([])
    })
  },
)

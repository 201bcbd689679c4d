import { readFileSync } from 'node:fs'
import { parse as parseEnv } from 'dotenv'
import { describe, expect, it } from 'vitest'
import { describeSettings } from '../../config/describe-settings.ts'
import { readEnvironment } from '../../config/environment.ts'
import { environmentSchema } from '../../config/environment-variables.ts'
import { loadSettings } from '../../config/load-settings.ts'
import { makeSchema } from '../../config/schema.ts'
import { listFields } from '../../config/schema-fields.ts'
import { kinds } from '../../src/collect/kinds/index.ts'
import { checkTerm } from '../../src/match/check-term.ts'
import { compileBrand } from '../../src/match/compile-brand.ts'
import { faultLines, refusalOf } from './faults-of.ts'

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')
const settings = read('docs/settings.md')
const example = read('config/korva.example.yaml')
const envExample = read('.env.example')
const schema = makeSchema([...kinds.keys()])
const variables = Object.keys(environmentSchema.shape)
/** The formatter pads the cells of tables. */
const withoutPadding = (text: string) =>
  text.replace(/ +/g, ' ').replace(/-{3,}/g, '---').replaceAll('| ---', '|---').replaceAll('--- |', '---|')
const blocks = (language: string) =>
  [...settings.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, 'g'))].map(([, text]) => text!)

describe('the documentation of the settings', () => {
  it('has the tables that the schema gives (node src/app/describe-kinds.ts)', () => {
    expect(withoutPadding(settings)).toContain(withoutPadding(describeSettings([...kinds.keys()])))
  })

  it('explains every field', () => {
    const fields = listFields(schema)
    expect(fields.length).toBeGreaterThan(30)
    for (const { path, description, allowed } of fields) {
      expect.soft(description.length, path).toBeGreaterThan(10)
      expect.soft(allowed.length, path).toBeGreaterThan(4)
    }
  })

  it('shows settings that are accepted', () => {
    expect(blocks('yaml')).toHaveLength(4)
    for (const text of blocks('yaml'))
      expect(loadSettings(text, 'korva.yaml', kinds).sources).not.toHaveLength(0)
  })

  it('lists terms that find what it says, each as it stands in YAML', () => {
    const [table] = settings.slice(settings.indexOf('| a term | finds |')).split('\n\n')
    const terms = [...table!.matchAll(/^\| (`.*`) \|/gm)].flatMap(([, cell]) => cell!.split(', '))
    expect(terms.length).toBeGreaterThan(8)
    for (const term of terms) {
      const text = `brands:\n  - {id: acme, name: Acme, any: [${term.slice(1, -1)}]}\nsources: []\n`
      const [brand] = loadSettings(text, 'korva.yaml', kinds, checkTerm).brands
      const item = { title: 'Acme outage', text: 'The acme cloud is down', author: 'John Smith' }
      const placed = { url: 'https://www.example.com/forum/1', kind: 'review' as const, lang: 'fi' }
      expect.soft(compileBrand(brand!).match({ ...item, ...placed }).about, term).toBe(true)
      const other = { title: 'Rain', text: 'It rains', url: 'https://other.example/', lang: 'en' }
      expect.soft(compileBrand(brand!).match(other).about, term).toBe(false)
    }
  })

  it('shows faults as they are told', () => {
    const text =
      'brands:\n  - id: acme\n    nam: Acme\n    name: Acme\nsources:\n  - {id: a, url: "https://a.example",\n    every: 10s,\n    about: acne}\n'
    const [shown] = blocks('text')
    for (const line of faultLines(refusalOf(text))) {
      expect(shown).toContain(line.replace(/^\d+:\d+ /, ''))
    }
  })

  it('has every variable of the environment', () => {
    for (const name of variables) expect.soft(settings).toContain(`\`${name}\``)
  })
})

describe('config/korva.example.yaml', () => {
  it('has every field, if only in a comment', () => {
    for (const { path } of listFields(schema)) {
      const key = path.slice(path.lastIndexOf('.') + 1)
      expect.soft(example).toMatch(new RegExp(`^[\\s#{-]*.*\\b${key}:`, 'm'))
    }
  })

  it('is still accepted with everything that stands in comments', () => {
    const open = example
      .replaceAll(/^(channels|routes|operations|people|groups): \[\]$/gm, '$1:')
      .replaceAll(/^# ((?:topics|hours|oncall|quiet|praise):)$/gm, '$1')
      .replaceAll(/^( *)# ((?: {2}| {4})?(?:- )?[a-z]+: .*)$/gim, '$1$2')
      .replaceAll(/^#( {2}.*)$/gm, '$1')
    const loaded = loadSettings(open, 'config/korva.yaml', kinds)
    expect(loaded.sources).toHaveLength(9)
    expect(loaded.channels.map(({ platform }) => platform)).toEqual(['slack', 'teams', 'web'])
    expect(loaded.routes).toHaveLength(2)
    expect(loaded.operations).toEqual(['support'])
    expect(loaded.topics.map(({ id }) => id)).toEqual(['price', 'delivery', 'roaming'])
    expect(loaded.brands[1]!.context.length).toBeGreaterThan(2)
    expect(loaded.sources.map(({ kind }) => kind)).toEqual([
      ...['rss', 'rss', 'rss', 'rss', 'hacker-news', 'google-news', 'rss', 'reddit', 'app-store'],
    ])
    expect(loaded.promise).toMatchObject({
      hours: { holidays: 'FI' },
      rules: [{ respondMs: 1_800_000, hours: null }],
    })
    expect(loaded.people).toMatchObject([{ email: 'aino@example.com', role: 'manager' }])
    expect(loaded.oncall).toEqual({ turns: ['aino@example.com', 'night'], since: '2026-11-02', at: 480 })
    expect(loaded.quiet).toEqual({ from: 1320, to: 420 })
    expect(loaded.praise).toEqual({ to: ['support'], from: 0.5 })
    expect(loaded.fetch.contact).toBe('you@example.com')
  })
})

describe('.env.example', () => {
  it('names every variable of the schema, and nothing else', () => {
    expect(Object.keys(parseEnv(envExample))).toEqual(variables)
  })

  it('explains each of them on the line above', () => {
    const lines = envExample.split('\n')
    for (const name of variables) {
      const above = lines[lines.findIndex((line) => line.startsWith(`${name}=`)) - 1]
      expect.soft(above, name).toMatch(/^# \S.{15,}/)
    }
  })

  it('is accepted as it is', () => {
    expect(readEnvironment(parseEnv(envExample))).toEqual(readEnvironment({}))
  })
})

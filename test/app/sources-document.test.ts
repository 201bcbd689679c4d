import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { environmentSchema, keyVariables, secretVariables } from '../../config/environment-variables.ts'
import { loadSettings } from '../../config/load-settings.ts'
import { listFields } from '../../config/schema-fields.ts'
import { asSource, describeKinds } from '../../src/app/describe-kinds.ts'
import { kinds } from '../../src/collect/kinds/index.ts'

const document = readFileSync(new URL('../../docs/sources.md', import.meta.url), 'utf8')
const all = [...kinds.values()].map((kind) => ({ name: kind.name, kind }))

describe('docs/sources.md', () => {
  it('has what the kinds say of themselves (node src/app/describe-kinds.ts)', () => {
    expect(document).toContain(describeKinds())
  })
})

describe.each(all)('the kind $name', ({ name, kind }) => {
  it('has an example that the settings accept', () => {
    const example = asSource(name, kind.example).replace(/^/gm, '  ')
    const text = `brands: [{ id: acme, name: Acme }, { id: virtelo, name: Virtelo }]\nsources:\n${example}\n`
    expect(loadSettings(text, 'korva.yaml', kinds).sources).toMatchObject([{ id: name, kind: name }])
  })

  it('explains itself, its fields and its keys', () => {
    expect(kind.about.length).toBeGreaterThan(20)
    for (const page of kind.documentation) expect(page).toMatch(/^https:\/\/\S+$/)
    for (const { path, description, allowed } of listFields(z.object(kind.fields))) {
      expect.soft(description.length, path).toBeGreaterThan(3)
      expect.soft(allowed.length, path).toBeGreaterThan(4)
    }
    for (const { name: key, why } of kind.keys) expect.soft(why.length, key).toBeGreaterThan(10)
  })

  it('reads keys that the environment has, as secrets', () => {
    for (const { name: key } of kind.keys) {
      expect.soft(Object.keys(environmentSchema.shape)).toContain(key)
      expect.soft(keyVariables).toContain(key)
      expect.soft(secretVariables).toContain(key)
    }
  })
})

describe('the keys of the environment', () => {
  it('are each read by a kind, or by the second opinion', () => {
    const read = ['KORVA_OPINION_KEY', ...all.flatMap(({ kind }) => kind.keys.map(({ name }) => name))]
    expect(keyVariables.filter((key) => !read.includes(key))).toEqual([])
  })
})

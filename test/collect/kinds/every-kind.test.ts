import { describe, expect, it } from 'vitest'
import { keyVariables } from '../../../config/environment-variables.ts'
import { loadSettings } from '../../../config/load-settings.ts'
import { kinds } from '../../../src/collect/kinds/index.ts'
import { placeSource } from '../../../src/collect/place-source.ts'

describe.each([...kinds.values()].map((kind) => ({ name: kind.name, kind })))(
  'the kind $name',
  ({ name, kind }) => {
    const settings = () =>
      loadSettings(
        `brands: [{id: acme, name: Acme}]\nsources:\n  - id: one\n    name: One\n${kind.example.replace(/^/gm, '    ')}\n`,
        'korva.yaml',
        kinds,
      ).sources[0]!

    it('gives an example that can be used as it is', () => {
      expect(settings()).toMatchObject({
        kind: name,
        schedule: kind.brought ? null : { every: kind.everyMs },
      })
    })

    it('knows where its example listens, and is off without a needed key', () => {
      const source = placeSource(settings(), { settingsDir: '/srv/korva', keys: {} })
      expect(URL.canParse(source.url)).toBe(true)
      const needed = kind.keys.filter((key) => key.needed).map((key) => key.name)
      expect(source.off).toBe(needed.length ? `${needed.join(' and ')} in .env` : null)
    })

    it('says where its service describes itself, and what its keys are for', () => {
      expect(kind.about).toMatch(/\w.*[.:]/s)
      for (const page of kind.documentation) expect(new URL(page).protocol).toBe('https:')
      for (const key of kind.keys) {
        expect(keyVariables).toContain(key.name)
        expect(key.why).toMatch(/\w{3}/)
      }
      for (const field of Object.values(kind.fields))
        expect(field).toHaveProperty('description', expect.any(String))
    })
  },
)

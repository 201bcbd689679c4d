import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadSettings } from '../../config/load-settings.ts'
import { SettingsError } from '../../config/settings-error.ts'
import { kinds } from '../../src/collect/kinds/index.ts'

const names = [
  'brands',
  'sources',
  'channels',
  'routes',
  'id',
  'name',
  'url',
  'every',
  'cron',
  'when',
  'to',
  'fetch',
  'topics',
  'words',
  'promise',
  'rules',
  'hours',
  'open',
  'mon-fri',
  'holidays',
  'claims',
  'lease',
  'remind',
  'people',
  'email',
  'groups',
  'members',
  'oncall',
  'turns',
  'quiet',
  'from',
  'praise',
]
const values = [
  'acme',
  '5m',
  '"',
  "'",
  '[',
  ']',
  '{',
  '}',
  '*a',
  '&a',
  '!!x',
  '|',
  '>',
  '# c',
  'null',
  '1e9',
  '.nan',
  '~',
  'FI',
  '08:00-16:00',
  'a@b.fi',
]

/** Lines that look like settings that somebody typed in a hurry. */
const hurried = fc
  .array(
    fc.tuple(
      fc.constantFrom('', '  ', '    ', '\t', '  - ', '- ', '? '),
      fc.oneof(fc.constantFrom(...names), fc.string({ maxLength: 8 })),
      fc.constantFrom(':', ': ', '', ' :'),
      fc.oneof(fc.constantFrom(...values), fc.string({ unit: 'binary', maxLength: 12 })),
    ),
    { maxLength: 20 },
  )
  .map((lines) => lines.map((parts) => parts.join('')).join('\n'))

/** Data of any shape below the names of settings, as JSON, which is YAML. */
const shaped = fc
  .dictionary(fc.constantFrom(...names), fc.jsonValue({ maxDepth: 4 }))
  .map((value) => JSON.stringify(value))

/** The same with names of settings at every depth, so that maps stand where maps do, with the wrong things in them. */
const named = fc
  .letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.oneof(fc.constantFrom(...values), fc.constantFrom(null, 0, true), fc.string({ maxLength: 8 })),
      fc.array(tie('value'), { maxLength: 3 }),
      tie('map'),
    ),
    map: fc.dictionary(fc.constantFrom(...names), tie('value'), { minKeys: 1, maxKeys: 6 }),
  }))
  .map.map((value) => JSON.stringify(value))

describe('any text', () => {
  it.each([
    ['hurried lines', hurried, 800],
    ['data of any shape', shaped, 500],
    ['maps of known names', named, 500],
    ['characters', fc.string({ unit: 'binary', maxLength: 200 }), 500],
  ])('of %s is settings or a SettingsError with lines', (_, texts, numRuns) => {
    fc.assert(
      fc.property(texts, (text) => {
        const error = errorOf(text)
        if (error === null) return
        expect(error).toBeInstanceOf(SettingsError)
        const { faults } = error as SettingsError
        const lastLine = text.split('\n').length
        expect(faults.length).toBeGreaterThan(0)
        for (const { line, column } of faults) {
          expect(line).toBeGreaterThanOrEqual(1)
          expect(line).toBeLessThanOrEqual(lastLine)
          expect(column).toBeGreaterThanOrEqual(1)
        }
      }),
      { numRuns },
    )
  })
})

function errorOf(text: string): unknown {
  try {
    loadSettings(text, 'korva.yaml', kinds)
    return null
  } catch (error) {
    return error
  }
}

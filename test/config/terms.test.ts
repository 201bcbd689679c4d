import { expect, it } from 'vitest'
import { loadSettings } from '../../config/load-settings.ts'
import { SettingsError } from '../../config/settings-error.ts'
import { kinds } from '../../src/collect/kinds/index.ts'
import { checkTerm } from '../../src/match/check-term.ts'

it('a term that is not understood is a fault with its line', () => {
  const text = [
    ...['brands:', '  - id: acme', '    name: Acme', '    any: [acme, "site:"]', '    none:'],
    ...[
      '      - kind:tweet',
      '      - Acme street',
      'sources:',
      '  - id: a',
      '    url: https://example.com/feed',
      '',
    ],
  ].join('\n')
  const load = () => loadSettings(text, 'korva.yaml', kinds, checkTerm)
  expect(load).toThrow(SettingsError)
  try {
    load()
  } catch (error) {
    const { faults } = error as SettingsError
    expect(faults.map(({ line, message }) => `${line}: ${message}`)).toEqual([
      expect.stringMatching(
        /^4: brands\[0\]\.any\[1\] is "?site:"?: .*nothing right behind it; allowed: an address/,
      ),
      expect.stringMatching(
        /^6: brands\[0\]\.none\[0\] is "?kind:tweet"?: .*no kind of text; allowed: kind:review/,
      ),
    ])
  }
})

import { expect, it } from 'vitest'
import { readEnvironment } from '../../config/environment.ts'
import { loadSettings } from '../../config/load-settings.ts'
import { flowSettings } from '../../src/app/flow-settings.ts'
import { kinds } from '../../src/collect/kinds/index.ts'
import { dueAt } from '../../src/core/deadline.ts'
import { termsFor } from '../../src/core/promise.ts'

const settingsOf = (text: string) =>
  flowSettings(
    {
      settings: loadSettings(`brands: [{ id: acme, name: Acme }]\nsources: []\n${text}`, 'korva.yaml', kinds),
      ...{ file: 'korva.yaml', isExample: false, dir: '/' },
    },
    readEnvironment({}),
  )

const mention = (severity: 'low' | 'high') => ({ brandId: 'acme', sourceId: 'news', severity })

it('lets a team that sets nothing answer around the clock, and everybody work', () => {
  expect(settingsOf('')).toMatchObject({
    promise: { respondMs: 5_400_000, hours: null, rules: [] },
    lease: { ms: 1_800_000, remindMs: 600_000 },
    team: { people: [], groups: [], rota: null, everybody: 'manager', web: 'manager' },
    ...{ apart: false, quiet: null, cardsPerHour: 20, praise: null, retentionDays: 400 },
  })
})

it('reckons promises by hours, Finnish holidays and days of the team, and the worst around the clock', () => {
  const { promise } = settingsOf(`
promise:
  respond: 2h
  hours: office
  rules: [{ when: { severity: high }, respond: 30m, hours: always }]
hours: [{ id: office, open: { mon-fri: "08:00-16:00" }, holidays: FI, closed: ["2026-12-07"] }]
`)
  // Friday, 4 December 2026, 15:00 in Helsinki: Sunday is Independence Day, and the team took Monday off.
  const written = new Date('2026-12-04T13:00:00Z')
  expect(dueAt(written, termsFor(promise, mention('low')))).toEqual(new Date('2026-12-08T07:00:00Z'))
  expect(dueAt(written, termsFor(promise, mention('high')))).toEqual(new Date('2026-12-04T13:30:00Z'))
  // The Thursday before Midsummer 2027: Friday is its eve.
  const midsummer = new Date('2027-06-24T12:00:00Z')
  expect(dueAt(midsummer, termsFor(promise, mention('low')))).toEqual(new Date('2027-06-28T06:00:00Z'))
})

it('has nobody act who is not listed, where the settings say so', () => {
  expect(settingsOf('access: { everybody: nobody }\nclaims: { lease: never }\n')).toMatchObject({
    team: { everybody: null, web: 'manager' },
    lease: null,
  })
})

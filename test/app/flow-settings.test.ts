import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readEnvironment } from '../../config/environment.ts'
import { loadSettings } from '../../config/load-settings.ts'
import { flowSettings } from '../../src/app/flow-settings.ts'
import { kinds } from '../../src/collect/kinds/index.ts'
import { dueAt } from '../../src/core/deadline.ts'
import { termsFor } from '../../src/core/promise.ts'
import { quietUntil } from '../../src/core/quiet.ts'
import { rotaWeek } from '../../src/core/rota-week.ts'
import { onCallAt, roleOf } from '../../src/core/team.ts'

const settingsOf = (text: string) =>
  flowSettings(
    {
      settings: loadSettings(text, 'korva.yaml', kinds),
      ...{ file: 'korva.yaml', isExample: false, dir: '/' },
    },
    readEnvironment({}),
  )
const acmeWith = (text: string) => settingsOf(`brands: [{ id: acme, name: Acme }]\nsources: []\n${text}`)

const mention = (severity: 'low' | 'high') => ({ brandId: 'acme', sourceId: 'news', severity })
const slack = (id: string, email: string) => ({ platform: 'slack' as const, id, name: id, email })

it('lets a team that sets nothing answer around the clock, and everybody work', () => {
  expect(acmeWith('')).toMatchObject({
    promise: { respondMs: 5_400_000, hours: null, rules: [] },
    lease: { ms: 1_800_000, remindMs: 600_000 },
    team: { people: [], groups: [], rota: null, everybody: 'manager', web: 'manager' },
    channels: [{ id: 'inbox', brands: null }],
    ...{ apart: false, quiet: null, cardsPerHour: 20, praise: null, retentionDays: 400 },
  })
})

it('hands on all that a team sets', () => {
  const settings = acmeWith(`
claims: { lease: 1h, remind: 5m }
people: [{ email: Aino@example.com, name: Aino, role: admin, slack: U01 }]
groups: [{ id: night, name: Night, members: [liisa@example.com], slack: S01 }]
oncall: { turns: [Aino@example.com, night], since: "2026-11-02", at: "08:00" }
access: { everybody: agent, web: nobody, apart: true }
quiet: { from: "22:00", to: "07:00" }
cardsPerHour: 5
channels: [{ id: thanks, platform: web, brands: [acme] }]
praise: { to: [thanks], from: 0.7 }
retention: { days: 30 }
`)
  const { team, timezone, quiet } = settings
  expect(settings).toMatchObject({
    lease: { ms: 3_600_000, remindMs: 300_000 },
    channels: [{ id: 'thanks', brands: ['acme'] }],
    ...{ apart: true, cardsPerHour: 5, praise: { to: ['thanks'], from: 0.7 }, retentionDays: 30 },
  })
  expect(roleOf(team, slack('U99', 'aino@example.com'))).toBe('admin')
  expect(roleOf(team, slack('U99', 'veikko@example.com'))).toBe('agent')
  expect(roleOf(team, { platform: 'web', id: 'a', name: 'Aino' })).toBeNull()
  const onCall = (at: string) => onCallAt(team, rotaWeek(team.rota, new Date(at), timezone))
  // Mondays at eight in Helsinki.
  expect(onCall('2026-11-09T05:59:00Z')).toMatchObject([{ platform: 'slack', id: 'U01' }])
  expect(onCall('2026-11-09T06:00:00Z')).toEqual([{ platform: 'group', id: 'night', name: 'Night' }])
  expect(quietUntil(new Date('2026-11-09T21:00:00Z'), quiet, timezone)).toEqual(
    new Date('2026-11-10T05:00:00Z'),
  )
})

it('reckons promises by hours, Finnish holidays and days of the team, and the worst around the clock', () => {
  const { promise } = acmeWith(`
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

it('works holidays where the hours name no country, and keeps the days off of other hours apart', () => {
  const { promise } = acmeWith(`
promise: { respond: 1h, hours: shop, rules: [{ when: { severity: high }, hours: office }] }
hours:
  - { id: shop, open: { mon-sun: "00:00-24:00" }, closed: ["2026-12-07"] }
  - { id: office, open: { mon-sun: "00:00-24:00" }, holidays: FI }
`)
  const [shop, office] = [promise.hours!, promise.rules[0]!.hours!]
  expect(['2026-12-06', '2026-12-07', '2026-12-08'].map(shop.isHoliday)).toEqual([false, true, false])
  expect(['2026-12-06', '2026-12-07', '2026-12-08'].map(office.isHoliday)).toEqual([true, false, false])
})

it('has the promises of the example in the documentation end when it says', () => {
  const text = readFileSync(new URL('../../docs/settings.md', import.meta.url), 'utf8')
  const example = text.slice(text.indexOf('## A promise, people and noise'))
  const { promise } = settingsOf(/```yaml\n(.*?)```/s.exec(example)![1]!)
  expect(example).toContain('on a Friday at 15:00 and promised within two hours is due on Saturday at 11:00')
  const friday = new Date('2026-11-27T13:00:00Z')
  expect(dueAt(friday, termsFor(promise, mention('low')))).toEqual(new Date('2026-11-28T09:00:00Z'))
  expect(dueAt(friday, termsFor(promise, mention('high')))).toEqual(new Date('2026-11-27T13:30:00Z'))
})

it('has nobody act who is not listed, where the settings say so', () => {
  const { team, lease } = acmeWith('access: { everybody: nobody }\nclaims: { lease: never }\n')
  expect(roleOf(team, slack('U99', 'veikko@example.com'))).toBeNull()
  expect([team.web, lease]).toEqual(['manager', null])
})

import { describe, expect, it } from 'vitest'
import { caseActions, type Refusal } from '../../src/core/case.ts'
import type { AuditEntry } from '../../src/core/case-ports.ts'
import { describeAudit } from '../../src/core/describe-audit.ts'

const entry: AuditEntry = {
  ...{ at: new Date('2026-11-20T12:05:00Z'), who: { platform: 'slack', id: 'U1', name: 'Aino' } },
  ...{ place: 'C1', action: 'claim', caseId: 12, brandId: 'acme', outcome: 'done', facts: {} },
}
const clockings = (['en', 'fi'] as const).map((locale) => ({ locale, timezone: 'Europe/Helsinki' }))
const [english, finnish] = clockings
const lineOf = (changes: Partial<AuditEntry>, clocking = english!) =>
  describeAudit([{ ...entry, ...changes }], clocking).lines[0]!
const terminal = { who: null, place: null, caseId: null, brandId: null }

describe('the audit log in words', () => {
  it.each<[Partial<AuditEntry>, string]>([
    [{}, '20 Nov, 14:05 Aino: case 12, claimed, in C1'],
    [{ place: null }, '20 Nov, 14:05 Aino: case 12, claimed'],
    [{ action: 'lapse', who: null, place: null }, 'Korva: case 12, back in the queue, since no note'],
    [{ action: 'assign', facts: { to: 'Evening' } }, 'case 12, given to Evening'],
    [
      { action: 'snooze', facts: { until: '2026-11-21T06:00:00.000Z', pastPromise: true } },
      'snoozed until 21 Nov, 08:00, past the promise',
    ],
    [{ action: 'resolve', facts: { solved: 'partly', treated: 'kind' } }, 'resolved; solved: partly'],
    [{ action: 'dismiss', facts: { why: 'duplicate', of: 7 } }, 'dismissed: the same as case 7'],
    [{ action: 'dismiss', facts: { why: 'not-us', of: null } }, 'dismissed: not about us'],
    [{ action: 'release', outcome: 'role' }, 'tried to release it: refused, the role does not allow it'],
    [{ action: 'mute', outcome: 'closed' }, 'tried to mute it: refused, it is closed'],
    [
      { ...terminal, action: 'forget', facts: { items: 1, by: 'root' } },
      'root: an author forgotten, 1 item erased',
    ],
    [
      { ...terminal, action: 'retention', facts: { items: 3, days: 400 } },
      'Korva: 3 items older than 400 days erased',
    ],
  ])('says of %o: %s', (changes, line) => {
    expect(lineOf(changes)).toContain(line)
  })

  it('says it in Finnish', () => {
    expect(lineOf({}, finnish)).toBe('20.11. klo 14.05 Aino: tapaus 12, otettu hoitoon, paikassa C1')
    expect(lineOf({ action: 'snooze', outcome: 'past-promise' }, finnish)).toContain(
      'yritti siirtää: evätty, se menee yli lupauksen',
    )
  })

  it('has a title, and says so where nothing was done', () => {
    expect(describeAudit([], english!)).toEqual({ title: 'What was done', lines: ['Nothing yet.'] })
  })

  it('reads an entry whose instant came as text', () => {
    const read: AuditEntry[] = JSON.parse(JSON.stringify([entry]))
    expect(describeAudit(read, english!).lines).toEqual([lineOf({})])
  })

  it('has words for every action and every refusal, in both languages', () => {
    const refusals = {
      ...{ 'already-claimed': 1, 'already-yours': 1, 'not-claimed': 1, 'not-snoozed': 1, 'already-open': 1 },
      ...{ 'past-promise': 1, 'in-the-past': 1, 'duplicate-of-itself': 1, 'asked-before': 1, 'no-praise': 1 },
      closed: 1,
    } satisfies Record<Refusal['code'], 1>
    const denials = ['not-of-the-team', 'role', 'other-brand', 'unknown-place']
    const own = ['lapse', 'came-back', 'changed', 'forget', 'export', 'retention']
    const lessons = ['not-us', 'not-negative', 'mute']
    for (const clocking of clockings) {
      for (const action of [...caseActions.filter((each) => !lessons.includes(each)), ...own]) {
        const facts = { to: 'x', until: '2026-11-21T06:00:00Z', items: 2, days: 3 }
        expect(lineOf({ action, facts }, clocking)).not.toMatch(/audit\.|NaN|undefined|\{\{/)
      }
      for (const outcome of [...Object.keys(refusals), ...denials]) {
        expect(lineOf({ outcome }, clocking)).not.toMatch(/audit\./)
      }
      for (const action of caseActions)
        expect(lineOf({ action, outcome: 'role' }, clocking)).not.toMatch(/audit\./)
    }
  })
})

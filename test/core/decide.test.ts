import { describe, expect, it } from 'vitest'
import { type CaseAction, type CaseState, caseActions } from '../../src/core/case.ts'
import { type DecideContext, decide, type Pressed } from '../../src/core/decide.ts'
import { anyTeam, makeCase } from '../support/memory-desk.ts'
import { aino, night, veikko } from './histories.ts'

/** The promise ends at 13:35. */
const now = new Date('2026-11-21T13:00:00Z')
const context: DecideContext = {
  ...{ locale: 'en', timezone: 'Europe/Helsinki', about: '#1 Acme', owners: [aino, veikko, night] },
  ...{ now, team: anyTeam, apart: false, leaseMs: 1_800_000 },
}
const pressed = (action: CaseAction, changes: Partial<Pressed> = {}): Pressed => ({
  ...{ action, who: veikko, input: null, channel: null },
  ...changes,
})
const claimed: CaseState = { state: 'claimed', owner: aino, at: now, lapsesAt: null }
const resolved: CaseState = { state: 'resolved', by: aino, at: now, answeredAt: now, outcome: null }
const decided = (action: CaseAction, state: CaseState = { state: 'open' }, changes: Partial<Pressed> = {}) =>
  decide(pressed(action, changes), makeCase({ state }), context)

describe('a click', () => {
  it('does what asks nothing at once', () => {
    expect(decided('claim')).toMatchObject({ decision: 'do', next: { state: 'claimed', owner: veikko } })
    expect(decided('mute')).toMatchObject({
      ...{ decision: 'do', act: { action: 'dismiss', why: 'mute' } },
      next: { lesson: 'mute' },
    })
  })

  it('asks first, stays open until all is filled in, and then is done', () => {
    expect(decided('resolve')).toMatchObject({ decision: 'ask', dialog: { action: 'resolve' } })
    const half = decided('resolve', { state: 'open' }, { input: { solved: ['yes'] } })
    expect(half).toMatchObject({ decision: 'invalid' })
    expect('dialog' in half && half.dialog.fields.map(({ value, fault }) => [value, fault])).toEqual([
      [['yes'], null],
      [[], 'Please choose.'],
      [[], null],
    ])
    const input = { solved: ['yes'], treated: ['kind'] }
    expect(decided('resolve', { state: 'open' }, { input })).toMatchObject({
      ...{ decision: 'do', act: { outcome: { solved: 'yes', treated: ['kind'] } } },
      next: { state: 'resolved', by: veikko },
    })
  })

  it('asks nothing to close praise', () => {
    const praise = makeCase({ kind: 'praise' })
    expect(decide(pressed('resolve'), praise, context)).toMatchObject({
      decision: 'do',
      next: { outcome: null },
    })
  })

  it('warns of the promise at its field, and is done once that is meant', () => {
    const input = { for: ['1h'], reason: ['depot'] }
    const warned = decided('snooze', claimed, { input })
    expect(warned).toMatchObject({ decision: 'invalid' })
    expect('dialog' in warned && warned.dialog.fields[0]).toMatchObject({
      name: 'for',
      value: ['1h'],
      fault: expect.stringContaining('past the promise, which ends 21 Nov, 15:35'),
    })
    const meant = decided('snooze', claimed, { input: { ...input, past: ['yes'] } })
    expect(meant).toMatchObject({ decision: 'do', next: { state: 'snoozed', after: claimed } })
  })

  it('keeps the dialog open for a case that is to be a duplicate of itself, or of one that is not there', () => {
    const input = { why: ['duplicate'], of: ['1'] }
    const itself = decided('dismiss', claimed, { input })
    const faultOf = (made: typeof itself) => 'dialog' in made && made.dialog.fields.at(-1)
    expect(itself.decision).toBe('invalid')
    expect(faultOf(itself)).toMatchObject({ name: 'of', fault: 'A case is no duplicate of itself.' })
    const faults = { of: 'There is no case 9.' }
    const missing = decided('dismiss', claimed, { input: { ...input, of: ['9'] }, faults })
    expect(missing.decision).toBe('invalid')
    expect(faultOf(missing)).toMatchObject({ value: ['9'], fault: 'There is no case 9.' })
  })

  it('is refused with a reason, and asks nothing in vain', () => {
    expect(decided('claim', claimed)).toEqual({
      decision: 'refused',
      refusal: { code: 'already-claimed', owner: aino },
    })
    for (const action of ['resolve', 'reply', 'assign', 'snooze', 'dismiss'] as const) {
      expect(decided(action, resolved), action).toMatchObject({ refusal: { code: 'closed', by: aino } })
    }
    expect(decided('note', resolved)).toMatchObject({ decision: 'ask' })
    expect(decided('thank')).toEqual({ decision: 'refused', refusal: { code: 'no-praise' } })
  })

  it('stands where the same person sends again what had come through, and is refused where it is another thing', () => {
    const solved = { solved: ['yes'], treated: ['kind', 'personal'], why: ['Called them'] }
    const outcome = { solved: 'yes', treated: ['personal', 'kind'], why: 'Called them' } as const
    const done: CaseState = { ...resolved, outcome: { ...outcome, treated: [...outcome.treated] } }
    const spam: CaseState = {
      ...{ state: 'dismissed', by: aino, at: now, why: 'spam', of: null, lesson: null },
    }
    const sent = (action: CaseAction, state: CaseState, who: typeof aino, input: Record<string, string[]>) =>
      decided(action, state, { who, input }).decision
    expect(sent('resolve', done, aino, solved)).toBe('stands')
    expect(sent('resolve', done, veikko, solved)).toBe('refused')
    for (const other of [{ solved: ['no'] }, { treated: ['kind'] }, { why: ['Wrote to them'] }]) {
      expect(sent('resolve', done, aino, { ...solved, ...other })).toBe('refused')
    }
    expect(sent('dismiss', spam, aino, { why: ['spam'] })).toBe('stands')
    expect(sent('dismiss', spam, aino, { why: ['not-us'] })).toBe('refused')
    expect(sent('resolve', spam, aino, solved)).toBe('refused')
    expect(sent('assign', claimed, veikko, { to: ['slack:U1'] })).toBe('stands')
    expect(sent('assign', claimed, aino, { to: ['slack:U1'] })).toBe('stands')
    expect(sent('assign', claimed, aino, { to: ['group:night'] })).toBe('do')
  })

  it('is denied before anything else is looked at', () => {
    const strict = { ...context, team: { ...anyTeam, everybody: 'agent' as const } }
    const subject = makeCase({ state: claimed })
    const input = { to: ['nonsense'] }
    expect(decide(pressed('assign', { input }), subject, strict)).toEqual({
      decision: 'denied',
      denial: 'role',
    })
    const channel = { brands: ['other'] }
    expect(decide(pressed('note', { channel }), subject, strict)).toMatchObject({ denial: 'other-brand' })
  })

  it('never throws, on whatever card it was pressed', () => {
    const inner = [
      { state: 'open' },
      claimed,
      { state: 'answered', owner: night, by: aino, at: now, reply: null },
    ] as const
    const rest = { state: 'snoozed', by: aino, at: now, until: now, reason: 'depot' } as const
    const dismissed = { state: 'dismissed', by: aino, at: now, why: null, of: null, lesson: null } as const
    const states: CaseState[] = [
      ...inner,
      ...inner.map((after) => ({ ...rest, after: after as typeof claimed & { state: 'claimed' } })),
      resolved,
      dismissed,
    ]
    for (const state of states)
      for (const kind of ['complaint', 'praise'] as const)
        for (const action of caseActions)
          for (const input of [null, {}, { to: ['group:night'], for: ['15m'], reason: ['depot'] }])
            expect(
              decide(pressed(action, { input }), makeCase({ state, kind }), context).decision,
            ).toBeTypeOf('string')
  })
})

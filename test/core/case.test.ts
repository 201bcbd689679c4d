import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actionsIn, type CaseState, caseActions, transition } from '../../src/core/case.ts'
import type { Person } from '../../src/core/person.ts'

const aino: Person = { platform: 'slack', id: 'U1', name: 'Aino' }
const veikko: Person = { platform: 'teams', id: 'T1', name: 'Veikko' }
const now = new Date('2026-11-21T12:00:00Z')
const open: CaseState = { state: 'open' }
const claimed: CaseState = { state: 'claimed', owner: aino, at: now }
const resolved: CaseState = { state: 'resolved', by: aino, at: now }
const dismissed: CaseState = { state: 'dismissed', by: aino, at: now, lesson: null }

describe('the transition of a case', () => {
  it.each([
    [open, 'claim', { state: 'claimed', owner: veikko, at: now }],
    [open, 'resolve', { state: 'resolved', by: veikko, at: now }],
    [open, 'dismiss', { state: 'dismissed', by: veikko, at: now, lesson: null }],
    [claimed, 'release', open],
    [claimed, 'resolve', { state: 'resolved', by: veikko, at: now }],
    [claimed, 'dismiss', { state: 'dismissed', by: veikko, at: now, lesson: null }],
    [open, 'not-us', { state: 'dismissed', by: veikko, at: now, lesson: 'not-us' }],
    [claimed, 'not-negative', { state: 'dismissed', by: veikko, at: now, lesson: 'not-negative' }],
    [claimed, 'mute', { state: 'dismissed', by: veikko, at: now, lesson: 'mute' }],
    [resolved, 'reopen', open],
    [dismissed, 'reopen', open],
  ] as const)('%o by %s becomes %o', (current, action, next) => {
    expect(transition(current, action, veikko, now)).toEqual({ ok: true, next })
  })

  it.each([
    [claimed, 'claim', { code: 'already-claimed', owner: aino }],
    [open, 'release', { code: 'not-claimed' }],
    [open, 'reopen', { code: 'already-open' }],
    [claimed, 'reopen', { code: 'already-open' }],
    [resolved, 'claim', { code: 'closed', as: 'resolved', by: aino }],
    [dismissed, 'not-us', { code: 'closed', as: 'dismissed', by: aino }],
    [dismissed, 'resolve', { code: 'closed', as: 'dismissed', by: aino }],
  ] as const)('%o refuses %s with %o', (current, action, refusal) => {
    expect(transition(current, action, veikko, now)).toEqual({ ok: false, refusal })
  })

  it('tells the owner that it is theirs already, under whatever name', () => {
    const renamed = { ...aino, name: 'Aino K.' }
    expect(transition(claimed, 'claim', renamed, now)).toEqual({
      ok: false,
      refusal: { code: 'already-yours' },
    })
  })
})

const person = fc.constantFrom(aino, veikko)
const step = fc.record({ action: fc.constantFrom(...caseActions), who: person })

describe('over any history', () => {
  it('offers just the actions that somebody could do', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const state = play(steps)
        for (const action of caseActions) {
          const possible = [aino, veikko].some((who) => transition(state, action, who, now).ok)
          expect(actionsIn(state.state).includes(action)).toBe(possible)
        }
      }),
    )
  })

  it('never changes owner without a release, and never leaves a closed case but by reopening', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), step, (steps, { action, who }) => {
        const before = play(steps)
        const result = transition(before, action, who, now)
        if (!result.ok) return
        if (before.state === 'claimed') expect(result.next.state).not.toBe('claimed')
        if (before.state === 'resolved' || before.state === 'dismissed') expect(action).toBe('reopen')
        if (result.next.state === 'claimed') expect(result.next.owner).toEqual(who)
      }),
    )
  })
})

function play(steps: { action: (typeof caseActions)[number]; who: Person }[]): CaseState {
  return steps.reduce<CaseState>((state, { action, who }) => {
    const result = transition(state, action, who, now)
    return result.ok ? result.next : state
  }, open)
}

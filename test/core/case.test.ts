import { describe, expect, it } from 'vitest'
import type { Act, CaseState } from '../../src/core/case.ts'
import type { Outcome } from '../../src/core/outcome.ts'
import { transition } from '../../src/core/transition.ts'
import { aino, ainoInTeams, facts, later, leaseMs, night, start, veikko } from './histories.ts'

const now = later(10)
const doing = { who: veikko, at: now, leaseMs }
const open: CaseState = { state: 'open' }
const claimed = { state: 'claimed', owner: aino, at: start, lapsesAt: later(30) } as const
const kept = { ...claimed, lapsesAt: null }
const groups = { ...claimed, owner: night }
const url = 'https://reviews.example/answer'
const answered = { state: 'answered', owner: aino, by: aino, at: start, reply: url } as const
const rest = { state: 'snoozed', by: aino, at: start, until: later(60), reason: 'depot' } as const
const snoozed = { ...rest, after: claimed }
const outcome: Outcome = { solved: 'partly', treated: ['kind'], why: null }
const resolved: CaseState = { state: 'resolved', by: aino, at: start, answeredAt: start, outcome: null }
const gone = { state: 'dismissed', at: now, why: null, of: null, lesson: null } as const
const dismissed: CaseState = { ...gone, by: aino, at: start }
const mine = { state: 'claimed', owner: veikko, at: now, lapsesAt: later(40) } as const
const said = { before: { text: 'a', rating: 3 }, after: { text: 'b', rating: 1 }, mentionId: 2 }
const snooze = { action: 'snooze', until: later(60), reason: 'depot', pastPromise: false } as const
const over = { ...snooze, until: later(91) }
const resolve = { action: 'resolve', outcome } as const
const dismiss = (why: 'mute' | 'spam' | 'duplicate', of: number | null = null) =>
  ({ action: 'dismiss', why, of }) as const

const done: [from: CaseState, act: Act, next: CaseState][] = [
  [open, { action: 'claim' }, mine],
  [groups, { action: 'claim' }, mine],
  [{ ...answered, owner: night }, { action: 'claim' }, { ...answered, owner: veikko }],
  [claimed, { action: 'release' }, open],
  [snoozed, { action: 'release' }, open],
  [open, { action: 'assign', to: night }, { ...mine, owner: night }],
  [claimed, { action: 'assign', to: veikko }, mine],
  [snoozed, { action: 'assign', to: veikko }, mine],
  [answered, { action: 'assign', to: night }, { ...answered, owner: night }],
  [open, snooze, { ...rest, by: veikko, at: now, after: open }],
  [claimed, snooze, { ...snoozed, by: veikko, at: now }],
  [answered, over, { ...rest, by: veikko, at: now, until: over.until, after: answered }],
  [open, { ...over, pastPromise: true }, { ...rest, by: veikko, at: now, until: over.until, after: open }],
  [snoozed, { action: 'wake' }, { ...claimed, at: now, lapsesAt: later(40) }],
  [{ ...rest, after: kept }, { action: 'wake' }, { ...kept, at: now }],
  [claimed, { action: 'note', text: 'called them' }, kept],
  [snoozed, { action: 'note', text: 'called them' }, { ...rest, after: kept }],
  [open, { action: 'note', text: 'odd' }, open],
  [resolved, { action: 'note', text: 'thanked us' }, resolved],
  [open, { action: 'reply', url }, { ...answered, owner: veikko, by: veikko, at: now }],
  [claimed, { action: 'reply', url: null }, { ...answered, by: veikko, at: now, reply: null }],
  [answered, { action: 'reply', url: `${url}/2` }, { ...answered, by: veikko, reply: `${url}/2` }],
  [snoozed, { action: 'reply', url }, { ...answered, by: veikko, at: now }],
  [claimed, resolve, { ...resolved, by: veikko, at: now, answeredAt: now, outcome }],
  [
    answered,
    resolve,
    { ...resolved, by: veikko, at: now, answeredAt: start, outcome, reply: answered.reply! },
  ],
  [open, dismiss('mute'), { ...gone, by: veikko, why: 'mute', lesson: 'mute' }],
  [claimed, dismiss('spam', 3), { ...gone, by: veikko, why: 'spam' }],
  [snoozed, dismiss('duplicate', 3), { ...gone, by: veikko, why: 'duplicate', of: 3 }],
  [answered, dismiss('duplicate', 3), { ...gone, by: veikko, why: 'duplicate', of: 3, answeredAt: start }],
  [resolved, { action: 'reopen' }, open],
  [dismissed, { action: 'reopen' }, open],
  [resolved, { action: 'came-back', ...said }, open],
  [dismissed, { action: 'came-back', ...said }, open],
  [answered, { action: 'came-back', ...said }, { ...kept, at: now, lapsesAt: later(40) }],
  [snoozed, { action: 'came-back', ...said }, { ...claimed, at: now, lapsesAt: later(40) }],
  [claimed, { action: 'came-back', ...said }, claimed],
  [answered, { action: 'changed', ...said }, answered],
  [resolved, { action: 'changed', ...said }, resolved],
]

const refused: [from: CaseState, act: Act, refusal: object][] = [
  [claimed, { action: 'claim' }, { code: 'already-claimed', owner: aino }],
  [answered, { action: 'claim' }, { code: 'already-claimed', owner: aino }],
  [snoozed, { action: 'claim' }, { code: 'already-claimed', owner: aino }],
  [mine, { action: 'claim' }, { code: 'already-yours' }],
  [mine, { action: 'assign', to: veikko }, { code: 'already-yours' }],
  [open, { action: 'release' }, { code: 'not-claimed' }],
  [answered, { action: 'release' }, { code: 'not-claimed' }],
  [claimed, { action: 'assign', to: ainoInTeams }, { code: 'already-claimed', owner: aino }],
  [groups, { action: 'assign', to: night }, { code: 'already-claimed', owner: night }],
  [open, over, { code: 'past-promise', dueAt: later(90) }],
  [open, { ...snooze, until: now }, { code: 'in-the-past' }],
  [open, { action: 'wake' }, { code: 'not-snoozed' }],
  [open, { action: 'reopen' }, { code: 'already-open' }],
  [answered, { action: 'reopen' }, { code: 'already-open' }],
  [open, dismiss('duplicate', 7), { code: 'duplicate-of-itself' }],
  [open, { action: 'thank', url: null }, { code: 'no-praise' }],
  [open, { action: 'ask-quote' }, { code: 'no-praise' }],
  [open, { action: 'never-ask' }, { code: 'no-praise' }],
  [resolved, { action: 'claim' }, { code: 'closed', as: 'resolved', by: aino }],
  [resolved, { action: 'reply', url }, { code: 'closed', as: 'resolved', by: aino }],
  [dismissed, dismiss('mute'), { code: 'closed', as: 'dismissed', by: aino }],
  [dismissed, snooze, { code: 'closed', as: 'dismissed', by: aino }],
]

describe('the transition of a case', () => {
  it.each(done)('%o by %o becomes %o', (state, act, next) => {
    expect(transition(facts(state), act, doing)).toEqual({ ok: true, next })
  })

  it.each(refused)('%o refuses %o with %o', (state, act, refusal) => {
    expect(transition(facts(state), act, doing)).toEqual({ ok: false, refusal })
  })

  it('knows who has it in another chat', () => {
    const theirs = { ...doing, who: ainoInTeams }
    expect(transition(facts(claimed), { action: 'claim' }, theirs)).toMatchObject({
      refusal: { code: 'already-yours' },
    })
    const woken = { ok: true, next: { ...kept, at: now } }
    expect(transition(facts({ ...rest, after: kept }), { action: 'claim' }, theirs)).toEqual(woken)
  })

  it('never lets a claim lapse where the settings give it no end', () => {
    const ever = { ...doing, leaseMs: null }
    expect(transition(facts(open), { action: 'claim' }, ever)).toMatchObject({ next: { lapsesAt: null } })
    expect(transition(facts(snoozed), { action: 'wake' }, ever)).toMatchObject({ next: { lapsesAt: null } })
  })
})

describe('by the clock', () => {
  it.each<[CaseState, 'lapse' | 'wake', minutes: number, CaseState | null]>([
    [claimed, 'lapse', 30, open],
    [groups, 'lapse', 31, open],
    [claimed, 'lapse', 29, null],
    [kept, 'lapse', 300, null],
    [snoozed, 'lapse', 45, null],
    [answered, 'lapse', 45, null],
    [resolved, 'lapse', 45, null],
    [snoozed, 'wake', 60, { ...claimed, at: later(60), lapsesAt: later(90) }],
    [{ ...rest, after: answered }, 'wake', 61, answered],
    // Somebody has put it off again meanwhile.
    [snoozed, 'wake', 59, null],
    [claimed, 'wake', 60, null],
  ])('%o and a %s after %i minutes', (state, action, minutes, next) => {
    const result = transition(facts(state), { action }, { who: null, at: later(minutes), leaseMs })
    expect(result.ok ? result.next : null).toEqual(next)
  })
})

describe('praise', () => {
  const asked = { who: aino, at: start, never: false }
  const praise = (state: CaseState, guard: typeof asked | null = null) =>
    facts(state, { kind: 'praise', asked: guard })
  const asks = { state: 'claimed', owner: veikko, at: now, lapsesAt: null }

  it.each<[CaseState, Act, object]>([
    [open, { action: 'thank', url }, { state: 'answered', owner: veikko, by: veikko, at: now, reply: url }],
    [open, { action: 'ask-quote' }, asks],
    [groups, { action: 'ask-quote' }, asks],
    [claimed, { action: 'ask-quote' }, kept],
    [answered, { action: 'ask-quote' }, answered],
    [open, { action: 'never-ask' }, open],
    // Praise has no promise that a snooze could break.
    [open, over, { state: 'snoozed' }],
  ])('%o by %o becomes %o', (state, act, next) => {
    expect(transition(praise(state), act, doing)).toMatchObject({ ok: true, next })
  })

  it('is asked to be quoted once, and not at all where nobody is to ask', () => {
    const refusal = { code: 'asked-before', who: 'Aino', at: start, never: false }
    expect(transition(praise(open, asked), { action: 'ask-quote' }, doing)).toEqual({ ok: false, refusal })
    const never = { ...asked, never: true }
    expect(transition(praise(answered, never), { action: 'ask-quote' }, doing)).toMatchObject({
      refusal: { never: true },
    })
    expect(transition(praise(open, asked), { action: 'never-ask' }, doing)).toMatchObject({ ok: true })
  })
})

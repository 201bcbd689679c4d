import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CaseState } from '../../src/core/case.ts'
import {
  type Chased,
  calledBy,
  type ReminderStep,
  reminderSteps,
  stepDue,
  stepTimes,
} from '../../src/core/reminders.ts'
import { aino, ainoInTeams, facts, later, night, start, veikko } from './histories.ts'

const open: CaseState = { state: 'open' }
const claimed: CaseState = { state: 'claimed', owner: aino, at: start, lapsesAt: null }
const answered: CaseState = { state: 'answered', owner: aino, by: aino, at: start, reply: null }
const rest = { state: 'snoozed', by: aino, at: start, until: later(60), reason: 'depot' } as const
const closed = { by: aino, at: start } as const
const chased = (state: CaseState, told: ReminderStep[] = [], changes: Partial<Chased> = {}): Chased => ({
  ...facts(state),
  ...{ promisedAt: start, told },
  ...changes,
})

describe('the steps of a promise', () => {
  const minutesOf = (minutes: number) =>
    stepTimes(start, later(minutes)).map(({ step, at }) => [step, (at.getTime() - start.getTime()) / 60_000])

  it.each<[minutes: number, steps: [ReminderStep, number][]]>([
    [
      90,
      [
        ['half', 45],
        ['soon', 75],
        ['broken', 90],
        ['escalated', 105],
      ],
    ],
    [
      31,
      [
        ['half', 15.5],
        ['soon', 16],
        ['broken', 31],
        ['escalated', 46],
      ],
    ],
    // By half-time it is soon.
    [
      30,
      [
        ['soon', 15],
        ['broken', 30],
        ['escalated', 45],
      ],
    ],
    [
      10,
      [
        ['soon', 0],
        ['broken', 10],
        ['escalated', 25],
      ],
    ],
  ])('of %i minutes', (minutes, steps) => {
    expect(minutesOf(minutes)).toEqual(steps)
  })

  it.each<[minutes: number, told: ReminderStep[], step: ReminderStep | null]>([
    [44, [], null],
    [45, [], 'half'],
    [74, ['half'], null],
    [75, ['half'], 'soon'],
    [90, ['half', 'soon'], 'broken'],
    [105, ['half', 'soon', 'broken'], 'escalated'],
    [1000, ['escalated'], null],
    // After a sleep only the latest speaks, and those before it are over with it.
    [95, [], 'broken'],
    [95, ['broken'], null],
    [500, ['half'], 'escalated'],
    [80, ['broken'], null],
  ])('after %i minutes with %j told: %s', (minutes, told, step) => {
    expect(stepDue(chased(open, told), later(minutes))).toBe(step)
    expect(stepDue(chased(claimed, told), later(minutes))).toBe(step)
  })

  it.each<[string, Chased]>([
    ['answered', chased(answered)],
    ['resolved', chased({ state: 'resolved', ...closed, answeredAt: start, outcome: null })],
    ['dismissed', chased({ state: 'dismissed', ...closed, why: null, of: null, lesson: null })],
    ['snoozed', chased({ ...rest, after: claimed })],
    ['praise', chased(open, [], { kind: 'praise' })],
  ])('are none where it is %s', (_, subject) => {
    for (const minutes of [45, 75, 90, 105, 5000]) expect(stepDue(subject, later(minutes))).toBeNull()
  })

  it('are each told once at the most and in their order, however often one looks', () => {
    const looks = fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 40 })
    const begun = fc.subarray([...reminderSteps])
    fc.assert(
      fc.property(looks, begun, fc.integer({ min: 1, max: 120 }), (minutes, before, promised) => {
        const told = [...before]
        for (const each of minutes.toSorted((a, b) => a - b)) {
          const step = stepDue(chased(open, told, { dueAt: later(promised) }), later(each))
          if (!step) continue
          const latest = Math.max(-1, ...told.map((one) => reminderSteps.indexOf(one)))
          expect(reminderSteps.indexOf(step)).toBeGreaterThan(latest)
          expect(stepTimes(start, later(promised)).find((one) => one.step === step)!.at <= later(each)).toBe(
            true,
          )
          told.push(step)
        }
        expect(new Set(told).size).toBe(told.length)
        // Whoever looks late enough, however seldom, tells that it is broken for long.
        if (minutes.some((each) => each >= promised + 15)) expect(told).toContain('escalated')
      }),
    )
  })
})

describe('who a step calls', () => {
  const boss = { platform: 'slack', id: 'U8', name: 'Liisa' } as const
  const team = { onCall: [veikko], managers: [boss, aino] }
  const called = (
    step: ReminderStep,
    state: CaseState,
    lastActed: Parameters<typeof calledBy>[3]['lastActed'],
  ) => calledBy(step, { state }, team, { lastActed, now: later(75) })

  it.each<[ReminderStep, CaseState, object[]]>([
    ['half', claimed, []],
    ['soon', claimed, [aino]],
    ['soon', { ...claimed, owner: night }, [night]],
    ['soon', open, [veikko]],
    ['broken', claimed, [veikko]],
    ['broken', open, [veikko]],
    ['escalated', claimed, [boss, aino]],
  ])('%s of %o', (step, state, people) => {
    expect(called(step, state, null)).toEqual(people)
  })

  it.each<[string, ReminderStep, object, object[]]>([
    ['the owner', 'soon', { who: aino, at: later(71) }, []],
    ['the owner in another chat', 'soon', { who: ainoInTeams, at: later(75) }, []],
    ['one of the managers', 'escalated', { who: ainoInTeams, at: later(74) }, [boss]],
    ['those on call', 'broken', { who: veikko, at: later(74) }, []],
    ['nobody whose act is five minutes old', 'soon', { who: aino, at: later(70) }, [aino]],
    ['nobody else', 'soon', { who: veikko, at: later(75) }, [aino]],
  ])('leaves out who just acted: %s', (_, step, lastActed, people) => {
    expect(called(step, claimed, lastActed as { who: typeof aino; at: Date })).toEqual(people)
  })

  it.each<[string, CaseState, object[]]>([
    ['its owner', claimed, [aino]],
    ['the managers, where nobody has it', open, [boss, aino]],
  ])('with nobody on call, a broken promise calls %s', (_, state, people) => {
    const context = { lastActed: null, now: later(90) }
    expect(calledBy('broken', { state }, { ...team, onCall: [] }, context)).toEqual(people)
  })
})

describe('a promise in working hours', () => {
  const office = {
    timezone: 'Europe/Helsinki',
    week: [1, 2, 3, 4, 5, 6, 7].map((day) => (day < 6 ? [{ from: 480, to: 960 }] : [])),
    isHoliday: () => false,
  }

  it('is half over in the middle of the time that counts, not on the Sunday between', () => {
    // Friday 15:30 to Monday 9:30 in Helsinki: two hours of work.
    const [half, soon] = stepTimes(new Date('2026-11-20T13:30:00Z'), new Date('2026-11-23T07:30:00Z'), office)
    expect(half).toEqual({ step: 'half', at: new Date('2026-11-23T06:30:00Z') })
    expect(soon!.at).toEqual(new Date('2026-11-23T07:15:00Z'))
    const chasedOne = chased(open, [], {
      promisedAt: new Date('2026-11-20T13:30:00Z'),
      dueAt: new Date('2026-11-23T07:30:00Z'),
    })
    expect(stepDue({ ...chasedOne, hours: office }, new Date('2026-11-22T12:00:00Z'))).toBeNull()
    expect(stepDue({ ...chasedOne, hours: office }, new Date('2026-11-23T06:45:00Z'))).toBe('half')
  })

  it('may be half over before the weekend that its end lies behind', () => {
    // Friday 12:00 to Monday 9:00: five hours of work, of which two and a half are over at 14:30.
    const [half] = stepTimes(new Date('2026-11-20T10:00:00Z'), new Date('2026-11-23T07:00:00Z'), office)
    expect(half!.at).toEqual(new Date('2026-11-20T12:30:00Z'))
  })
})

import fc from 'fast-check'
import type { Act, CaseFacts, CaseKind, CaseState, QuoteGuard } from '../../src/core/case.ts'
import { answeredAt, isClosed } from '../../src/core/case.ts'
import type { Group, Person } from '../../src/core/person.ts'
import { type Doing, type Transition, transition } from '../../src/core/transition.ts'

export const aino: Person = { platform: 'slack', id: 'U1', name: 'Aino', email: 'aino@acme.example' }
/** The same person in another chat, which writes her address otherwise. */
export const ainoInTeams: Person = {
  platform: 'teams',
  id: 'T1',
  name: 'Aino K.',
  email: 'Aino@Acme.example',
}
export const veikko: Person = { platform: 'teams', id: 'T2', name: 'Veikko' }
const visitor: Person = { platform: 'web', id: 'w1', name: 'Aino' }
export const night: Group = { platform: 'group', id: 'night', name: 'Night shift' }

export const start = new Date('2026-11-21T12:00:00Z')
const minute = 60_000
export const later = (minutes: number, from = start) => new Date(from.getTime() + minutes * minute)
export const leaseMs = 30 * minute
const promiseMs = 90 * minute

/** A case whose promise ends 90 minutes after the start. */
export const facts = (state: CaseState, changes: Partial<CaseFacts> = {}): CaseFacts => ({
  ...{ id: 7, kind: 'complaint', state, dueAt: later(90), asked: null },
  ...changes,
})

const said = { text: 'Still broken', rating: 1 }
const outcome = { solved: 'yes', treated: ['kind'], why: null } as const
const url = fc.constantFrom(null, 'https://reviews.example/answer')
const back = { before: said, after: said, mentionId: 3 }

/** What somebody does; times are counted from when it is done. */
const byPeople = fc.oneof(
  ...(['claim', 'release', 'wake', 'reopen', 'ask-quote', 'never-ask'] as const).map((action) =>
    fc.constant({ action }),
  ),
  fc.record({ action: fc.constant('assign'), to: fc.constantFrom(aino, ainoInTeams, veikko, night) }),
  fc.record({
    ...{ action: fc.constant('snooze'), reason: fc.constant('waits for the depot') },
    ...{ minutes: fc.integer({ min: -10, max: 200 }), pastPromise: fc.boolean() },
  }),
  fc.record({ action: fc.constant('note'), text: fc.string() }),
  fc.record({ action: fc.constantFrom('reply', 'thank'), url }),
  fc.record({ action: fc.constant('resolve'), outcome: fc.constantFrom(null, outcome) }),
  fc.record({
    ...{ action: fc.constant('dismiss'), of: fc.constantFrom(null, 7, 8) },
    why: fc.constantFrom(null, 'not-us', 'duplicate', 'no-answer'),
  }),
)

const byKorva = fc.oneof(
  ...(['lapse', 'wake'] as const).map((action) => fc.constant({ action })),
  ...(['came-back', 'changed'] as const).map((action) => fc.constant({ action, ...back })),
)

const step = fc.record({
  passed: fc.integer({ min: 0, max: 45 }),
  done: fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ who: fc.constantFrom(aino, ainoInTeams, veikko, visitor), what: byPeople }),
    },
    { weight: 1, arbitrary: fc.record({ who: fc.constant(null), what: byKorva }) },
  ),
})

/** One step of a history: what was done to which case, and what came of it. */
export interface Played {
  subject: CaseFacts
  act: Act
  doing: Doing
  result: Transition
}

/** Any history of a case, with the case as it is at its end. */
export const histories = fc
  .record({
    kind: fc.constantFrom<CaseKind>('complaint', 'praise'),
    steps: fc.array(step, { maxLength: 25 }),
  })
  .map(({ kind, steps }) => {
    let subject = facts({ state: 'open' }, { kind })
    let at = start
    const played = steps.map(({ passed, done: { who, what } }): Played => {
      at = later(passed, at)
      const { minutes, ...plain } = what as { minutes?: number }
      const act = (minutes === undefined ? plain : { ...plain, until: later(minutes, at) }) as Act
      const doing = { who, at, leaseMs }
      const before = subject
      const result = transition(before, act, doing)
      if (result.ok) subject = follow(before, act, { who, at, next: result.next })
      return { subject: before, act, doing, result }
    })
    return { played, subject, at }
  })

/** What the flows keep beside the state: a promise that begins anew, and who asked to quote. */
function follow(
  subject: CaseFacts,
  act: Act,
  { who, at, next: state }: { who: Person | null; at: Date; next: CaseState },
): CaseFacts {
  const anew = act.action === 'came-back' && (isClosed(subject.state) || answeredAt(subject.state) !== null)
  const asks = act.action === 'ask-quote' || act.action === 'never-ask'
  const asked: QuoteGuard | null =
    asks && who ? { who, at, never: act.action === 'never-ask' } : subject.asked
  return { ...subject, state, asked, ...(anew && { dueAt: new Date(at.getTime() + promiseMs) }) }
}

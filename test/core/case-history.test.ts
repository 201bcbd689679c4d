import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Act, answeredAt, type CaseAction, isClosed, isRunning, ownerOf } from '../../src/core/case.ts'
import { actionsIn } from '../../src/core/case-actions.ts'
import { isGroup, type Person, samePerson } from '../../src/core/person.ts'
import { plainAct } from '../../src/core/read-dialog.ts'
import { transition } from '../../src/core/transition.ts'
import { readStateJson } from '../../src/store/case-state.ts'
import { aino, histories, later, leaseMs, type Played, veikko } from './histories.ts'

/** Goes through what was done in any history, in its order. */
function eachDone(check: (step: Played & { next: ReturnType<typeof nextOf> }) => void, begin = () => {}) {
  fc.assert(
    fc.property(histories, ({ played }) => {
      begin()
      for (const step of played) if (step.result.ok) check({ ...step, next: nextOf(step) })
    }),
    { numRuns: 500 },
  )
}
const nextOf = ({ result }: Played) => {
  if (!result.ok) throw new Error('refused')
  return result.next
}

describe('over any history', () => {
  it('a case changes hands only by release, assign or lapse, by closing it, or from a group to who takes it', () => {
    eachDone(({ subject, act, next }) => {
      const [before, after] = [ownerOf(subject.state), ownerOf(next)]
      if (before === null || (after && samePerson(before, after))) return
      if (after === null)
        return expect(isClosed(next) || ['release', 'lapse'].includes(act.action)).toBe(true)
      const taken = isGroup(before) && ['claim', 'ask-quote'].includes(act.action)
      expect(taken || act.action === 'assign').toBe(true)
    })
  })

  it('a closed case is left by reopening it, or because the customer came back', () => {
    eachDone(({ subject, act, next }) => {
      if (!isClosed(subject.state)) return
      if (isClosed(next)) return expect(next).toEqual(subject.state)
      expect(['reopen', 'came-back']).toContain(act.action)
    })
  })

  it('the first answer counts, until the case is open again', () => {
    let first: Date | null = null
    eachDone(
      ({ act, doing, next }) => {
        if (['reply', 'thank', 'resolve'].includes(act.action)) first ??= doing.at
        if (['reopen', 'came-back'].includes(act.action)) first = null
        expect(answeredAt(next)).toEqual(first)
      },
      () => {
        first = null
      },
    )
  })

  it('a claim with a note or an answer never lapses', () => {
    let shown = false
    eachDone(
      ({ subject, act, doing, next }) => {
        const before = ownerOf(subject.state)
        if (act.action === 'lapse') expect(shown).toBe(false)
        const anew = act.action === 'claim' && !(before && doing.who && samePerson(before, doing.who))
        // Whoever wrote again waits for a sign anew.
        const waits = act.action === 'came-back' && subject.state.state !== 'claimed'
        if (anew || waits || act.action === 'assign' || ownerOf(next) === null) shown = false
        else if (['note', 'reply', 'thank'].includes(act.action)) shown = true
      },
      () => {
        shown = false
      },
    )
  })

  it('the clock does nothing before its time', () => {
    eachDone(({ subject: { state }, act, doing: { who, at } }) => {
      if (act.action === 'lapse') expect(state.state === 'claimed' && state.lapsesAt! <= at).toBe(true)
      if (act.action === 'wake' && !who) expect(state.state === 'snoozed' && state.until <= at).toBe(true)
    })
  })

  it('a snooze ends later than now, and within the promise unless somebody meant it', () => {
    eachDone(({ subject, act, doing, next }) => {
      if (act.action !== 'snooze' || next.state !== 'snoozed') return
      expect(next.until > doing.at).toBe(true)
      if (isRunning(subject) && !act.pastPromise) expect(next.until <= subject.dueAt).toBe(true)
    })
  })

  it('what is refused is refused with a reason, and nothing is done without somebody', () => {
    fc.assert(
      fc.property(histories, ({ played }) => {
        for (const { act, result, doing, subject } of played) {
          if (!result.ok) expect(result.refusal.code).toBeTypeOf('string')
          const nobody = transition(subject, act, { ...doing, who: null })
          if (['claim', 'assign', 'reply', 'resolve', 'dismiss'].includes(act.action))
            expect(nobody.ok).toBe(false)
        }
      }),
    )
  })

  it('offers two actions and five more at most, and none that would be refused to its owner', () => {
    fc.assert(
      fc.property(histories, ({ subject, at }) => {
        const { main, more } = actionsIn(subject)
        expect(main.length).toBeLessThanOrEqual(2)
        expect(more.length).toBeLessThanOrEqual(5)
        expect(new Set([...main, ...more]).size).toBe(main.length + more.length)
        const owner = ownerOf(subject.state)
        const who = owner && !isGroup(owner) ? owner : aino
        for (const action of [...main, ...more]) {
          const result = transition(subject, validAct(action, who, at), { who, at, leaseMs })
          expect(result, action).toMatchObject({ ok: true })
        }
      }),
      { numRuns: 500 },
    )
  })

  it('is kept as JSON whole', () => {
    fc.assert(
      fc.property(histories, ({ subject: { state } }) => {
        expect(readStateJson(JSON.parse(JSON.stringify(state)))).toEqual(state)
      }),
    )
  })
})

/** An action with what its dialog would have asked. */
function validAct(action: CaseAction, who: Person, at: Date): Act {
  switch (action) {
    case 'assign':
      return { action, to: samePerson(who, veikko) ? aino : veikko }
    case 'snooze':
      return { action, until: later(30, at), reason: 'depot', pastPromise: true }
    case 'note':
      return { action, text: 'called them' }
    case 'reply':
    case 'thank':
      return { action, url: null }
    default:
      return plainAct(action)
  }
}

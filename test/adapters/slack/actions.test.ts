import { afterEach, describe, expect, it } from 'vitest'
import { type CaseAction, type CaseState, caseActions } from '../../../src/core/case.ts'
import { asksFirst } from '../../../src/core/dialog.ts'
import { fillDialog } from '../../support/fill-dialog.ts'
import { createMemoryDesk, makeCase } from '../../support/memory-desk.ts'
import { aino, claimOf, startSlack } from './harness.ts'

let slack: Awaited<ReturnType<typeof startSlack>>
afterEach(() => slack.close())

const person = { platform: 'slack' as const, id: aino.id, name: aino.name }
const at = new Date('2026-11-21T12:20:00Z')
const claimed = { state: 'claimed', owner: person, at, lapsesAt: null } as const

/** A state in which an action can be done. */
const from: Partial<Record<CaseAction, CaseState>> = {
  release: claimed,
  wake: {
    state: 'snoozed',
    by: person,
    at,
    until: new Date('2026-11-21T13:00:00Z'),
    reason: 'x',
    after: claimed,
  },
  reopen: { state: 'resolved', by: person, at, answeredAt: at, outcome: null },
}
const kindOf = (action: CaseAction) =>
  ['thank', 'ask-quote', 'never-ask'].includes(action) ? ('praise' as const) : ('complaint' as const)

describe.each(caseActions)('%s', (action) => {
  const kind = kindOf(action)
  const button = { ...claimOf(1), action_id: `korva:${action}` }
  const choice = {
    type: 'overflow',
    action_id: 'korva:more',
    block_id: 'Vw4Yp',
    action_ts: '1763728200.000100',
    selected_option: { text: { type: 'plain_text', text: 'x' }, value: `${action}:1` },
  }

  it.each([
    ['a button', button],
    ['the menu', choice],
  ])('is done by %s, with who pressed and where', async (_, pressed) => {
    const state = from[action] ?? { state: 'open' }
    slack = await startSlack({ memory: createMemoryDesk({ cases: [makeCase({ kind, state })] }) })
    expect((await slack.click(pressed)).status).toBe(200)
    const first = await slack.outcome(0)
    const asker = { who: person, place: slack.standIn.channel }
    expect(slack.memory.clicks[0]).toEqual({ caseId: 1, action, input: null, ...asker })
    if (first.outcome !== 'ask') {
      expect(asksFirst(action, { kind })).toBe(false)
      expect(first.outcome).toBe('done')
      return
    }
    const view = await slack.standIn.until(() => slack.standIn.views[0])
    const answer = await slack.submit(view, fillDialog(first.dialog))
    expect([answer.status, await answer.text()]).toEqual([200, ''])
    expect((await slack.outcome(1)).outcome).toBe('done')
    expect(slack.memory.clicks[1]).toMatchObject({ caseId: 1, action, ...asker })
    expect(slack.memory.clicks[1]!.input).not.toBeNull()
  })
})

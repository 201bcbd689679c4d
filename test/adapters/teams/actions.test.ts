import { describe, expect, it } from 'vitest'
import { type CaseAction, caseActions } from '../../../src/core/case.ts'
import { asksFirst } from '../../../src/core/dialog.ts'
import type { Case } from '../../../src/core/mention.ts'
import { makeCase } from '../../support/memory-desk.ts'
import { fillCard, readCard, teamsChannel } from '../../support/teams-stand-in.ts'
import { startTeams } from './harness.ts'

const veikko = { platform: 'teams' as const, id: '00000000-aaaa-bbbb-cccc-veikko', name: 'Veikko' }
const at = new Date('2026-11-21T12:20:00Z')

/** A case to which the action can be done. */
function subjectOf(action: CaseAction): Case {
  switch (action) {
    case 'release':
      return makeCase({ state: { state: 'claimed', owner: veikko, at, lapsesAt: null } })
    case 'wake': {
      const until = new Date('2026-11-21T13:00:00Z')
      const after = { state: 'open' as const }
      return makeCase({ state: { state: 'snoozed', by: veikko, at, until, reason: 'a call', after } })
    }
    case 'reopen':
      return makeCase({ state: { state: 'resolved', by: veikko, at, answeredAt: at, outcome: null } })
    case 'thank':
    case 'ask-quote':
    case 'never-ask':
      return makeCase({ kind: 'praise' })
    default:
      return makeCase()
  }
}

describe.each(caseActions.map((action) => ({ action })))('$action in Teams', ({ action }) => {
  it('is done as the person of the token, in the channel of the activity', async () => {
    const subject = subjectOf(action)
    const teams = await startTeams({ cases: [subject] })
    expect(await teams.press(1, action, 'Aino')).toBe('')
    const asks = asksFirst(action, subject)
    expect(teams.memory.clicks).toHaveLength(asks ? 2 : 1)
    expect(teams.memory.clicks.at(-1)).toMatchObject({
      ...{ caseId: 1, action, place: teamsChannel, input: asks ? expect.anything() : null },
      who: { platform: 'teams', name: 'Aino', email: 'aino@acme.example' },
    })
    expect(teams.memory.events.get(1)).toHaveLength(1)
    await teams.close()
  })

  it('is done from the fallback of older clients as well', async () => {
    const subject = subjectOf(action)
    const teams = await startTeams({ cases: [subject] })
    await teams.deliver(teams.standIn.activities.submits(1, action))
    if (asksFirst(action, subject)) {
      const { conversation, activity } = teams.standIn.kept.at(-1)!
      expect(conversation).toContain(`${teamsChannel};messageid=`)
      const card = activity.attachments[0].content
      const first = readCard(card).inputs.map(({ name, options }) => [name, [options[0]?.value ?? 'A word']])
      const input = { ...Object.fromEntries(first), url: ['https://acme.example/answer'] }
      await teams.deliver(teams.standIn.activities.submitsData(fillCard(card, input)))
    }
    expect(teams.memory.events.get(1)).toHaveLength(1)
    await teams.close()
  })
})

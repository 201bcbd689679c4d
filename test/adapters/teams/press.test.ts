import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkCard } from '../../../adapters/teams/check-card.ts'
import type { Desk } from '../../../src/core/ports.ts'
import { readCard, teamsChannel } from '../../support/teams-stand-in.ts'
import { startTeams, type TeamsHarness } from './harness.ts'

const cardType = 'application/vnd.microsoft.card.adaptive'
const messageType = 'application/vnd.microsoft.activity.message'

describe('pressing a button of a card in Teams', () => {
  let teams: TeamsHarness
  beforeEach(async () => {
    teams = await startTeams()
  })
  afterEach(() => teams.close())

  const press = (person = 'Aino') => teams.standIn.activities.presses(1, 'claim', person)
  const submit = (person: string) => teams.deliver(teams.standIn.activities.submits(1, 'claim', person))

  it('answers with the card as it is now', async () => {
    const { status, body } = await teams.deliver(press())
    expect({ status, ...body }).toMatchObject({ status: 200, statusCode: 200, type: cardType })
    expect(checkCard(body.value)).toEqual([])
    expect(readCard(body.value).text).toContain('claimed by Aino')
    expect(teams.memory.clicks).toEqual([
      {
        caseId: 1,
        action: 'claim',
        input: null,
        place: teamsChannel,
        who: {
          platform: 'teams',
          id: '00000000-aaaa-bbbb-cccc-aino',
          name: 'Aino',
          email: 'aino@acme.example',
        },
      },
    ])
  })

  it('knows a guest without an Entra id by the id of the conversation', async () => {
    const activity = press()
    await teams.deliver({ ...activity, from: { id: '29:guest', name: 'Guest' } })
    expect(teams.memory.clicks[0]!.who).toMatchObject({ platform: 'teams', id: '29:guest' })
  })

  it('does it once when Teams delivers it twice, and answers both', async () => {
    const activity = press()
    const answers = await Promise.all([teams.deliver(activity), teams.deliver(activity)])
    expect(answers.map(({ body }) => body.type)).toEqual([cardType, cardType])
    expect(teams.memory.clicks).toHaveLength(1)
  })

  it('forgets a delivery after five minutes', async () => {
    const activity = press()
    await teams.deliver(activity)
    teams.pass(5 * 60_000 + 1)
    expect((await teams.deliver(activity)).body).toMatchObject({
      type: messageType,
      value: 'You have it already.',
    })
  })

  it('says nothing after a fallback button that worked: the redrawn card says it', async () => {
    expect((await submit('Aino')).status).toBe(200)
    expect(teams.memory.clicks).toHaveLength(1)
    expect(teams.standIn.kept).toEqual([])
  })

  it('tells the slower of two fallback presses in a chat of their own', async () => {
    await submit('Aino')
    await submit('Veikko')
    expect(teams.standIn.calls[0]).toBe('POST /v3/conversations')
    expect(teams.standIn.kept).toHaveLength(1)
    expect(teams.standIn.kept[0]!.conversation).toBe('a:29:1-Veikko')
    expect(teams.lastText()).toContain('Aino was faster')
  })

  it('tells them by name in the thread where Teams opens no chat', async () => {
    await submit('Aino')
    teams.standIn.fail({ status: 403, code: 'ForbiddenOperationException' })
    await submit('Veikko')
    expect(teams.standIn.kept[0]!.conversation).toContain(';messageid=')
    expect(teams.lastText()).toContain('Veikko: Aino was faster')
  })

  it('answers 501 to an invoke that it does not know, and leaves other activities alone', async () => {
    expect((await teams.deliver({ ...press(), name: 'task/other' })).status).toBe(501)
    expect((await teams.deliver({ ...press(), value: { action: { verb: 'other' } } })).status).toBe(501)
    const update = { ...press(), type: 'conversationUpdate', membersAdded: [{ id: '28:x' }] }
    expect((await teams.deliver(update)).status).toBe(200)
    expect(teams.memory.clicks).toEqual([])
    expect(teams.standIn.calls).toEqual([])
  })

  it('survives whatever stands in an activity', async () => {
    const token = await teams.standIn.sign()
    const { type: _type, ...rest } = press()
    const odd = fc.record(
      {
        type: fc.constantFrom('message', 'invoke', 'event', ''),
        name: fc.jsonValue(),
        id: fc.jsonValue(),
        from: fc.jsonValue(),
        recipient: fc.jsonValue(),
        value: fc.jsonValue(),
      },
      { requiredKeys: ['type', 'value'] },
    )
    await fc.assert(
      fc.asyncProperty(odd, async (changes) => {
        const { status } = await teams.deliver({ ...rest, ...changes }, token)
        expect([200, 501]).toContain(status)
      }),
      { numRuns: 100 },
    )
    expect(teams.memory.clicks).toEqual([])
  })
})

describe('pressing a button while the database has trouble', () => {
  it('answers in time that it did not work, and does it on the next delivery', async () => {
    let failing = true
    const teams = await startTeams({
      desk: (desk) => ({
        ...desk,
        act: (click) => (failing ? Promise.reject(new Error('connection lost')) : desk.act(click)),
      }),
    })
    const activity = teams.standIn.activities.presses(1, 'claim')
    const { status, body } = await teams.deliver(activity)
    expect({ status, ...body }).toMatchObject({ status: 200, type: messageType })
    expect(body.value).toContain('the database did not answer')
    failing = false
    expect((await teams.deliver(activity)).body.type).toBe(cardType)
    await teams.close()
  })

  it('does not wait for a database that never answers, and finishes what is in hand when it stops', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const slow = (desk: Desk): Desk => ({
      ...desk,
      act: async (click) => {
        await promise
        return desk.act(click)
      },
    })
    const teams = await startTeams({ desk: slow, settings: { timeouts: { answerMs: 20, callMs: 10_000 } } })
    const { body } = await teams.deliver(teams.standIn.activities.presses(1, 'claim'))
    expect(body.value).toContain('The database is slow')
    resolve()
    await teams.adapter.stop()
    expect(teams.memory.clicks).toHaveLength(1)
    await teams.close()
  })
})

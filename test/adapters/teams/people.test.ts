import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { teamsChannel } from '../../support/teams-stand-in.ts'
import { startTeams, type TeamsHarness } from './harness.ts'

describe('who somebody is in Teams', () => {
  let teams: TeamsHarness
  beforeEach(async () => {
    teams = await startTeams()
  })
  afterEach(() => teams.close())

  const press = (person = 'Aino') => teams.deliver(teams.standIn.activities.presses(1, 'claim', person))
  const emails = () => teams.memory.clicks.map(({ who }) => who.email)

  it('is told by the address that Teams knows of a member, asked once an hour', async () => {
    await press()
    await press()
    expect(teams.standIn.lookups).toEqual([`GET /v3/conversations/${teamsChannel}/members/29:1-Aino`])
    teams.pass(60 * 60_000 + 1)
    await press()
    expect(teams.standIn.lookups).toHaveLength(2)
    expect(emails()).toEqual(Array(3).fill('aino@acme.example'))
  })

  it.each([
    [{ email: 'Aino.Aalto@Acme.example' }, 'aino.aalto@acme.example'],
    [{ email: null, userPrincipalName: 'aino@acme.onmicrosoft.com' }, 'aino@acme.onmicrosoft.com'],
    [{ userPrincipalName: 'aino_other.example#EXT#@acme.onmicrosoft.com' }, undefined],
    [{ email: '', userPrincipalName: null }, undefined],
  ])('%j is %s', async (member, email) => {
    teams.standIn.members.set('29:1-Aino', member)
    await press()
    expect(emails()).toEqual([email])
  })

  it('is no address that another organization gives its people, who come by a shared channel', async () => {
    const email = 'manager@acme.example'
    teams.standIn.members.set('29:1-Aino', { email, userPrincipalName: email, tenantId: randomUUID() })
    await press()
    teams.standIn.members.set('29:1-Veikko', { email, tenantId: teams.app.tenantId })
    await press('Veikko')
    expect(emails()).toEqual([undefined, email])
  })

  it.each([{ status: 403 }, { status: 500 }, 'reset' as const])(
    'is told by the id alone where Teams answers %j, and the click is done',
    async (fault) => {
      teams.standIn.failLookups(fault)
      const { body } = await press()
      expect(body.type).toBe('application/vnd.microsoft.card.adaptive')
      expect(emails()).toEqual([undefined])
    },
  )

  it('is told by the id alone where Teams does not answer in time', async () => {
    const timeouts = { answerMs: 5_000, callMs: 10_000, memberMs: 20 }
    const hasty = await startTeams({ settings: { timeouts } })
    hasty.standIn.failLookups('hang')
    const { body } = await hasty.deliver(hasty.standIn.activities.presses(1, 'claim'))
    expect(body.type).toBe('application/vnd.microsoft.card.adaptive')
    expect(hasty.memory.clicks[0]!.who.email).toBeUndefined()
    await hasty.close()
  })

  it('is asked again a minute after a failure, and not before', async () => {
    teams.standIn.failLookups({ status: 502 })
    await press()
    await press()
    teams.pass(60_001)
    await press()
    expect(teams.standIn.lookups).toHaveLength(2)
    expect(emails()).toEqual([undefined, undefined, 'aino@acme.example'])
  })
})

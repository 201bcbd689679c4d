import { afterEach, describe, expect, it } from 'vitest'
import { createMemoryDesk, makeCase } from '../../support/memory-desk.ts'
import { aino, claimOf, startSlack } from './harness.ts'

let slack: Awaited<ReturnType<typeof startSlack>>
afterEach(() => slack.close())

const desk = () => createMemoryDesk({ cases: [makeCase(), makeCase({ id: 2 }), makeCase({ id: 3 })] })
const asked = () => slack.standIn.calls.filter(({ method }) => method === 'users.info')
const whoClicks = async (caseId: number) => {
  const before = slack.outcomes.length
  await slack.click(claimOf(caseId))
  await slack.outcome(before)
  return slack.memory.clicks[before]!.who
}

describe('who clicks', () => {
  it('is known by the name and the e-mail address that Slack has for them', async () => {
    slack = await startSlack({ memory: desk() })
    slack.standIn.people.set(aino.id, {
      email: 'aino@example.com',
      real_name: 'Aino Aalto',
      display_name: '',
    })
    const who = { platform: 'slack', id: aino.id, name: 'Aino Aalto', email: 'aino@example.com' }
    expect(await whoClicks(1)).toEqual(who)
    slack.standIn.people.set(aino.id, { display_name: 'Somebody else' })
    expect(await whoClicks(2)).toEqual(who)
    expect(asked()).toHaveLength(1)
  })

  it('is asked for anew after an hour', async () => {
    let now = Date.now()
    slack = await startSlack({ memory: desk(), clock: () => new Date(now) })
    slack.standIn.people.set(aino.id, { display_name: 'Aino A.' })
    expect((await whoClicks(1)).name).toBe('Aino A.')
    slack.standIn.people.set(aino.id, { display_name: 'Aino B.\n\u202E' })
    now += 3_601_000
    expect((await whoClicks(2)).name).toBe('Aino B.')
  })

  it('of a name in the settings’ team has its role by their address', async () => {
    const people = [
      { email: 'aino@example.com', name: 'Aino', role: 'agent' as const, slack: null, teams: null },
    ]
    slack = await startSlack({ memory: createMemoryDesk({ team: { people, everybody: null } }) })
    slack.standIn.people.set(aino.id, { email: 'aino@example.com' })
    await slack.click(claimOf(1), undefined, slack.scene({ id: 'U0EVIL', name: 'aino@example.com' }))
    expect((await slack.outcome(0)).outcome).toBe('denied')
    await slack.click(claimOf(1))
    expect((await slack.outcome(1)).outcome).toBe('done')
  })

  it('has no address from another workspace, met over Slack Connect, whose administrators choose it', async () => {
    const email = 'manager@example.com'
    const people = [{ email, name: 'Maija', role: 'manager' as const, slack: null, teams: null }]
    slack = await startSlack({ memory: createMemoryDesk({ team: { people, everybody: null } }) })
    slack.standIn.people.set('U0STRANGER', { email, display_name: 'Maija', team_id: 'T0ELSEWHERE' })
    slack.standIn.people.set('U0OTHERORG', { email, team_id: 'T0ELSEWHERE', enterprise_id: 'E0ELSEWHERE' })
    for (const id of ['U0STRANGER', 'U0OTHERORG']) {
      const before = slack.outcomes.length
      await slack.click(claimOf(1), undefined, slack.scene({ id, name: 'maija' }))
      expect((await slack.outcome(before)).outcome).toBe('denied')
      expect(slack.memory.clicks.at(-1)!.who.email).toBeUndefined()
    }
    expect(slack.memory.clicks[0]!.who.name).toBe('Maija')
  })

  it('has their address from another workspace of our own organization', async () => {
    slack = await startSlack({ memory: desk() })
    slack.standIn.workspace.organization = 'E0ACME'
    const profile = { email: 'aino@example.com', team_id: 'T0SISTER', enterprise_id: 'E0ACME' }
    slack.standIn.people.set(aino.id, profile)
    expect((await whoClicks(1)).email).toBe('aino@example.com')
  })

  it('is who the payload says where Slack does not answer in time, or not at all', async () => {
    slack = await startSlack({ memory: desk(), patience: { person: 20 } })
    slack.standIn.people.set(aino.id, { display_name: 'Late', email: 'aino@example.com' })
    slack.standIn.fail('users.info', { kind: 'hang' })
    expect(await whoClicks(1)).toEqual({ platform: 'slack', id: aino.id, name: 'Aino' })
  })

  it('is asked for again after a failure', async () => {
    slack = await startSlack({ memory: desk() })
    slack.standIn.people.set(aino.id, { display_name: 'Aino A.' })
    slack.standIn.fail('users.info', { kind: 'http', status: 500 })
    expect((await whoClicks(1)).name).toBe('Aino')
    expect((await whoClicks(2)).name).toBe('Aino A.')
  })

  it('is not known without the scope, which the log says once', async () => {
    slack = await startSlack({ memory: desk(), scopes: ['chat:write', 'commands'] })
    expect((await whoClicks(1)).name).toBe('Aino')
    await slack.click(claimOf(2), undefined, slack.scene({ id: 'U0VEIKKO', name: 'Veikko' }))
    await slack.outcome(1)
    const warnings = slack.lines.filter(({ level }) => level === 'warn')
    expect(warnings.map(({ fields }) => fields)).toEqual([
      expect.objectContaining({
        code: 'slack-missing-scope',
        hint: expect.stringContaining('users:read'),
      }),
    ])
  })
})

describe('the check of the workspace', () => {
  const workspace = async () => (await slack.adapter.chat.check([]))[0]!

  it('hints at the scopes by which people are one across the chats', async () => {
    const scopes = ['chat:write', 'commands', 'channels:read', 'groups:history']
    slack = await startSlack({ scopes })
    expect(await workspace()).toMatchObject({
      ok: true,
      detail: expect.stringContaining('users:read.email'),
      hint: expect.stringMatching(/Add users:read, users:read\.email .* reinstall/),
    })
  })

  it('names all scopes that are missing where cards cannot be posted without one', async () => {
    slack = await startSlack({ scopes: ['commands', 'channels:read', 'channels:history', 'users:read'] })
    expect(await workspace()).toMatchObject({
      ok: false,
      hint: expect.stringContaining('Add chat:write, users:read.email'),
    })
  })
})

import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createTeams } from '../../../adapters/teams/create-teams.ts'
import type { TokenChanges } from '../../support/teams-stand-in.ts'
import { startTeams, type TeamsHarness } from './harness.ts'

describe('who may speak to Korva in Teams', () => {
  let teams: TeamsHarness
  beforeAll(async () => {
    // The SDK prints its public key and the stack of each refusal.
    vi.spyOn(console, 'error').mockImplementation(() => {})
    teams = await startTeams()
  })
  afterAll(() => {
    vi.restoreAllMocks()
    return teams.close()
  })

  const press = () => teams.standIn.activities.presses(1, 'claim')
  const expectNoEffect = () => {
    expect(teams.memory.clicks).toEqual([])
    expect(teams.standIn.calls).toEqual([])
  }

  it.each<[string, TokenChanges]>([
    ['a wrong key', { wrongKey: true }],
    ['another issuer', { claims: { iss: 'https://sts.example.com/' } }],
    ['another audience', { claims: { aud: 'somebody-elses-app' } }],
    ['an end 10 minutes ago', { expiresIn: -600 }],
    ['another serviceUrl', { claims: { serviceurl: 'https://smba.example.com/teams/' } }],
    ['no serviceUrl', { claims: { serviceurl: undefined } }],
  ])('answers 401 to a token with %s', async (_name, changes) => {
    const token = await teams.standIn.sign(changes)
    expect((await teams.deliver(press(), token)).status).toBe(401)
    expectNoEffect()
  })

  it.each([
    ['no token', null],
    ['no token at all behind the scheme', ''],
    ['a token that is none', 'abc'],
    ['an unsigned token', `${encode({ alg: 'none' })}.${encode({ iss: 'https://api.botframework.com' })}.`],
  ])('answers 401 to %s', async (_name, token) => {
    expect((await teams.deliver(press(), token)).status).toBe(401)
    expectNoEffect()
  })

  it('answers 401 to an activity that names no serviceUrl, which the SDK would let pass', async () => {
    expect((await teams.deliver({ ...press(), serviceUrl: undefined })).status).toBe(401)
    expectNoEffect()
  })

  it('answers 403 to another tenant, to one that hides it, and to two at once', async () => {
    const activity = press()
    const other = { ...activity.conversation, tenantId: 'other-tenant' }
    const hidden = { ...activity.conversation, tenantId: undefined }
    expect((await teams.deliver({ ...activity, conversation: other })).status).toBe(403)
    expect((await teams.deliver({ ...activity, conversation: hidden, channelData: {} })).status).toBe(403)
    expect((await teams.deliver({ ...activity, channelData: { tenant: { id: 'other' } } })).status).toBe(403)
    expectNoEffect()
  })

  it('answers 403 to another channel of the Bot Framework', async () => {
    expect((await teams.deliver({ ...press(), channelId: 'directline' })).status).toBe(403)
    expectNoEffect()
  })

  it('logs why, and never the token', async () => {
    const token = await teams.standIn.sign({ wrongKey: true })
    await teams.deliver(press(), token)
    const { level, fields } = teams.lines.at(-1)!
    expect(level).toBe('warn')
    expect(fields).toMatchObject({ status: 401 })
    expect(JSON.stringify(teams.lines)).not.toContain(token)
  })

  it.each([
    ['GET', 'application/json', '', 405],
    ['POST', 'text/plain', '{}', 415],
    ['POST', 'application/json', '{', 400],
    ['POST', 'application/json', '[]', 400],
    ['POST', 'application/json', `{"a":"${'x'.repeat(300_000)}"}`, 413],
  ])('refuses a %s of %s that is no activity', async (method, type, body, status) => {
    expect(await raw(teams.endpoint, method, type, body)).toBe(status)
    expectNoEffect()
  })

  it('takes a token that ended a minute ago, since clocks differ', async () => {
    const token = await teams.standIn.sign({ expiresIn: -60 })
    expect((await teams.deliver(press(), token)).status).toBe(200)
    expect(teams.memory.clicks).toHaveLength(1)
  })
})

describe('a Teams adapter whose keys cannot be reached', () => {
  it('answers 503, so that Teams tries again', async () => {
    const teams = await startTeams({ settings: { openIdMetadata: 'http://127.0.0.1:9/metadata' } })
    const { status } = await teams.deliver(teams.standIn.activities.presses(1, 'claim'))
    expect(status).toBe(503)
    expect(teams.memory.clicks).toEqual([])
    await teams.close()
  })
})

describe('a Teams adapter without an app id', () => {
  it('does not start unless it listens on this machine only', async () => {
    await expect(startTeams({ settings: { appId: '' } })).rejects.toMatchObject({
      code: 'teams-no-app-id',
      hint: expect.stringContaining('MICROSOFT_APP_ID'),
    })
  })

  it('serves this machine unverified, and says so', async () => {
    const teams = await startTeams({ settings: { appId: '', appPassword: '', loopbackOnly: true } })
    await teams.deliver(teams.standIn.activities.presses(1, 'claim'), null)
    expect(teams.memory.clicks).toHaveLength(1)
    expect(teams.lines[0]).toMatchObject({ level: 'warn', message: expect.stringContaining('not verified') })
    await teams.close()
  })
})

describe('settings that leave the door open', () => {
  const settings = { appId: 'a', appPassword: 'p', loopbackOnly: true, channels: [] }
  it.each([
    [{ appPassword: '' }, 'teams-no-password'],
    [{ openIdMetadata: 'http://login.example.com/metadata' }, 'teams-metadata-insecure'],
    [{ openIdMetadata: 'login.example.com' }, 'teams-metadata-insecure'],
  ])('%j stops the start', (changes, code) => {
    expect(() => createTeams({ ...settings, ...changes }, {} as never)).toThrow(
      expect.objectContaining({ code, retryable: false }),
    )
  })
})

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url')
}

function raw(endpoint: string, method: string, type: string, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(endpoint, { method, headers: { 'content-type': type } }, (response) => {
      response.resume()
      resolve(response.statusCode!)
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { KorvaError } from '../../../src/core/errors.ts'
import type { PostRef } from '../../../src/core/ports.ts'
import { makeCase } from '../../support/memory-desk.ts'
import type { Fault } from '../../support/teams-stand-in.ts'
import { startTeams, type TeamsHarness } from './harness.ts'

describe('what Korva makes of the faults of Teams', () => {
  let teams: TeamsHarness
  beforeEach(async () => {
    teams = await startTeams({ settings: { timeouts: { answerMs: 8_000, callMs: 250 } } })
    await teams.connect()
    teams.standIn.calls.length = 0
  })
  afterEach(() => teams.close())

  const card = () => teams.memory.cardOf(makeCase())
  const post = (): Promise<PostRef> => teams.adapter.chat.post(teams.channel, { card: card() }, 'delivery-1')
  const failPost = async (fault: Fault): Promise<KorvaError> => {
    teams.standIn.fail(fault)
    return post().then(
      () => Promise.reject(new Error('the post went through')),
      (error) => error,
    )
  }

  it.each<[Fault, string, boolean]>([
    [{ status: 400, code: 'BadSyntax' }, 'teams-refused', false],
    [{ status: 401 }, 'teams-credentials', true],
    [{ status: 403, code: 'BotNotInConversationRoster' }, 'teams-not-in-channel', false],
    [{ status: 404, code: 'ConversationNotFound' }, 'teams-not-found', false],
    [{ status: 412 }, 'teams-unavailable', true],
    [{ status: 413 }, 'teams-card-refused', false],
    [{ status: 429 }, 'teams-rate-limited', true],
    [{ status: 500 }, 'teams-unavailable', true],
    [{ status: 502 }, 'teams-unavailable', true],
    [{ status: 504 }, 'teams-unavailable', true],
    [{ status: 302 }, 'teams-refused', false],
    ['reset', 'teams-unreachable', true],
    ['hang', 'teams-timeout', true],
  ])('%j becomes %s after one attempt', async (fault, code, retryable) => {
    const error = await failPost(fault)
    expect(error).toMatchObject({ name: 'KorvaError', code, retryable, hint: expect.any(String) })
    expect(error.message).toContain('Teams channel support')
    expect(teams.standIn.calls).toHaveLength(1)
  })

  it('says how long Teams wants to be left alone, told in seconds or as a date', async () => {
    expect((await failPost({ status: 429, retryAfter: '7' })).retryAfterMs).toBe(7000)
    const date = 'Sat, 21 Nov 2026 12:30:30 GMT'
    expect((await failPost({ status: 503, retryAfter: date })).retryAfterMs).toBe(30_000)
    expect((await failPost({ status: 429, retryAfter: 'soon' })).retryAfterMs).toBeUndefined()
  })

  it('gets a new token after the connector refused the one it had', async () => {
    teams.standIn.revokeTokens()
    await expect(post()).rejects.toMatchObject({ code: 'teams-credentials', retryable: true })
    await expect(post()).resolves.toMatchObject({ platform: 'teams' })
  })

  it('gets a new token before the old one ends', async () => {
    teams.standIn.revokeTokens()
    teams.pass(55 * 60_000)
    await expect(post()).resolves.toMatchObject({ platform: 'teams' })
  })

  it('says that a message to redraw is gone', async () => {
    const ref = await post()
    await expect(teams.adapter.chat.redraw({ ...ref, message: '1' }, { card: card() })).rejects.toMatchObject(
      {
        code: 'teams-not-found',
        retryable: false,
      },
    )
  })

  it('cannot look for a post', async () => {
    await post()
    const sent = { deliveryId: 'delivery-1', since: new Date(0) }
    expect(await teams.adapter.chat.find(teams.channel, { card: card() }, sent)).toBeNull()
  })

  it('logs an answer that Teams does not take', async () => {
    teams.standIn.fail({ status: 502 })
    expect((await teams.deliver(teams.standIn.activities.says('today'))).status).toBe(200)
    expect(teams.lines.at(-1)).toMatchObject({ level: 'warn', message: 'Teams did not take an answer' })
  })

  it('never sends a token in the clear over the network', async () => {
    const ref = { ...(await post()), service: 'http://smba.example.com/teams/' }
    const error = await teams.adapter.chat.redraw(ref, { card: card() }).catch((thrown) => thrown)
    expect(error).toMatchObject({ code: 'teams-refused', retryable: false })
    expect(error.message).toContain('not https')
  })
})

describe('a wrong app password', () => {
  it('is told as such, with what to do, and is never shown', async () => {
    const secret = 'old~secret-77aa'
    const teams = await startTeams({ settings: { appPassword: secret } })
    await teams.connect()
    const error = await teams.adapter.chat
      .post(teams.channel, { card: teams.memory.cardOf(makeCase()) }, 'delivery-1')
      .catch((thrown) => thrown)
    expect(error).toMatchObject({
      code: 'teams-credentials',
      retryable: false,
      message: expect.stringContaining('AADSTS7000215'),
      hint: expect.stringContaining('MICROSOFT_APP_PASSWORD'),
    })
    const [signIn] = await teams.adapter.chat.check([])
    expect(signIn).toMatchObject({ ok: false, detail: expect.stringContaining('AADSTS7000215') })
    expect(JSON.stringify([teams.lines, signIn, error, error.message, error.stack])).not.toContain(secret)
    await teams.close()
  })
})

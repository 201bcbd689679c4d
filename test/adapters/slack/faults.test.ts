import { WebClient } from '@slack/web-api'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createChat } from '../../../adapters/slack/client.ts'
import { createSdkLog } from '../../../adapters/slack/sdk-log.ts'
import { webClientOptions } from '../../../adapters/slack/web-client.ts'
import { KorvaError } from '../../../src/core/errors.ts'
import { textsFor } from '../../../src/core/texts/index.ts'
import type { Fault } from '../../support/slack-stand-in.ts'
import { createMemoryLog, startSlack, token } from './harness.ts'

let slack: Awaited<ReturnType<typeof startSlack>>
beforeEach(async () => {
  slack = await startSlack()
})
afterEach(() => slack.close())

const card = () => ({ card: slack.memory.cardOf(slack.memory.cases.get(1)!) })
const post = (id = 'delivery-1') => slack.adapter.chat.post(slack.channel, card(), id)
const find = (deliveryId: string, since: Date) =>
  slack.adapter.chat.find(slack.channel, card(), { deliveryId, since })
const longAgo = new Date('2020-01-01T00:00:00Z')

async function failureOf(work: Promise<unknown>): Promise<KorvaError> {
  const thrown = await work.then(
    () => null,
    (error: unknown) => error,
  )
  expect(thrown).toBeInstanceOf(KorvaError)
  expect(JSON.stringify([slack.lines, (thrown as Error).message])).not.toContain(token)
  return thrown as KorvaError
}

describe('a failed post becomes an error that says what to do', () => {
  const error = (code: string): Fault => ({ kind: 'error', error: code })
  const cases: [string, Fault, { code: string; retryable: boolean; hint?: RegExp; retryAfterMs?: number }][] =
    [
      [
        '429',
        { kind: 'rate-limit', seconds: 30 },
        { code: 'slack-rate-limited', retryable: true, retryAfterMs: 30_000 },
      ],
      [
        '429 without Retry-After',
        { kind: 'rate-limit', seconds: null },
        { code: 'slack-rate-limited', retryable: true },
      ],
      ['ratelimited', error('ratelimited'), { code: 'slack-rate-limited', retryable: true }],
      [
        'channel_not_found',
        error('channel_not_found'),
        { code: 'slack-channel-not-found', retryable: false, hint: /invite/ },
      ],
      [
        'not_in_channel',
        error('not_in_channel'),
        { code: 'slack-not-in-channel', retryable: false, hint: /\/invite @Korva/ },
      ],
      [
        'is_archived',
        error('is_archived'),
        { code: 'slack-channel-archived', retryable: false, hint: /Unarchive/ },
      ],
      [
        'invalid_auth',
        error('invalid_auth'),
        { code: 'slack-invalid-token', retryable: false, hint: /SLACK_BOT_TOKEN/ },
      ],
      [
        'account_inactive',
        error('account_inactive'),
        { code: 'slack-app-removed', retryable: false, hint: /Install/ },
      ],
      [
        'missing_scope',
        { kind: 'error', error: 'missing_scope', needed: 'chat:write' },
        {
          code: 'slack-missing-scope',
          retryable: false,
          hint: /Add the scope chat:write .* reinstall the app/,
        },
      ],
      ['msg_too_long', error('msg_too_long'), { code: 'slack-message-too-long', retryable: false }],
      ['invalid_blocks', error('invalid_blocks'), { code: 'slack-invalid-message', retryable: false }],
      ['an unknown refusal', error('unknown_method'), { code: 'slack-refused', retryable: false }],
      ['an unknown trouble', error('fatal_error'), { code: 'slack-refused', retryable: true }],
      ['HTTP 503', { kind: 'http', status: 503 }, { code: 'slack-down', retryable: true, hint: /status/ }],
      [
        'HTTP 404',
        { kind: 'http', status: 404 },
        { code: 'slack-bad-answer', retryable: true, hint: /SLACK_API_URL/ },
      ],
      [
        'a proxy page',
        { kind: 'page', html: '<h1>Sign in</h1>' },
        { code: 'slack-bad-answer', retryable: true },
      ],
      [
        'a broken connection',
        { kind: 'reset' },
        { code: 'slack-unreachable', retryable: true, hint: /slack.com/ },
      ],
    ]

  it.each(cases)('%s', async (_, fault, { code, retryable, hint, retryAfterMs }) => {
    slack.standIn.fail('chat.postMessage', fault)
    const failure = await failureOf(post())
    expect(failure).toMatchObject({ code, retryable, retryAfterMs })
    expect(failure.message).toContain(`posting to channel support (${slack.channel.target})`)
    expect(failure.message).not.toContain('<h1>')
    if (hint) expect(failure.hint).toMatch(hint)
  })

  it('a server that hangs', async () => {
    const { log } = createMemoryLog()
    const options = webClientOptions(slack.standIn.url, createSdkLog(log))
    expect(options.timeout).toBe(10_000)
    const web = new WebClient(token, { ...options, timeout: 50 })
    const chat = createChat({ web, socket: null, people: { find: async () => [] }, t: textsFor('en') })
    slack.standIn.fail('chat.postMessage', { kind: 'hang' })
    const failure = await failureOf(chat.post(slack.channel, card(), 'delivery-1'))
    expect(failure).toMatchObject({ code: 'slack-timeout', retryable: true })
  })

  it('nobody at the address', async () => {
    await slack.close()
    expect(await failureOf(post())).toMatchObject({ code: 'slack-unreachable', retryable: true })
    slack = await startSlack()
  })

  it('a channel without a target', async () => {
    const failure = await failureOf(slack.adapter.chat.post({ ...slack.channel, target: null }, card(), 'd'))
    expect(failure).toMatchObject({ code: 'slack-no-target', retryable: false })
  })

  it('is one attempt, whatever happens', async () => {
    slack.standIn.fail('chat.postMessage', { kind: 'reset' })
    await failureOf(post())
    expect(await slack.standIn.messages(slack.standIn.channel)).toHaveLength(1)
  })
})

describe('a card whose posting was never confirmed', () => {
  it('is found by its delivery id, and can be redrawn', async () => {
    slack.standIn.fail('chat.postMessage', { kind: 'reset' })
    await failureOf(post('lost'))
    await post('another')
    const found = (await find('lost', longAgo))!
    const kept = (await slack.standIn.messages(slack.standIn.channel)).find(({ ts }) => ts === found.message)!
    expect(kept.metadata).toEqual({ event_type: 'korva_delivery', event_payload: { delivery_id: 'lost' } })
    await slack.adapter.chat.redraw(found, { card: { ...card().card, headline: 'Acme: redrawn' } })
    expect(await find('lost', longAgo)).toEqual(found)
  })

  it('is not found when it was never posted', async () => {
    slack.standIn.fail('chat.postMessage', { kind: 'http', status: 500 })
    await failureOf(post('lost'))
    await post('another')
    expect(await find('lost', longAgo)).toBeNull()
  })

  it('is not looked for before the time that is given', async () => {
    await post('early')
    const tomorrow = new Date(Date.now() + 86_400_000)
    expect(await find('early', tomorrow)).toBeNull()
  })

  it('is found on a later page', async () => {
    const first = await post('early')
    for (let index = 0; index < 205; index++) {
      await slack.standIn.administer('chat.postMessage', {
        channel: slack.standIn.channel,
        text: `chatter ${index}`,
      })
    }
    expect(await find('early', longAgo)).toEqual(first)
    const asked = slack.standIn.calls.filter(({ method }) => method === 'conversations.history')
    expect(asked.map(({ body }) => Boolean(body.cursor))).toEqual([false, true])
  })

  it('is told from a message that a person wrote with the same words', async () => {
    await slack.standIn.administer('chat.postMessage', { channel: slack.standIn.channel, text: 'delivery-9' })
    expect(await find('delivery-9', longAgo)).toBeNull()
  })
})

describe('redrawing', () => {
  it('fails for good where the message was deleted', async () => {
    const ref = await post()
    await slack.standIn.administer('chat.delete', { channel: ref.place, ts: ref.message })
    const failure = await failureOf(slack.adapter.chat.redraw(ref, card()))
    expect(failure).toMatchObject({ code: 'slack-message-not-found', retryable: false })
  })

  it('says when Slack wants it to wait', async () => {
    const ref = await post()
    slack.standIn.fail('chat.update', { kind: 'rate-limit', seconds: 3 })
    expect(await failureOf(slack.adapter.chat.redraw(ref, card()))).toMatchObject({
      retryAfterMs: 3_000,
    })
  })
})

describe('a post', () => {
  it('previews nothing and reads no names or links out of the text', async () => {
    await post()
    const { body } = slack.standIn.calls.find(({ method }) => method === 'chat.postMessage')!
    expect(body).toMatchObject({
      unfurl_links: 'false',
      unfurl_media: 'false',
      parse: 'none',
      link_names: 'false',
    })
  })
})

describe('the check', () => {
  const check = async () => slack.adapter.chat.check([slack.channel])

  it('names the workspace and each channel', async () => {
    expect(await check()).toEqual([
      { what: 'slack workspace', ok: true, detail: 'connected to Acme as admin', hint: null },
      {
        what: `slack channel support (${slack.channel.target})`,
        ok: true,
        detail: '#support, the bot is in it',
        hint: null,
      },
    ])
  })

  it('says how to let the bot into a channel', async () => {
    await slack.standIn.administer('conversations.leave', { channel: slack.standIn.channel })
    expect((await check())[1]).toMatchObject({ ok: false, hint: expect.stringContaining('/invite @Korva') })
  })

  it('says that a channel is archived', async () => {
    await slack.standIn.administer('conversations.archive', { channel: slack.standIn.channel })
    expect((await check())[1]).toMatchObject({ ok: false, detail: 'it is archived' })
  })

  it('says that a channel is unknown or has no target', async () => {
    const unknown = { id: 'a', platform: 'slack' as const, target: 'C0UNKNOWN', brands: null }
    const reached = await slack.adapter.chat.check([unknown, { ...unknown, target: null }])
    expect(reached.map(({ ok }) => ok)).toEqual([true, false, false])
    expect(reached[2]!.hint).toContain('`target`')
  })

  it('leaves the channels of other chats alone', async () => {
    expect(
      await slack.adapter.chat.check([{ id: 'b', platform: 'teams', target: 'x', brands: null }]),
    ).toHaveLength(1)
  })

  it('never throws, and says what is wrong with the token', async () => {
    slack.standIn.fail('auth.test', { kind: 'error', error: 'invalid_auth' })
    slack.standIn.fail('conversations.info', { kind: 'reset' })
    const reached = await check()
    expect(reached.map(({ ok }) => ok)).toEqual([false, false])
    expect(reached[0]!.hint).toContain('SLACK_BOT_TOKEN')
    expect(reached[1]!.detail).toContain('could not be reached')
  })
})

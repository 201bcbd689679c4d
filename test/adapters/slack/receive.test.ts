import { afterEach, describe, expect, it } from 'vitest'
import { KorvaError } from '../../../src/core/errors.ts'
import type { Desk } from '../../../src/core/ports.ts'
import { createMemoryDesk, makeCase } from '../../support/memory-desk.ts'
import { blockActions, interactionBody, signedRequest, slashCommand } from '../../support/slack-requests.ts'
import type { Block } from '../../support/slack-stand-in.ts'
import { aino, claimOf, secret, startSlack } from './harness.ts'

let slack: Awaited<ReturnType<typeof startSlack>>
afterEach(() => slack.close())

const failing = async () => {
  throw new KorvaError('database', 'The database does not answer', { hint: 'Is it running?' })
}

describe('Slack is answered at once', () => {
  const gate = Promise.withResolvers<never>()
  const hanging: Partial<Desk> = { act: () => gate.promise, answer: () => gate.promise }

  it('on a click, though the desk never answers', async () => {
    slack = await startSlack({ desk: hanging })
    const response = await slack.click(claimOf(1))
    expect(response.status).toBe(200)
    gate.promise.catch(() => {})
    gate.reject(new Error('the test is over'))
  })

  it('on a command, though the desk never answers', async () => {
    const endless = Promise.withResolvers<never>()
    endless.promise.catch(() => {})
    slack = await startSlack({ desk: { answer: () => endless.promise } })
    const response = await slack.command('today')
    expect([response.status, await response.text()]).toEqual([200, ''])
    endless.reject(new Error('the test is over'))
  })
})

describe('Slack is answered at once of what is written in a thread', () => {
  it('though the desk never answers', async () => {
    const endless = Promise.withResolvers<never>()
    endless.promise.catch(() => {})
    slack = await startSlack({ desk: { note: () => endless.promise } })
    expect((await slack.write('We called them.', '1763728200.000100')).status).toBe(200)
    endless.reject(new Error('the test is over'))
  })
})

describe('a person is told privately', () => {
  const refused = () =>
    createMemoryDesk({
      cases: [makeCase({ state: { state: 'resolved', by, at, answeredAt: at, outcome: null } })],
    })
  const at = new Date('2026-11-21T12:20:00Z')
  const by = { platform: 'slack' as const, id: 'U0VEIKKO', name: '<!channel> *Veikko*' }

  it('by the response_url, leaving the card alone and pinging nobody', async () => {
    slack = await startSlack({ memory: refused() })
    await slack.click(claimOf(1))
    const told = await slack.standIn.until(() => slack.standIn.ephemerals[0])
    expect(told).toMatchObject({
      via: 'response_url',
      text: '<!channel> *Veikko* has resolved it already.',
      body: { response_type: 'ephemeral', replace_original: false },
    })
    expect(told.body.text).toBe('&lt;!channel&gt; *Veikko* has resolved it already.')
    expect(told.body.blocks[0].text.type).toBe('plain_text')
  })

  it('by an ephemeral message where the response_url is used up', async () => {
    slack = await startSlack({ memory: refused() })
    const gone = slack.scene(aino, `${slack.standIn.url}../response/used`)
    await slack.click(claimOf(1), '1763728200.000100', gone)
    const told = await slack.standIn.until(() => slack.standIn.ephemerals[0])
    expect(told).toMatchObject({
      via: 'chat.postEphemeral',
      user: aino.id,
      body: { channel: slack.channel.target },
    })
    expect(told.text).toContain('has resolved it already')
  })

  it('by an ephemeral message where there is no response_url', async () => {
    slack = await startSlack({ memory: refused() })
    await slack.click(claimOf(1), '1763728200.000100', slack.scene(aino, null))
    expect((await slack.standIn.until(() => slack.standIn.ephemerals[0])).via).toBe('chat.postEphemeral')
  })

  it('that the click failed, with one line in the log', async () => {
    slack = await startSlack({ desk: { act: failing } })
    await slack.click(claimOf(1))
    const told = await slack.standIn.until(() => slack.standIn.ephemerals[0])
    expect(told.text).toContain('the database did not answer')
    const errors = slack.lines.filter(({ level }) => level === 'error')
    expect(errors).toHaveLength(1)
    expect(errors[0]!.fields).toMatchObject({
      caseId: 1,
      action: 'claim',
      code: 'database',
      hint: 'Is it running?',
    })
  })

  it('that the command failed', async () => {
    slack = await startSlack({ desk: { answer: failing } })
    await slack.command('today')
    const told = await slack.standIn.until(() => slack.standIn.ephemerals[0])
    expect(told.text).toContain('the database did not answer')
  })

  it('or the log says that it could not be done, without the secret address', async () => {
    slack = await startSlack({ memory: refused() })
    slack.standIn.fail('chat.postEphemeral', { kind: 'error', error: 'user_not_in_channel' })
    const address = `${slack.standIn.url}../response/used`
    await slack.click(claimOf(1), '1763728200.000100', slack.scene(aino, address))
    const line = await slack.until(({ message }) => message === 'A person in Slack was not told')
    expect(line.fields.message).toContain('user_not_in_channel')
    expect(JSON.stringify(slack.lines)).not.toContain('/response/')
  })

  it('nothing when it worked: the redrawn card says it', async () => {
    slack = await startSlack({ memory: createMemoryDesk({ cases: [makeCase(), makeCase({ id: 2 })] }) })
    await slack.click(claimOf(1))
    await slack.click(claimOf(99))
    await slack.settled()
    expect(slack.standIn.ephemerals.map(({ text }) => text)).toEqual([
      'That case is not in the database any more. Ask for `today` to see what is.',
    ])
  })
})

describe('what Slack sends besides is answered and left alone', () => {
  const press = (changes: Block): Block => ({ ...claimOf(1), ...changes })
  const payload = (changes: Block): Block => ({
    ...blockActions(claimOf(1), '1763728200.000100', slack.scene()),
    ...changes,
  })
  const malformed: [string, () => Block | null][] = [
    ['an unknown action', () => payload({ actions: [press({ action_id: 'other:claim' })] })],
    ['an unknown verb', () => payload({ actions: [press({ action_id: 'korva:explode' })] })],
    ['a value that is no case', () => payload({ actions: [press({ value: '1; drop table cases' })] })],
    ['a case of zero', () => payload({ actions: [press({ value: '0' })] })],
    ['a value that is no text', () => payload({ actions: [press({ value: { $ne: 1 } })] })],
    ['no value', () => payload({ actions: [press({ value: undefined })] })],
    ['a menu without a choice', () => payload({ actions: [press({ action_id: 'korva:more' })] })],
    ['no actions', () => payload({ actions: [] })],
    ['actions that are no list', () => payload({ actions: 'korva:claim' })],
    ['an action of null', () => payload({ actions: [null] })],
    ['no user', () => payload({ user: undefined })],
    ['no user and no team', () => payload({ user: undefined, team: undefined })],
    ['a user of null', () => payload({ user: null })],
    ['a user without an id', () => payload({ user: { name: 'Aino' } })],
    ['a shortcut', () => payload({ type: 'shortcut', actions: undefined, callback_id: 'x' })],
    ['a form that was sent', () => payload({ type: 'view_submission', actions: undefined, view: {} })],
    [
      'the press on a link',
      () => payload({ actions: [press({ action_id: 'korva:open', value: undefined })] }),
    ],
  ]

  it.each(malformed)('%s', async (_, make) => {
    slack = await startSlack({ memory: createMemoryDesk({ cases: [makeCase(), makeCase({ id: 2 })] }) })
    expect((await slack.send(signedRequest(secret, interactionBody(make())))).status).toBe(200)
    await slack.click(claimOf(2))
    await slack.settled()
    expect(slack.memory.clicks.map(({ caseId }) => caseId)).toEqual([2])
  })

  it('an event of the Events API, also when it comes again', async () => {
    slack = await startSlack()
    const event = JSON.stringify({
      token: 'verification-of-old',
      team_id: 'T000000001',
      api_app_id: 'A000000001',
      type: 'event_callback',
      event_id: 'Ev01',
      event_time: 1763728200,
      event: { type: 'app_mention', user: aino.id, text: '<@U0KORVA> today', ts: '1.1', channel: 'C01' },
    })
    for (const retry of [null, '1']) {
      const request = signedRequest(secret, event, undefined, 'application/json')
      const headers = { ...request.headers, ...(retry ? { 'x-slack-retry-num': retry } : {}) }
      expect((await slack.send({ ...request, headers })).status).toBe(200)
    }
    expect(slack.standIn.ephemerals).toEqual([])
  })

  it('the question whether the address is right', async () => {
    slack = await startSlack()
    const body = JSON.stringify({ type: 'url_verification', challenge: 'abc123', token: 'x' })
    const response = await slack.send(signedRequest(secret, body, undefined, 'application/json'))
    expect(await response.json()).toEqual({ challenge: 'abc123' })
  })

  it('an object of no known kind', async () => {
    slack = await startSlack()
    expect((await slack.send(signedRequest(secret, '{}', undefined, 'application/json'))).status).toBe(200)
    expect(
      slack.lines.some(({ level, message }) => level === 'warn' && message.includes('no known kind')),
    ).toBe(true)
  })

  it.each(['null', '7', '"x"', '[', 'payload=null', 'payload=%7B'])('%s, which it refuses', async (body) => {
    slack = await startSlack()
    const type = body.startsWith('payload') ? undefined : 'application/json'
    expect((await slack.send(signedRequest(secret, body, undefined, type))).status).toBe(400)
    expect((await slack.click(claimOf(1))).status).toBe(200)
  })

  it('a command of nobody', async () => {
    slack = await startSlack()
    const { user_id: _, ...rest } = slashCommand('today', slack.scene())
    const response = await slack.send(signedRequest(secret, new URLSearchParams(rest).toString()))
    expect(response.status).toBe(200)
    await slack.until(({ message }) => message.includes('a command of nobody'))
  })
})

describe('a person', () => {
  it('is named as the payload names them, on one line, by their id', async () => {
    slack = await startSlack()
    const odd = { id: 'U0ODD', name: 'Line\nbreak \u202Egnp.exe' }
    await slack.click(claimOf(1), '1763728200.000100', slack.scene(odd))
    await slack.outcome(0)
    expect(slack.memory.clicks[0]!.who).toEqual({
      platform: 'slack',
      id: 'U0ODD',
      name: 'Line break gnp.exe',
    })
  })
})

describe('a stop', () => {
  it('waits for the click that is being worked on', async () => {
    const gate = Promise.withResolvers<void>()
    const memory = createMemoryDesk({ cases: [] })
    slack = await startSlack({
      memory,
      desk: {
        async act(click) {
          await gate.promise
          return memory.desk.act(click)
        },
      },
    })
    await slack.click(claimOf(5))
    const stopped = slack.adapter.stop()
    gate.resolve()
    await stopped
    expect(slack.standIn.ephemerals).toHaveLength(1)
  })
})

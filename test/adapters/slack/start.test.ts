import { afterEach, describe, expect, it } from 'vitest'
import { createSlack } from '../../../adapters/slack/create-slack.ts'
import { createMemoryDesk } from '../../support/memory-desk.ts'
import { createMemoryLog, secret, startSlack, token } from './harness.ts'

describe('the start over HTTP', () => {
  let slack: Awaited<ReturnType<typeof startSlack>>
  afterEach(() => slack.close())

  it('does not wait for Slack, says once what is wrong, and says when Slack is back', async () => {
    slack = await startSlack()
    slack.standIn.fail('auth.test', { kind: 'http', status: 500 })
    slack.standIn.fail('auth.test', { kind: 'http', status: 500 })
    await slack.adapter.start()
    expect(slack.lines.filter(({ level }) => level !== 'debug')).toEqual([])
    await slack.until(({ message }) => message === 'Slack can be reached')
    const errors = slack.lines.filter(({ level }) => level === 'error')
    expect(errors).toHaveLength(1)
    expect(errors[0]!.fields).toMatchObject({ code: 'slack-down', hint: expect.any(String) })
  })

  it('says what to do about a wrong token', async () => {
    slack = await startSlack()
    slack.standIn.fail('auth.test', { kind: 'error', error: 'invalid_auth' })
    await slack.adapter.start()
    const line = await slack.until(({ level }) => level === 'error')
    expect(line.fields).toMatchObject({
      code: 'slack-invalid-token',
      hint: expect.stringContaining('SLACK_BOT_TOKEN'),
    })
    expect(JSON.stringify(slack.lines)).not.toContain(token)
  })
})

describe('settings that cannot work', () => {
  const { desk } = createMemoryDesk()
  const deps = { desk, log: createMemoryLog().log, clock: () => new Date(), locale: 'en' as const }

  it.each([
    [{ botToken: token }, /neither SLACK_SIGNING_SECRET nor SLACK_APP_TOKEN/],
    [{ botToken: '', signingSecret: secret }, /SLACK_BOT_TOKEN/],
    [{ botToken: `${token}\n`, signingSecret: secret }, /SLACK_BOT_TOKEN/],
    [{ botToken: token, appToken: 'xapp 1' }, /SLACK_APP_TOKEN/],
  ])('%# are refused with what to do, without the secret', (settings, message) => {
    expect(() => createSlack(settings, deps)).toThrow(message)
    expect(() => createSlack(settings, deps)).not.toThrow(token)
  })
})

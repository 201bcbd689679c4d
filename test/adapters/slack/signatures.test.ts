import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createReplayGuard } from '../../../adapters/slack/replay-guard.ts'
import { createMemoryDesk, makeCase } from '../../support/memory-desk.ts'
import { blockActions, interactionBody, signedRequest } from '../../support/slack-requests.ts'
import { claimOf, secret, startSlack } from './harness.ts'

const now = () => Math.floor(Date.now() / 1000)

describe('the signature of a request', () => {
  let slack: Awaited<ReturnType<typeof startSlack>>
  beforeEach(async () => {
    slack = await startSlack({ memory: createMemoryDesk({ cases: [makeCase(), makeCase({ id: 2 })] }) })
  })
  afterEach(() => slack.close())

  const bodyOf = (caseId: number) =>
    interactionBody(blockActions(claimOf(caseId), '1763728200.000100', slack.scene()))

  /** Nothing came of what was sent before: an honest click goes the same way and is the only one that arrived. */
  const expectOnlyHonest = async (...before: number[]) => {
    expect((await slack.send(signedRequest(secret, bodyOf(2)))).status).toBe(200)
    await slack.settled()
    expect(slack.memory.clicks.map(({ caseId }) => caseId)).toEqual([...before, 2])
  }

  it('lets a forged one have no effect', async () => {
    expect((await slack.send(signedRequest('a guessed secret', bodyOf(1)))).status).toBe(401)
    await expectOnlyHonest()
  })

  it('lets a missing one have no effect', async () => {
    const { body, method } = signedRequest(secret, bodyOf(1))
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    expect((await slack.send({ body, method, headers })).status).toBe(401)
    await expectOnlyHonest()
  })

  it('lets a body that was changed after signing have no effect', async () => {
    const request = signedRequest(secret, bodyOf(2))
    expect((await slack.send({ ...request, body: bodyOf(1) })).status).toBe(401)
    await expectOnlyHonest()
  })

  it('lets one that is older than five minutes have no effect', async () => {
    expect((await slack.send(signedRequest(secret, bodyOf(1), now() - 301))).status).toBe(401)
    await expectOnlyHonest()
  })

  it('lets one from more than a minute ahead have no effect, and takes 50 seconds', async () => {
    expect((await slack.send(signedRequest(secret, bodyOf(1), now() + 90))).status).toBe(401)
    expect((await slack.send(signedRequest(secret, bodyOf(1), now() + 50))).status).toBe(200)
    await slack.outcome(0)
    await expectOnlyHonest(1)
  })

  it('lets one that came before have no effect, and answers as if it had', async () => {
    const request = signedRequest(secret, bodyOf(1))
    expect((await slack.send(request)).status).toBe(200)
    await slack.outcome(0)
    expect((await slack.send(request)).status).toBe(200)
    await expectOnlyHonest(1)
  })

  it('knows one that came before in another spelling that the check accepts', async () => {
    const request = signedRequest(secret, bodyOf(1))
    await slack.send(request)
    await slack.outcome(0)
    const respelled = {
      ...request.headers,
      'x-slack-signature': `${request.headers['x-slack-signature']}=again`,
    }
    expect((await slack.send({ ...request, headers: respelled })).status).toBe(200)
    await expectOnlyHonest(1)
  })

  it('is not remembered when it is wrong, so that the true request still counts', async () => {
    const request = signedRequest(secret, bodyOf(1))
    await slack.send({ ...request, body: bodyOf(2) })
    expect((await slack.send(request)).status).toBe(200)
    await slack.outcome(0)
    await expectOnlyHonest(1)
  })

  it('is asked of a smuggled payload in a check of the TLS connection as well', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const body = `ssl_check=1&${bodyOf(1)}`
    expect((await slack.send({ method: 'POST', headers, body })).status).toBe(200)
    await expectOnlyHonest()
  })

  it('is told of in the log once a minute where it is wrong, with what may be the reason', async () => {
    for (const _ of [1, 2, 3]) await slack.send(signedRequest('a guessed secret', bodyOf(1)))
    await slack.send(signedRequest(secret, bodyOf(2)))
    const warnings = slack.lines.filter(({ level }) => level === 'warn')
    expect(warnings.map(({ fields }) => fields.hint)).toEqual([
      expect.stringContaining('SLACK_SIGNING_SECRET'),
    ])
  })

  it('gives nothing to a GET', async () => {
    expect((await slack.send({ method: 'GET' })).status).toBe(405)
  })
})

describe('the memory for signatures', () => {
  it('keeps one for ten minutes', () => {
    let at = Date.parse('2026-11-21T12:00:00Z')
    const guard = createReplayGuard(() => new Date(at))
    expect(guard.isRepeat('v0=aa')).toBe(false)
    at += 9 * 60_000
    expect(guard.isRepeat('v0=bb')).toBe(false)
    expect(guard.isRepeat('v0=aa')).toBe(true)
    at += 2 * 60_000
    expect(guard.isRepeat('v0=cc')).toBe(false)
    expect(guard.isRepeat('v0=aa')).toBe(false)
    expect(guard.isRepeat('v0=bb')).toBe(true)
  })

  it('is bounded: over 50,000 it forgets the oldest', () => {
    const guard = createReplayGuard(() => new Date('2026-11-21T12:00:00Z'))
    for (let index = 0; index <= 50_000; index++) guard.isRepeat(`v0=${index}`)
    expect(guard.isRepeat('v0=1')).toBe(true)
    expect(guard.isRepeat('v0=0')).toBe(false)
  })
})

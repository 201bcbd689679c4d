import { afterEach, describe, expect, it } from 'vitest'
import { createEndpoint } from '../../src/opinion/endpoint/create-endpoint.ts'
import { type AskedChat, type ChatAnswer, said, startChatStandIn } from './chat-stand-in.ts'

const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

async function start(answer: (asked: AskedChat) => ChatAnswer | null, key: string | null = 'sk-test-123456') {
  const server = await startChatStandIn(answer)
  const clock = () => new Date('2026-11-21T12:00:00Z')
  const opinion = createEndpoint({ url: `${server.url}/`, model: 'judge-1', key, clock })
  closers.push(() => opinion.close(), server.close)
  const never = new AbortController().signal
  const judge = (text: string, about: string | null = 'Acme', signal = never) =>
    opinion.judge({ text, about, lang: 'en' }, signal)
  return { server, opinion, judge }
}

const good = said('{"label":"negative","confidence":0.9}')

describe('what is asked of an endpoint', () => {
  it('is one chat completion at temperature 0, with the key', async () => {
    const { server, judge } = await start(() => good)
    const shares = await judge('Acme never answers')
    expect(shares.negative).toBeCloseTo(0.9)
    expect(shares.neutral).toBeCloseTo(0.05)
    const [asked] = server.asked
    expect(asked).toMatchObject({ path: '/v1/chat/completions', authorization: 'Bearer sk-test-123456' })
    expect(asked!.body).toMatchObject({
      model: 'judge-1',
      temperature: 0,
      response_format: { type: 'json_object' },
    })
    expect(asked!.question).toEqual({ text: 'Acme never answers', about: 'Acme', language: 'en' })
  })

  it('has no authorization where there is no key', async () => {
    const { server, judge } = await start(() => good, null)
    await judge('Acme')
    expect(server.asked[0]!.authorization).toBeUndefined()
  })

  it('names nobody, and the brand', async () => {
    const { server, judge } = await start(() => good)
    await judge('@maija writes to anna@example.com: Liisa Korhonen of Acme Support ignored 040 123 4567')
    expect(server.asked[0]!.question.text).toBe(
      '[person] writes to [email]: [name] of Acme [name] ignored [number]',
    )
  })

  it('is a part of a long text, around the brand', async () => {
    const { server, judge } = await start(() => good)
    await judge(`${'before '.repeat(3000)}Acme failed ${'after '.repeat(3000)}`)
    const { text } = server.asked[0]!.question
    expect(text).toContain('Acme failed')
    expect(text.length).toBeLessThanOrEqual(4000)
  })

  it('is put more plainly to a service that refuses the form, and remembered', async () => {
    const { server, judge } = await start(({ body }) => (body.response_format ? { status: 400 } : good))
    await judge('Acme')
    await judge('Acme')
    expect(server.asked.map(({ body }) => 'temperature' in body)).toEqual([true, false, false])
  })
})

describe('an answer of an endpoint', () => {
  it.each([
    ['in a fence', '```json\n{"label": "positive", "confidence": 0.8}\n```', 'positive', 0.8],
    [
      'behind thoughts',
      '<think>{"label":"neutral"}? no</think>{"label":"negative","confidence":1}',
      'negative',
      1,
    ],
    ['among words, in capitals', 'Here: {"label":"NEUTRAL","confidence":"0.7"} I hope', 'neutral', 0.7],
    ['less sure than a guess', '{"label":"negative","confidence":0}', 'negative', 1 / 3],
  ] as const)('is read %s', async (_, content, label, share) => {
    const { judge } = await start(() => said(content))
    expect((await judge('Acme'))[label]).toBeCloseTo(share)
  })

  it.each([
    ['an essay', said('I feel that the customer is unhappy.')],
    ['another label', said('{"label":"furious","confidence":0.9}')],
    ['no confidence', said('{"label":"negative"}')],
    ['a confidence beyond 1', said('{"label":"negative","confidence":90}')],
    ['more than was asked for', said('{"label":"negative","confidence":0.9,"run":"rm -rf"}')],
    ['two answers', said('{"label":"negative","confidence":0.9} {"label":"positive","confidence":1}')],
    ['nothing', said('')],
    ['a page', { body: '<html>' }],
    ['another API', { body: '{"result":"negative"}' }],
    ['megabytes', { body: JSON.stringify({ choices: [{ message: { content: 'x'.repeat(300_000) } }] }) }],
  ])('that is %s is a failure', async (_, answer) => {
    const { judge } = await start(() => answer)
    await expect(judge('Acme')).rejects.toMatchObject({ code: 'opinion-nonsense' })
  })

  it.each([
    [401, {}, { code: 'opinion-key', retryable: false }],
    [404, {}, { code: 'opinion-unknown', retryable: false }],
    [422, {}, { code: 'opinion-refused', retryable: false }],
    [429, { 'retry-after': '17' }, { code: 'opinion-limit', retryAfterMs: 17_000 }],
    [
      429,
      { 'retry-after': 'Sat, 21 Nov 2026 12:02:00 GMT' },
      { code: 'opinion-limit', retryAfterMs: 120_000 },
    ],
    [429, {}, { code: 'opinion-limit', retryAfterMs: 60_000 }],
    [503, { 'retry-after': '5' }, { code: 'opinion-down', retryAfterMs: 5_000, retryable: true }],
  ])('of status %i says what to do', async (status, headers, expected) => {
    const { judge } = await start(() => ({ status, headers, body: 'sk-test-123456 is wrong' }))
    const error = await judge('Acme').catch((error) => error)
    expect(error).toMatchObject(expected)
    expect(error.hint.length).toBeGreaterThan(10)
    expect(JSON.stringify([error.message, error.hint])).not.toContain('sk-test')
  })

  it('that redirects is not followed: the key stays', async () => {
    const elsewhere = await start(() => good)
    const location = `${elsewhere.server.url}/chat/completions`
    const { judge } = await start(() => ({ status: 307, headers: { location } }))
    await expect(judge('Acme')).rejects.toMatchObject({ code: 'opinion-redirect', retryable: false })
    expect(elsewhere.server.asked).toEqual([])
  })

  it('that never comes is given up when the signal says so', async () => {
    const { server, judge } = await start(() => null)
    const controller = new AbortController()
    const judged = judge('Acme', null, controller.signal)
    const refused = expect(judged).rejects.toThrow('enough')
    await expect.poll(() => server.asked.length).toBe(1)
    controller.abort(new Error('enough'))
    await refused
  })

  it('from nowhere says that it cannot be reached', async () => {
    const { server, judge } = await start(() => good)
    await server.close()
    await expect(judge('Acme')).rejects.toMatchObject({
      code: 'opinion-unreachable',
      message: expect.stringContaining('ECONNREFUSED'),
    })
  })
})

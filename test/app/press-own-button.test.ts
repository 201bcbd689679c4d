import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Doors, pressOwnButtons } from '../../src/app/press-own-button.ts'
import { startServer } from '../../src/web/create-server.ts'
import { healthRoute } from '../../src/web/health.ts'
import { secret, startSlack, token } from '../adapters/slack/harness.ts'
import { startTeams } from '../adapters/teams/harness.ts'

const now = () => new Date()
const silent = { debug() {}, info() {}, warn() {}, error() {} }

let slack: Awaited<ReturnType<typeof startSlack>>
let teams: Awaited<ReturnType<typeof startTeams>>
let server: Awaited<ReturnType<typeof startServer>>
let ticked: Date | null
let onSecondLook: () => void
const closers: (() => Promise<unknown>)[] = []

/** The doors of Korva as they are: its HTTP server with the health, Slack's and Teams' own routes. */
beforeEach(async () => {
  slack = await startSlack()
  teams = await startTeams()
  await teams.adapter.start()
  ticked = now()
  onSecondLook = () => {}
  const health = healthRoute({
    ping: async () => {},
    lastTick: () => {
      const answer = ticked
      onSecondLook()
      return answer
    },
    clock: now,
  })
  const routes = [health, ...slack.adapter.routes, ...teams.adapter.routes]
  server = await startServer({ host: '127.0.0.1', port: 0 }, routes, silent)
})
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()))
  await server.stop(0)
  await Promise.all([slack.close(), teams.close()])
})

type Chats = Pick<Doors['environment'], 'slack' | 'teams'>

const overHttp: Chats['slack'] = { botToken: token, signingSecret: secret, appToken: null, apiUrl: null }
const withTeams: Chats['teams'] = { appId: 'a', appPassword: 'p', tenantId: 't', openIdMetadata: null }

/** What each door says, by the first word of its name. */
async function press(
  publicUrl: string | null = null,
  chats: Partial<Chats> = {},
  { local = server.url, answerMs = 20_000 } = {},
) {
  const environment = { slack: overHttp, teams: withTeams, publicUrl, ...chats }
  const reached = await pressOwnButtons({
    ...{ local, environment, now: now() },
    patience: { answerMs, startingMs: 0 },
  })
  return Object.fromEntries(reached.map((reach) => [reach.what.split(' ')[0]!, reach]))
}

type Handle = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>

/** Something between Slack and Korva, or in its place; with the address that the settings give it. */
async function between(handle: Handle): Promise<string> {
  const proxy = createServer((request, response) => void handle(request, response))
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done))
  closers.push(() => {
    proxy.closeAllConnections()
    return new Promise((done) => proxy.close(done))
  })
  return `http://127.0.0.1:${(proxy.address() as AddressInfo).port}/korva/`
}

/** Hands requests on to Korva, with what it makes of the body and the headers. */
const handOn =
  (change: (body: Buffer, headers: Record<string, string>) => Buffer = (body) => body): Handle =>
  async (request, response) => {
    const headers = Object.fromEntries(
      Object.entries(request.headers).filter(([name]) => /^(content-type|x-slack.*)$/.test(name)),
    ) as Record<string, string>
    const body = change(await buffer(request), headers)
    const answer = await fetch(server.url + request.url!.replace('/korva', ''), {
      ...{ method: request.method!, headers },
      ...(request.method === 'POST' && { body }),
    })
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' })
    response.end(Buffer.from(await answer.arrayBuffer()))
  }

const say =
  (status: number, body = '', type = 'text/plain'): Handle =>
  (_request, response) =>
    void response.writeHead(status, { 'content-type': type }).end(body)

const page = '<!DOCTYPE html><title>Welcome</title>'

describe('our own buttons', () => {
  it('are pressed where Korva runs, mean nothing to it, and answer', async () => {
    const pressed = await press()
    expect(pressed.web).toMatchObject({ what: `web inbox at ${server.url}/`, ok: true, hint: null })
    expect(pressed.slack).toMatchObject({ what: `slack button at ${server.url}/slack/events`, ok: true })
    expect(pressed.slack!.detail).toMatch(/^pressed, answered after \d+ ms; .*KORVA_PUBLIC_URL/)
    expect(pressed.teams).toMatchObject({ what: `teams door at ${server.url}/api/messages`, ok: true })
    await slack.settled()
    expect(slack.lines.filter(({ level }) => level === 'warn' || level === 'error')).toEqual([])
    // Twice in a second is two clicks.
    expect((await press()).slack!.ok).toBe(true)
  })

  it('are pressed by the address that the chats use', async () => {
    const pressed = await press(await between(handOn()))
    expect(Object.values(pressed).map(({ ok, hint }) => [ok, hint])).toEqual(Array(3).fill([true, null]))
    expect(pressed.slack!.what).toMatch(/\/korva\/slack\/events$/)
    expect(pressed.slack!.detail).not.toContain('KORVA_PUBLIC_URL')
  })

  it('are those of the chats that are on; Socket Mode has none', async () => {
    expect(Object.keys(await press(null, { slack: null, teams: null }))).toEqual(['web'])
    const socket = { ...overHttp!, appToken: 'xapp-1' }
    expect(Object.keys(await press(null, { slack: socket, teams: null }))).toEqual(['web'])
  })
})

describe('a button that does nothing', () => {
  it('is one of another signing secret, which is told to nobody', async () => {
    const other = { ...overHttp!, signingSecret: 'another-secret-of-the-tests' }
    const { slack: told } = await press(null, { slack: other })
    expect(told).toMatchObject({ ok: false, detail: 'answered 401: the signature is refused' })
    expect(told!.hint).toContain('SLACK_SIGNING_SECRET')
    const through = (await press(await between(handOn()), { slack: other })).slack
    expect(through!.hint).toContain('SLACK_SIGNING_SECRET')
    expect(JSON.stringify([told, through])).not.toContain('secret-of-the-tests')
  })

  it.each<[string, Handle, string]>([
    ['eats the body', handOn(() => Buffer.alloc(0)), 'answered 400: the request arrives changed'],
    [
      'writes the body anew',
      handOn((body) => Buffer.from(`${body}&seen=1`)),
      'answered 400: the request arrives changed',
    ],
    [
      'drops a header',
      handOn((body, headers) => {
        delete headers['x-slack-signature']
        return body
      }),
      // Teams signs no request: it comes with a token.
      'refuses who has no token',
    ],
  ])('is one behind a proxy that %s', async (_, handle, teamsDetail) => {
    const { slack: told, teams: door } = await press(await between(handle))
    expect(told).toMatchObject({
      ...{ ok: false, detail: expect.stringMatching(/^answered 40[01]: the click arrives changed$/) },
      hint: expect.stringContaining('unchanged'),
    })
    expect(door!.detail).toContain(teamsDetail)
  })

  it.each<[string, Handle, string]>([
    ['a page that is not there', say(404, page, 'text/html'), 'answered 404 with a web page'],
    ['somebody’s front page', say(200, page, 'text/html; charset=utf-8'), 'answered 200 with a web page'],
    ['a page that hides its kind', say(401, page), 'answered 401 with a web page'],
    ['what says yes to everything', say(200, 'OK'), 'answered 200'],
    ['a proxy that finds nobody', say(502, 'Bad gateway'), 'answered 502'],
    [
      'another address',
      (_request, response) => void response.writeHead(302, { location: server.url }).end(),
      'answered 302',
    ],
  ])('is one whose address leads to %s', async (_, handle, detail) => {
    const address = await between(handle)
    const pressed = await press(address)
    for (const door of ['slack', 'teams', 'web'])
      expect(pressed[door]).toMatchObject({ ok: false, detail: `${detail}: that is not Korva` })
    expect(pressed.slack!.hint).toBe(
      `Lead ${address}slack/events to ${server.url}/slack/events, and give Slack this Request URL; or correct KORVA_PUBLIC_URL.`,
    )
    expect(pressed.teams!.hint).toContain(`Lead ${address}api/messages to ${server.url}/api/messages`)
  })

  it('is one where nobody is, or nobody answers in time', async () => {
    const gone = await startServer({ host: '127.0.0.1', port: 0 }, [], silent)
    await gone.stop(0)
    const away = await press(`${gone.url}/`)
    for (const door of ['slack', 'teams', 'web'])
      expect(away[door]).toMatchObject({ ok: false, detail: 'no answer (ECONNREFUSED)' })
    const hanging = await press(await between(() => {}), {}, { answerMs: 200 })
    for (const door of ['slack', 'teams', 'web'])
      expect(hanging[door]).toMatchObject({ ok: false, detail: 'no answer within 0.2 s' })
    const closed = await press(null, {}, { local: gone.url })
    expect(closed.slack!.hint).toContain('look into its log')
  })

  it('is one of a Korva that was started without the chat', async () => {
    const bare = await startServer(
      { host: '127.0.0.1', port: 0 },
      [healthRoute({ ping: async () => {}, lastTick: now, clock: now })],
      silent,
    )
    closers.push(() => bare.stop(0))
    const pressed = await press(null, {}, { local: bare.url })
    expect(pressed.web!.ok).toBe(true)
    expect(pressed.slack).toMatchObject({ ok: false, detail: expect.stringContaining('runs without Slack') })
    expect(pressed.teams).toMatchObject({ ok: false, hint: expect.stringContaining('Start Korva anew') })
  })
})

describe('a Korva that is not well', () => {
  it('is told with its reasons, but not one that has only just started', async () => {
    ticked = null
    expect((await press()).web).toMatchObject({
      ...{ ok: false, detail: 'Korva is there, but the schedule does not run' },
    })
    onSecondLook = () => {
      ticked = now()
    }
    expect((await press()).web).toMatchObject({ ok: true })
  })
})

import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { CaseAction } from '../../src/core/case.ts'
import type { DialogInput } from '../../src/core/dialog.ts'
import { createVisitor } from '../adapters/web/visitor.ts'
import { engines, type TestDatabase } from '../support/databases.ts'
import { startFeedServer } from '../support/feed-server.ts'
import { type KorvaProcess, startProcess } from '../support/korva-process.ts'
import {
  blockActions,
  findPress,
  interactionBody,
  signedRequest,
  slashCommand,
  viewSubmission,
} from '../support/slack-requests.ts'
import { labelsOf, startSlackStandIn, textOf } from '../support/slack-stand-in.ts'
import { readCard, startTeamsStandIn } from '../support/teams-stand-in.ts'

const botToken = 'xoxb-000000000000-tests-only'
const signingSecret = '0123456789abcdef0123456789abcdef'
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000)
const patient = { timeout: 40_000, interval: 100 }

describe.each(engines)('one mention travels the whole way, on $name', ({ make }) => {
  let korva: KorvaProcess
  let database: TestDatabase
  let variables: Record<string, string>
  let slack: Awaited<ReturnType<typeof startSlackStandIn>>
  let teams: Awaited<ReturnType<typeof startTeamsStandIn>>
  let feed: Awaited<ReturnType<typeof startFeedServer>>
  const folder = mkdtempSync(join(tmpdir(), 'korva-e2e-'))
  const app = { appId: randomUUID(), appPassword: 'pass~word-9b1d', tenantId: randomUUID() }

  beforeAll(async () => {
    database = await make()
    slack = await startSlackStandIn({ token: botToken })
    teams = await startTeamsStandIn(app)
    feed = await startFeedServer([
      { id: 'old', title: 'Long ago', text: 'Acme was terrible', author: 'Olli', at: minutesAgo(60 * 72) },
    ])
    const settings = join(folder, 'korva.yaml')
    writeFileSync(settings, settingsFor(feed, slack.channel))
    variables = {
      ...database.env,
      KORVA_CONFIG: settings,
      SLACK_BOT_TOKEN: botToken,
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_API_URL: slack.url,
      MICROSOFT_APP_ID: app.appId,
      MICROSOFT_APP_PASSWORD: app.appPassword,
      MICROSOFT_APP_TENANT_ID: app.tenantId,
      MICROSOFT_OPENID_METADATA: teams.openIdMetadata,
    }
    korva = await startProcess(variables)
  })
  afterAll(async () => {
    await korva.end('SIGKILL')
    await Promise.all([slack.close(), teams.close(), feed.close()])
    await database.drop()
    rmSync(folder, { recursive: true })
  })

  const toTeams = (activity: object) => teams.deliver(`${korva.url}/api/messages`, activity)
  const toSlack = (body: string) => fetch(`${korva.url}/slack/events`, signedRequest(signingSecret, body))
  const scene = (name: string) => ({
    channel: slack.channel,
    user: { id: `U${name.toUpperCase()}`, name },
    responseUrl: slack.responseUrl(),
  })
  const slackCards = async () => (await slack.messages(slack.channel)).filter(({ metadata }) => metadata)
  const teamsCards = () => teams.kept.filter(({ activity }) => labelsIn(activity).length > 0)
  const labelsIn = (activity: { attachments?: { content: unknown }[] }) =>
    readCard(activity.attachments?.[0]?.content).labels
  const inbox = async () => (await createVisitor(korva.url).get('/?state=all')).text()

  /** What the reader of each of the three chats sees of the one card. */
  const copies = async () => {
    const [inSlack] = await slackCards()
    const [inTeams] = teamsCards()
    return {
      slack: textOf(inSlack?.blocks),
      teams: inTeams ? readCard(inTeams.activity.attachments[0].content).text : '',
      web: (await inbox()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' '),
    }
  }
  const allShow = (text: string) =>
    vi.waitFor(async () => {
      const { slack, teams, web } = await copies()
      expect({ slack, teams, web }).toEqual({
        slack: expect.stringContaining(text),
        teams: expect.stringContaining(text),
        web: expect.stringContaining(text),
      })
    }, patient)
  const press = async (action: CaseAction, name: string) => {
    const [card] = await slackCards()
    const pressed = findPress([card!.blocks], action, caseIdIn(card!.blocks))
    return toSlack(interactionBody(blockActions(pressed, card!.ts, scene(name))))
  }
  const caseIdIn = (blocks: object[]) =>
    Number(
      /"korva:claim","[^}]*?"value":"(\d+)"|claim:(\d+)/.exec(JSON.stringify(blocks))?.[1] ??
        /"value":"(?:\w+:)?(\d+)"/.exec(JSON.stringify(blocks))![1],
    )

  it('is quiet at the first poll: what stood in the feed before is the baseline', async () => {
    await vi.waitFor(() => expect(feed.polls()).toBeGreaterThan(1), patient)
    expect(await slackCards()).toEqual([])
    expect(await inbox()).not.toContain('<article')
  })

  it('connects a Teams channel by a word said there', async () => {
    await toTeams(teams.activities.says('connect support-teams'))
    await vi.waitFor(() => expect(JSON.stringify(teams.kept)).toContain('support-teams'), patient)
  })

  it('brings a new complaint to Slack, Teams and the inbox', async () => {
    feed.entries.push({
      id: 'parcel',
      title: 'Worst delivery of the year',
      text: 'Acme lost my parcel & nobody answers. <!channel> Terrible service, never again!',
      author: 'Maija M.',
      at: minutesAgo(12),
    })
    await allShow('Terrible service, never again!')
    const [message] = await slackCards()
    expect(labelsOf(message!.blocks)).toEqual(expect.arrayContaining(['Claim', 'Resolve']))
    expect(textOf(message!.blocks)).toContain('open, nobody has it yet')
    expect(message!.text).not.toContain('<!channel>')
  })

  it('gives it to one of two who claim at once, in two chats, and tells the other who has it', async () => {
    const [card] = await slackCards()
    const caseId = caseIdIn(card!.blocks)
    const [clicked, invoked] = await Promise.all([
      press('claim', 'Aino'),
      toTeams(teams.activities.presses(caseId, 'claim', 'Veikko')),
    ])
    expect(clicked.status).toBe(200)
    expect(invoked.status).toBe(200)
    const teamsLost = invoked.body.type === 'application/vnd.microsoft.activity.message'
    if (teamsLost) expect(invoked.body.value).toContain('Aino was faster')
    else {
      const told = await slack.until(() => slack.ephemerals.find(({ text }) => text.includes('was faster')))
      expect(told.text).toContain('Veikko was faster')
    }
    await allShow(`claimed by ${teamsLost ? 'Aino' : 'Veikko'}`)
  })

  it('is resolved in a dialog that closes once it is saved, and every copy says so', async () => {
    expect((await press('resolve', 'Aino')).status).toBe(200)
    const view = await slack.until(() => slack.views[0])
    const send = (input: DialogInput) =>
      toSlack(interactionBody(viewSubmission(view, input, scene('Aino').user)))
    const half = await (await send({ solved: ['yes'] })).json()
    expect(half).toEqual({ response_action: 'errors', errors: { treated: 'Please choose.' } })
    expect(await (await send({ solved: ['yes'], treated: ['kind', 'point'] })).text()).toBe('')
    await allShow('resolved by Aino')
    await allShow('to the point, kind; solved: yes')
  })

  const askToday = async () => {
    const before = slack.ephemerals.length
    await toSlack(new URLSearchParams(slashCommand('today', scene('Aino'))).toString())
    return (await slack.until(() => slack.ephemerals[before])).text
  }

  it('is counted in /mentions today', async () => {
    const today = await askToday()
    expect(today).toContain('1 mention: 1 negative')
    expect(today).toContain('1 case: 0 open, 0 claimed, 0 answered, 0 snoozed, 1 resolved')
    expect(today).toContain('Heard 1 of 1 sources')
  })

  it('is not posted twice when the process is killed and started again', async () => {
    await korva.end('SIGKILL')
    korva = await startProcess(variables)
    const polls = feed.polls()
    await vi.waitFor(() => expect(feed.polls()).toBeGreaterThan(polls + 2), patient)
    expect(await slackCards()).toHaveLength(1)
    expect(teamsCards()).toHaveLength(1)
    expect((await inbox()).match(/<article/g)).toHaveLength(1)
    expect(await askToday()).toContain('1 case: 0 open, 0 claimed, 0 answered, 0 snoozed, 1 resolved')
  })

  it('goes on where it was: the next complaint is posted once', async () => {
    feed.entries.push({
      id: 'app',
      title: 'App',
      text: 'The Acme app is awful and crashes',
      author: 'Ville',
      at: minutesAgo(1),
    })
    await vi.waitFor(async () => expect(await slackCards()).toHaveLength(2), patient)
    await vi.waitFor(() => expect(teamsCards()).toHaveLength(2), patient)
  })

  it('finishes what is in hand at SIGTERM, and says nothing of its secrets anywhere', async () => {
    expect(await korva.end('SIGTERM')).toBe(0)
    const logged = JSON.stringify(korva.lines) + korva.stderr()
    for (const secret of [botToken, signingSecret, app.appPassword]) expect(logged).not.toContain(secret)
    expect(korva.lines.filter(({ level }) => level === 'error')).toEqual([])
  })
})

/** A time zone where it is about noon now: what was written minutes ago was written today, whenever the test runs. */
function zoneAtNoon(): string {
  const ahead = 12 - new Date().getUTCHours()
  return `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`
}

function settingsFor(feed: { url: string; host: string }, slackChannel: string): string {
  return `
locale: en
timezone: ${zoneAtNoon()}
brands:
  - { id: acme, name: Acme }
sources:
  - { id: reviews, kind: rss, url: "${feed.url}", every: 1s }
channels:
  - { id: support, platform: slack, target: ${slackChannel} }
  - { id: support-teams, platform: teams }
routes:
  - { when: { sentiment: negative }, to: [support, support-teams] }
fetch:
  allowPrivate: ["${feed.host}"]
`
}

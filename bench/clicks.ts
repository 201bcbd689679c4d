import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as rest } from 'node:timers/promises'
import { startFeedServer } from '../test/support/feed-server.ts'
import { startProcess } from '../test/support/korva-process.ts'
import { blockActions, findPress, interactionBody, signedRequest } from '../test/support/slack-requests.ts'
import { startSlackStandIn, textOf } from '../test/support/slack-stand-in.ts'
import { readCard, startTeamsStandIn } from '../test/support/teams-stand-in.ts'
import { type Line, ratio } from './line.ts'

const botToken = 'xoxb-000000000000-bench-only'
const signingSecret = '0123456789abcdef0123456789abcdef'
/** Slack takes one message a second in a channel: as many cards as come in half a minute. */
const cards = 20
/** So that no complaint is a copy of another one. */
const things =
  'parcel invoice router courier refund coffee queue password ticket battery window discount manual receipt elevator kitchen signal voucher printer garden'.split(
    ' ',
  )
/** After so long a click counts as lost, and the bench fails. */
const lostMs = 10_000

/**
 * How long after a click in Slack every copy of the card shows it: in Slack, in Teams and on the page; the whole product as
 * a process, against stand-ins that answer at once. Beside it: one bare update of a message by Slack's method.
 */
export async function measureClicks(env: Record<string, string>, engine: string): Promise<Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'korva-bench-'))
  const slack = await startSlackStandIn({ token: botToken })
  const app = { appId: randomUUID(), appPassword: 'bench~only', tenantId: randomUUID() }
  const teams = await startTeamsStandIn(app)
  const feed = await startFeedServer([])
  writeFileSync(join(folder, 'korva.yaml'), settingsFor(feed, slack.channel))
  const korva = await startProcess({
    ...{ KORVA_DATA: join(folder, 'data'), ...env, KORVA_CONFIG: join(folder, 'korva.yaml') },
    ...{ SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret, SLACK_API_URL: slack.url },
    ...{ MICROSOFT_APP_ID: app.appId, MICROSOFT_APP_PASSWORD: app.appPassword },
    ...{ MICROSOFT_APP_TENANT_ID: app.tenantId, MICROSOFT_OPENID_METADATA: teams.openIdMetadata },
  })
  const posted = async () =>
    (await slack.messages(slack.channel)).filter(({ metadata, blocks }) => metadata && blocks)
  const claim = async (name: string, ts: string, caseId: number) => {
    const pressed = findPress(slack.versions(ts), 'claim', caseId)
    const scene = { channel: slack.channel, user: { id: `U${name}`, name }, responseUrl: slack.responseUrl() }
    await fetch(
      `${korva.url}/slack/events`,
      signedRequest(signingSecret, interactionBody(blockActions(pressed, ts, scene))),
    )
  }
  try {
    await teams.deliver(`${korva.url}/api/messages`, teams.activities.says('connect tuki'))
    await until(() => feed.polls() > 1)
    for (let n = 0; n < cards; n++) {
      feed.entries.push({
        ...{ id: `i${n}`, title: `About my ${things[n]}`, author: `A${n}`, at: new Date() },
        text: `Acme is terrible: ${things[n]}, ${things[(n + 7) % cards]} and ${things[(n * 3 + 11) % cards]} again`,
      })
      await until(async () => (await posted()).length > n)
    }
    await until(() => teams.kept.length >= cards)
    const times: Record<'slack' | 'teams' | 'web', number[]> = { slack: [], teams: [], web: [] }
    for (const [n, { ts, blocks }] of (await posted()).entries()) {
      const caseId = Number(/"value":"(\d+)"/.exec(JSON.stringify(blocks))![1])
      const name = `P${n}X`
      const begun = performance.now()
      await claim(name, ts, caseId)
      const shows = {
        slack: async () => textOf(slack.versions(ts)[0]).includes(`claimed by ${name}`),
        teams: async () =>
          teams.kept.some(({ activity }) =>
            readCard(activity.attachments[0].content).text.includes(`claimed by ${name}`),
          ),
        web: async () =>
          (await (await fetch(`${korva.url}/?state=all&ids=${caseId}`)).text()).includes(
            `claimed by ${name}`,
          ),
      }
      await Promise.all(
        (['slack', 'teams', 'web'] as const).map(async (chat) => {
          await until(shows[chat])
          times[chat].push(performance.now() - begun)
        }),
      )
    }
    const bare = await bareUpdates(slack, (await posted())[0]!.ts)
    const worst = (chat: keyof typeof times) => Math.max(...times[chat])
    return (['slack', 'teams', 'web'] as const).map((chat) =>
      ratio(
        `slowest of ${cards} clicks until ${chat} shows it, ${engine}`,
        worst(chat),
        'ms',
        'a bare chat.update',
        bare,
        2_000,
      ),
    )
  } finally {
    await korva.end('SIGTERM')
    await Promise.all([slack.close(), teams.close(), feed.close()])
    rmSync(folder, { recursive: true, force: true })
  }
}

async function bareUpdates(
  slack: Awaited<ReturnType<typeof startSlackStandIn>>,
  ts: string,
): Promise<number> {
  const begun = performance.now()
  for (let n = 0; n < 10; n++) {
    const body = new URLSearchParams({ channel: slack.channel, ts, text: 'bare' })
    await fetch(`${slack.url}chat.update`, {
      method: 'POST',
      body,
      headers: { authorization: `Bearer ${botToken}` },
    })
  }
  return (performance.now() - begun) / 10
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + lostMs * 6
  while (!(await holds())) {
    if (performance.now() > end) throw new Error('what the bench waits for does not come')
    await rest(5)
  }
}

function settingsFor(feed: { url: string; host: string }, slackChannel: string): string {
  return `
brands: [{ id: acme, name: Acme }]
sources: [{ id: reviews, url: "${feed.url}", every: 1s }]
channels:
  - { id: support, platform: slack, target: ${slackChannel} }
  - { id: tuki, platform: teams }
routes: [{ when: { sentiment: negative }, to: [support, tuki] }]
cardsPerHour: 1000
fetch: { allowPrivate: ["${feed.host}"] }
`
}

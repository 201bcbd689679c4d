import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createSlack } from '../../adapters/slack/create-slack.ts'
import { createTeams } from '../../adapters/teams/create-teams.ts'
import { createWeb } from '../../adapters/web/create-web.ts'
import type { CaseAction } from '../../src/core/case.ts'
import type { DialogInput } from '../../src/core/dialog.ts'
import type { Person } from '../../src/core/person.ts'
import type { ChatAdapter, Desk, Log } from '../../src/core/ports.ts'
import { actOnCase } from '../../src/flows/act-on-case.ts'
import { answerCommand } from '../../src/flows/answer-command.ts'
import { cardOf } from '../../src/flows/card-of.ts'
import { caseHistory } from '../../src/flows/case-history.ts'
import { listDigest } from '../../src/flows/digest-of.ts'
import { listInbox } from '../../src/flows/list-inbox.ts'
import { listUnheard } from '../../src/flows/list-sources.ts'
import { mayConnect } from '../../src/flows/may-connect.ts'
import { noteInThread } from '../../src/flows/note-in-thread.ts'
import { reportToday } from '../../src/flows/report-today.ts'
import { createVisitor, fillIn, pressAs, toldIn, type Visitor } from '../adapters/web/visitor.ts'
import type { FlowHarness } from './flow-parts.ts'
import {
  blockActions,
  findPress,
  interactionBody,
  messageEvent,
  signedRequest,
  viewSubmission,
} from './slack-requests.ts'
import { startSlackStandIn, textOf } from './slack-stand-in.ts'
import { fillCard, readCard, startTeamsStandIn, teamsChannel } from './teams-stand-in.ts'

const botToken = 'xoxb-000000000000-tests-only'
const signingSecret = 'signing-secret-of-the-tests'

/**
 * The flows behind the three real adapters, each with its platform's stand-in before it: what people press and write comes
 * as the platforms send it, and what they see is read from the stand-ins. The clock is the flow's.
 */
export async function startThreeChats(flow: FlowHarness) {
  const { parts } = flow
  const slack = await startSlackStandIn({ token: botToken })
  const app = { appId: randomUUID(), appPassword: 'pass~word-9b1d', tenantId: randomUUID() }
  const teams = await startTeamsStandIn(app)
  const log: Log = {
    debug() {},
    info() {},
    warn() {},
    error: (fields, line) => faults.push(`${line} ${JSON.stringify(fields)}`),
  }
  const faults: string[] = []
  const inHand: Promise<unknown>[] = []
  const watched = <T>(work: Promise<T>): Promise<T> => {
    inHand.push(work)
    return work
  }
  const desk: Desk = {
    act: (click) => watched(actOnCase(click, parts)),
    answer: (command, prefix, asker) => answerCommand(command, prefix, asker, parts),
    list: (digestId, asker) => listDigest(digestId, asker, parts),
    note: (note, asker) => watched(noteInThread(note, asker, parts)),
    mayConnect: (channelId, asker) => mayConnect(channelId, asker, parts),
  }
  const inbox = {
    list: (filter: Parameters<typeof listInbox>[0]) => listInbox(filter, parts),
    async card(caseId: number) {
      const subject = await parts.store.direct.cases.get(caseId)
      return subject && cardOf(subject, parts)
    },
    history: (caseId: number) => caseHistory(caseId, parts),
    today: () => reportToday(parts),
    unheard: () => listUnheard(parts),
  }
  const { clock } = parts
  const common = { desk, log, clock, locale: parts.settings.locale }
  const adapters: ChatAdapter[] = [
    createSlack({ botToken, signingSecret, apiUrl: slack.url }, { ...common, clock: () => new Date() }),
    createTeams(
      {
        ...app,
        openIdMetadata: teams.openIdMetadata,
        loopbackOnly: true,
        channels: parts.settings.channels.filter(({ platform }) => platform === 'teams'),
      },
      { ...common, addressBook: flow.opened.addressBook, onConnected: async () => {} },
    ),
    createWeb(
      { token: null, loopbackOnly: true, timezone: parts.settings.timezone },
      {
        ...{ ...common, inbox, signals: flow.opened.signals, randomId: randomUUID, samples: false },
        drawSvg: async () => '<svg/>',
      },
    ),
  ]
  const routes = adapters.flatMap((adapter) => adapter.routes)
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0] ?? ''
    const route = routes.find((each) => each.path === path) ?? routes.find((each) => each.path === '/')!
    route.handle(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  parts.chats.clear()
  for (const adapter of adapters) {
    parts.chats.set(adapter.chat.platform, adapter.chat)
    await adapter.start()
  }
  const visitors = new Map<string, Visitor>()
  const toSlack = (body: string, type?: string) =>
    fetch(`${url}/slack/events`, signedRequest(signingSecret, body, undefined, type))
  const toTeams = (activity: object) => teams.deliver(`${url}/api/messages`, activity)

  /** Where a case's card stands in a chat. */
  async function standsAt(caseId: number, platform: Person['platform']) {
    const copies = await parts.store.direct.deliveries.find({ caseId })
    const copy = copies.find((each) => each.platform === platform)
    if (!copy?.ref) throw new Error(`case ${caseId} is not in ${platform}: ${JSON.stringify(copy)}`)
    return copy.ref
  }

  /** Does what was begun, and hears what only the person is told. */
  async function settled(): Promise<void> {
    while (inHand.length > 0) await Promise.allSettled(inHand.splice(0))
  }

  async function pressInSlack(person: Person, caseId: number, action: CaseAction, input: DialogInput | null) {
    const ref = await standsAt(caseId, 'slack')
    const pressed = findPress([...slack.versions(ref.message), ...slack.versions()], action, caseId)
    const scene = {
      channel: ref.place,
      user: { id: person.id, name: person.name },
      responseUrl: slack.responseUrl(),
    }
    const [told, forms] = [slack.ephemerals.length, slack.views.length]
    await toSlack(interactionBody(blockActions(pressed, ref.message, scene)))
    await settled()
    if (!input)
      return slack.ephemerals
        .slice(told)
        .map(({ text }) => text)
        .join(' ')
    const view = await slack.until(() => slack.views[forms])
    const answer = await (await toSlack(interactionBody(viewSubmission(view, input, scene.user)))).text()
    return answer ? Object.values(JSON.parse(answer).errors as Record<string, string>).join(' ') : ''
  }

  async function pressInTeams(person: Person, caseId: number, action: CaseAction, input: DialogInput | null) {
    const { presses, fetches, sends } = teams.activities
    if (!input) {
      const { status, body } = await toTeams(presses(caseId, action, person.name))
      if (body === null) throw new Error(`Teams was answered ${status} to ${action}: ${faults.join('; ')}`)
      return body.type === 'application/vnd.microsoft.activity.message' ? (body.value as string) : ''
    }
    const { task } = (await toTeams(fetches(caseId, action, person.name))).body
    if (task.type === 'message') return task.value as string
    const { body } = await toTeams(sends(fillCard(task.value.card.content, input), person.name))
    return body === null ? '' : readCard(body.task.value.card.content).text
  }

  async function pressInWeb(person: Person, caseId: number, action: CaseAction, input: DialogInput | null) {
    const visitor = visitors.get(person.name) ?? createVisitor(url)
    visitors.set(person.name, visitor)
    const opened = await pressAs(visitor, caseId, action, person.name)
    return toldIn(input ? await fillIn(visitor, opened, input) : opened)
  }

  return {
    slack,
    teams,
    url,
    faults,
    visitors,
    /** Has a channel of the settings come to where Teams' cards stand, as somebody does by a word said there. */
    connect: (channelId: string) => toTeams(teams.activities.says(`connect ${channelId}`)),
    /** Where the cards of Teams stand. */
    teamsChannel,
    /** Presses as a person does in their own chat, and fills in the dialog that opens; resolves to what only they are told. */
    press(
      person: Person,
      caseId: number,
      action: CaseAction,
      input: DialogInput | null = null,
    ): Promise<string> {
      const press = { slack: pressInSlack, teams: pressInTeams, web: pressInWeb }[person.platform]
      return press(person, caseId, action, input)
    },
    /** Writes below a card. */
    async write(person: Person, caseId: number, text: string): Promise<void> {
      const platform = person.platform as 'slack' | 'teams'
      const ref = await standsAt(caseId, platform)
      if (platform === 'teams') await toTeams(teams.activities.writes(text, ref.message, person.name))
      else {
        const scene = { channel: ref.place, user: { id: person.id, name: person.name } }
        await toSlack(JSON.stringify(messageEvent(text, ref.message, scene)), 'application/json')
      }
      await settled()
    },
    /** What was said below the card of a case, and what the card says now, in Slack and in Teams. */
    async threads(caseId: number) {
      const inSlack = await standsAt(caseId, 'slack')
      const [, ...replies] = await slack.thread(inSlack.place, inSlack.message)
      const inTeams = await standsAt(caseId, 'teams')
      const said = teams.kept.filter(
        ({ conversation }) => conversation === `${inTeams.place};messageid=${inTeams.message}`,
      )
      const card = teams.kept.find(({ id }) => id === inTeams.message)
      return {
        slack: replies.filter(({ metadata }) => metadata).map(({ blocks }) => textOf(blocks)),
        teams: said.map(({ activity }) => readCard(activity.attachments[0].content).text),
        slackCard: textOf((await slack.thread(inSlack.place, inSlack.message))[0]!.blocks),
        teamsCard: card ? readCard(card.activity.attachments[0].content).text : '',
      }
    },
    async close() {
      for (const adapter of adapters) await adapter.stop()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await Promise.all([slack.close(), teams.close()])
    },
  }
}

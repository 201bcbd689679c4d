import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createTeams, type TeamsSettings } from '../../../adapters/teams/create-teams.ts'
import type { CaseAction } from '../../../src/core/case.ts'
import { asksFirst, type DialogInput } from '../../../src/core/dialog.ts'
import type { Case } from '../../../src/core/mention.ts'
import type { AddressBook, Desk, Log } from '../../../src/core/ports.ts'
import type { Team } from '../../../src/core/team.ts'
import { fillDialog } from '../../support/fill-dialog.ts'
import { createMemoryDesk } from '../../support/memory-desk.ts'
import { fillCard, readCard, startTeamsStandIn } from '../../support/teams-stand-in.ts'

export interface HarnessOptions {
  cases?: Case[]
  team?: Partial<Team>
  settings?: Partial<TeamsSettings>
  /** Whether the stand-in asks for tokens; it does unless told otherwise. */
  signIn?: boolean
  desk?: (desk: Desk) => Desk
  addressBook?: (book: AddressBook) => AddressBook
}

/** The Teams adapter on a real HTTP server, with the memory desk behind it and the stand-in of Teams before it. */
export async function startTeams(options: HarnessOptions = {}) {
  const app = { appId: randomUUID(), appPassword: 'pass~word-9b1d', tenantId: randomUUID() }
  const standIn = await startTeamsStandIn({ ...app, signIn: options.signIn ?? true })
  const { cases, team } = options
  const memory = createMemoryDesk({ ...(cases && { cases }), ...(team && { team }) })
  const lines: { level: string; fields: object; message: string }[] = []
  const connected: string[] = []
  const note = (level: string) => (fields: object, message: string) => lines.push({ level, fields, message })
  const log: Log = { debug: note('debug'), info: note('info'), warn: note('warn'), error: note('error') }
  const channel = { id: 'support', platform: 'teams' as const, target: null, brands: null }
  let now = new Date('2026-11-21T12:30:00Z')

  const adapter = createTeams(
    {
      ...app,
      openIdMetadata: standIn.openIdMetadata,
      loopbackOnly: false,
      channels: [channel],
      ...options.settings,
    },
    {
      desk: options.desk?.(memory.desk) ?? memory.desk,
      addressBook: options.addressBook?.(memory.addressBook) ?? memory.addressBook,
      log,
      clock: () => now,
      locale: 'en',
      onConnected: async (id) => void connected.push(id),
    },
  )
  const server = createServer((request, response) => adapter.routes[0]!.handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`
  const { says, presses, fetches, sends } = standIn.activities
  const deliver = (activity: object, token?: string | null) => standIn.deliver(endpoint, activity, token)

  /** Presses a button as a person does, fills in the dialog that it opens; resolves to what only they are told. */
  async function press(
    caseId: number,
    action: CaseAction,
    person: string,
    input?: DialogInput,
  ): Promise<string> {
    if (!asksFirst(action, { kind: memory.cases.get(caseId)?.kind ?? 'complaint' })) {
      const { body } = await deliver(presses(caseId, action, person))
      return body.type === 'application/vnd.microsoft.activity.message' ? body.value : ''
    }
    const { task } = (await deliver(fetches(caseId, action, person))).body
    if (task.type === 'message') return task.value
    const card = task.value.card.content
    const filled = fillCard(card, input ?? fillDialog({ fields: readCard(card).inputs }))
    const { body } = await deliver(sends(filled, person))
    if (body === null) return ''
    return body.task.type === 'message' ? body.task.value : readCard(body.task.value.card.content).text
  }

  return {
    press,
    adapter,
    standIn,
    memory,
    channel,
    app,
    endpoint,
    lines,
    connected,
    pass: (ms: number) => {
      now = new Date(now.getTime() + ms)
    },
    deliver,
    connect: () => standIn.deliver(endpoint, says('connect support')),
    /** The text of the message that was posted last. */
    lastText: () => textOf(standIn.kept.at(-1)?.activity),
    async close() {
      await adapter.stop()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await standIn.close()
    },
  }
}

export type TeamsHarness = Awaited<ReturnType<typeof startTeams>>

const textOf = (activity: { attachments: { content: unknown }[] } | undefined) =>
  readCard(activity?.attachments.map(({ content }) => content)).text

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createSlack, type SlackDeps } from '../../../adapters/slack/create-slack.ts'
import type { DialogInput } from '../../../src/core/dialog.ts'
import type { Clock, Desk, Log } from '../../../src/core/ports.ts'
import { createMemoryDesk, type MemoryDesk } from '../../support/memory-desk.ts'
import {
  blockActions,
  interactionBody,
  messageEvent,
  signedRequest,
  slashCommand,
  viewSubmission,
} from '../../support/slack-requests.ts'
import { type Block, startSlackStandIn } from '../../support/slack-stand-in.ts'
import { watchDesk } from './watched-desk.ts'

export const token = 'xoxb-000000000000-tests-only'
export const secret = 'signing-secret-of-the-tests'
export const aino = { id: 'U0AINO', name: 'Aino' }

export type LogLine = { level: keyof Log; fields: Record<string, unknown>; message: string }

/** A log that keeps its lines, and tells when one has arrived that is asked for. */
export function createMemoryLog() {
  const lines: LogLine[] = []
  const waiting = new Set<() => void>()
  const write = (level: keyof Log) => (fields: object, message: string) => {
    lines.push({ level, fields: { ...fields }, message })
    for (const check of [...waiting]) check()
  }
  const log: Log = { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') }
  const until = (matches: (line: LogLine) => boolean) =>
    new Promise<LogLine>((resolve) => {
      const check = () => {
        const line = lines.find(matches)
        if (!line) return
        waiting.delete(check)
        resolve(line)
      }
      waiting.add(check)
      check()
    })
  return { log, lines, until }
}

interface Options {
  memory?: MemoryDesk
  desk?: Partial<Desk>
  clock?: Clock
  apiUrl?: string
  scopes?: string[]
  patience?: SlackDeps['patience']
}

/** By which trigger a press comes, and whether from a message that only they see. */
type Seen = { trigger?: string; unseen?: boolean }

/** The adapter over HTTP on a real port, with the stand-in behind it. */
export async function startSlack(options: Options = {}) {
  const memory = options.memory ?? createMemoryDesk()
  const { apiUrl, scopes, patience, clock = () => new Date() } = options
  const standIn = await startSlackStandIn({ token, ...(scopes ? { scopes } : {}) })
  const logging = createMemoryLog()
  const watched = watchDesk(memory, options.desk)
  const adapter = createSlack(
    { botToken: token, signingSecret: secret, apiUrl: apiUrl ?? standIn.url },
    { desk: watched.desk, log: logging.log, clock, locale: 'en', ...(patience ? { patience } : {}) },
  )
  const server = createServer((request, response) => adapter.routes[0]!.handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`
  const channel = { id: 'support', platform: 'slack' as const, target: standIn.channel, brands: null }

  const scene = (user = aino, responseUrl: string | null = standIn.responseUrl(), more: Seen = {}) => ({
    channel: standIn.channel,
    user,
    responseUrl,
    ...more,
  })
  const send = (request: RequestInit) => fetch(url, request)

  return {
    adapter,
    standIn,
    memory,
    ...watched,
    channel,
    url,
    send,
    scene,
    ...logging,
    /** Sends a press, signed, as Slack does. */
    click: (pressed: Block, ts = '1763728200.000100', where = scene()) =>
      send(signedRequest(secret, interactionBody(blockActions(pressed, ts, where)))),
    command: (words: string, where = scene()) =>
      send(signedRequest(secret, new URLSearchParams(slashCommand(words, where)).toString())),
    /** Sends an opened modal, filled in. */
    submit: (view: Block, input: DialogInput, user = aino) =>
      send(signedRequest(secret, interactionBody(viewSubmission(view, input, user)))),
    /** Tells of a message, as the Events API does. */
    event: (payload: Block) =>
      send(signedRequest(secret, JSON.stringify(payload), undefined, 'application/json')),
    /** Tells of what somebody wrote below a message. */
    write: (text: string, under: string, user = aino, changes: Block = {}) =>
      send(
        signedRequest(
          secret,
          JSON.stringify(messageEvent(text, under, { channel: standIn.channel, user }, changes)),
          undefined,
          'application/json',
        ),
      ),
    /** Resolves when all that was sent has been worked on. */
    settled: () => adapter.stop(),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await adapter.stop()
      await standIn.close()
    },
  }
}

/** A press on the Claim button of a case, as it stands in the message. */
export const claimOf = (caseId: number | string) => ({
  type: 'button',
  action_id: 'korva:claim',
  block_id: 'Vw4Yp',
  text: { type: 'plain_text', text: 'Claim', emoji: false },
  value: String(caseId),
  style: 'primary',
  action_ts: '1763728200.000100',
})

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createEmulator } from 'emulate'
import { checkBlocks } from '../../adapters/slack/check-blocks.ts'
import { createSlackPeople } from './slack-people.ts'
import { createSlackViews } from './slack-views.ts'

export interface SlackMessage {
  ts: string
  thread_ts?: string
  text: string
  blocks: Block[]
  metadata?: { event_type: string; event_payload: Record<string, string> }
}

// biome-ignore lint/suspicious/noExplicitAny: blocks are read as the JSON that they are
export type Block = Record<string, any>

/** What one person alone was told, and by which of Slack's two ways. */
export interface Ephemeral {
  via: 'response_url' | 'chat.postEphemeral'
  user: string | null
  text: string
  body: Block
}

/** What goes wrong with the next call of a method. */
export type Fault =
  | { kind: 'rate-limit'; seconds: number | null }
  | { kind: 'http'; status: number }
  /** Slack takes the call, and the connection breaks before the answer. */
  | { kind: 'reset' }
  | { kind: 'hang' }
  | { kind: 'error'; error: string; needed?: string }
  | { kind: 'page'; html: string }

export type SlackStandIn = Awaited<ReturnType<typeof startSlackStandIn>>

const allScopes = [
  ...['chat:write', 'commands', 'channels:read', 'channels:history'],
  ...['users:read', 'users:read.email'],
]

/**
 * Slack's Web API on a local port: `emulate` keeps channels and messages; in front of it stands what it lacks: the check
 * of the token and of the blocks, scopes, `oldest` and metadata in histories and threads, people, modals, response_urls, and
 * faults on demand.
 */
export async function startSlackStandIn({ token, scopes = allScopes }: { token: string; scopes?: string[] }) {
  const emulator = await createEmulator({
    service: 'slack',
    port: 0,
    seed: {
      slack: {
        team: { name: 'Acme', domain: 'acme' },
        users: [{ name: 'aino' }],
        channels: [{ name: 'support' }],
      },
    },
  })
  const faults = new Map<string, Fault[]>()
  const versions = new Map<string, Block[][]>()
  const calls: { method: string; body: Block }[] = []
  const ephemerals: Ephemeral[] = []
  const watchers = new Set<() => void>()
  const uses = new Map<string, number>()
  const people = createSlackPeople(scopes)
  const views = createSlackViews(() => notify())
  let url = ''

  const ask = async (method: string, body: Record<string, string> = {}): Promise<Block> => {
    const request = {
      method: 'POST',
      body: new URLSearchParams(body),
      headers: { authorization: 'Bearer admin' },
    }
    return (await (await fetch(`${emulator.url}/api/${method}`, request)).json()) as Block
  }
  const notify = () => {
    for (const watcher of [...watchers]) watcher()
  }
  const tellOne = (ephemeral: Ephemeral) => {
    ephemerals.push(ephemeral)
    notify()
  }

  const answer = async (method: string, form: Record<string, string>): Promise<Block> => {
    const body = readForm(form)
    calls.push({ method, body })
    const wrong = body.blocks === undefined ? [] : checkBlocks(body.blocks)
    if (wrong.length) return { ok: false, error: 'invalid_blocks', response_metadata: { messages: wrong } }
    if (method === 'apps.connections.open') return { ok: false, error: 'not_allowed_token_type' }
    const own = people.answer(method, body) ?? views.answer(method, body)
    if (own) return own
    if (method === 'chat.postEphemeral') {
      tellOne({ via: method, user: body.user, text: textOf(body.blocks), body })
      return { ok: true, message_ts: '1.0' }
    }
    const result = await ask(method, form)
    if (method === 'conversations.history') return asSlackTells(result, body)
    if (method === 'conversations.replies') return onePage(asSlackTells(result, body), body)
    const ts = result.ok && (method === 'chat.postMessage' || method === 'chat.update') ? result.ts : null
    if (ts) versions.set(ts, [body.blocks, ...(versions.get(ts) ?? [])])
    notify()
    return result
  }

  const callMethod = async (method: string, request: IncomingMessage, response: ServerResponse) => {
    const form = Object.fromEntries(new URLSearchParams(await read(request)))
    const fault = faults.get(method)?.shift()
    const authorized = request.headers.authorization
    if (fault && fault.kind !== 'reset') return breakCall(fault, response)
    const result = !authorized
      ? { ok: false, error: 'not_authed' }
      : authorized === `Bearer ${token}`
        ? await answer(method, form)
        : { ok: false, error: 'invalid_auth' }
    if (fault) return void request.socket.destroy()
    response.writeHead(200, { 'content-type': 'application/json', 'x-oauth-scopes': scopes.join(',') })
    response.end(JSON.stringify(result))
  }

  const takeResponse = async (id: string, request: IncomingMessage, response: ServerResponse) => {
    const body = JSON.parse(await read(request)) as Block
    const used = (uses.get(id) ?? 5) + 1
    uses.set(id, used)
    if (used > 5) return void response.writeHead(404).end('used_url')
    if (body.blocks && checkBlocks(body.blocks).length)
      return void response.writeHead(400).end('invalid_blocks')
    response.end('ok')
    tellOne({ via: 'response_url', user: null, text: textOf(body.blocks), body })
  }

  const server = createServer((request, response) => {
    const [, kind, name = ''] = (request.url ?? '').split('/')
    const work = kind === 'api' ? callMethod(name, request, response) : takeResponse(name, request, response)
    work.catch(() => request.socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { channels } = await ask('conversations.list')
  const idOf = (name: string) => channels.find((channel: Block) => channel.name === name).id as string

  const messages = async (channel: string): Promise<SlackMessage[]> =>
    (await ask('conversations.history', { channel, limit: '1000' })).messages as SlackMessage[]

  return {
    /** For SLACK_API_URL. */
    url: `${url}/api/`,
    /** A channel that the bot is in. */
    channel: idOf('support'),
    calls,
    ephemerals,
    messages,
    /** Whom Slack knows, by their ids: tests fill it. */
    people: people.known,
    workspace: people.own,
    /** The modals that were opened, in their order, as Slack shows them. */
    views: views.opened,
    /** Makes a trigger too old to open anything. */
    expire: views.expire,
    /** A message with all that stands below it. */
    thread: async (channel: string, ts: string): Promise<SlackMessage[]> =>
      (await ask('conversations.replies', { channel, ts })).messages as SlackMessage[],
    /** All that a message has looked like, newest first; without one, all that any message has. */
    versions: (ts?: string): Block[][] => (ts ? (versions.get(ts) ?? []) : [...versions.values()].flat()),

    /** Makes the next call of a Web API method go wrong; faults of one method queue up. */
    fail(method: string, fault: Fault) {
      faults.set(method, [...(faults.get(method) ?? []), fault])
    },

    /** A fresh response_url, good for five answers. */
    responseUrl(): string {
      const id = `r${uses.size + 1}`
      uses.set(id, 0)
      return `${url}/response/${id}`
    },

    /** Asks now and after each change until `look` gives something. */
    until<T>(look: () => T | null | undefined | Promise<T | null | undefined>): Promise<NonNullable<T>> {
      return new Promise((resolve, reject) => {
        const watcher = async () => {
          try {
            const found = await look()
            if (found === null || found === undefined) return
            watchers.delete(watcher)
            resolve(found as NonNullable<T>)
          } catch (error) {
            watchers.delete(watcher)
            reject(error)
          }
        }
        watchers.add(watcher)
        void watcher()
      })
    },

    /** Changes channels as an admin would, by the emulator's own methods, e.g. `conversations.archive`. */
    async administer(method: string, body: Record<string, string>): Promise<Block> {
      const result = await ask(method, body)
      if (!result.ok) throw new Error(`${method}: ${result.error}`)
      return result
    },

    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await emulator.close()
    },
  }
}

/** All that a reader sees of a message, buttons aside. */
export function textOf(blocks: Block[] = []): string {
  const words = (part: Block): string => {
    if (typeof part.text === 'string') return part.text
    if (part.text) return words(part.text)
    if (part.type === 'user') return `@${part.user_id}`
    if (part.type === 'usergroup') return `@${part.usergroup_id}`
    const glue = part.type === 'rich_text' ? '\n' : ''
    return [...(part.elements ?? []), ...(part.fields ?? [])].map(words).join(glue)
  }
  return blocks
    .filter(({ type }) => type !== 'actions')
    .map(words)
    .join('\n')
}

/** All that can be pressed. */
export const elementsOf = (blocks: Block[]): Block[] =>
  blocks.flatMap(({ type, elements, accessory }) =>
    type === 'actions' ? (elements as Block[]) : accessory ? [accessory as Block] : [],
  )

/** Its labels, the choices of menus among them. */
export function labelsOf(blocks: Block[]): string[] {
  return elementsOf(blocks)
    .flatMap((element) => (element.type === 'overflow' ? element.options : [element]))
    .map(({ text }: Block) => text.text as string)
}

/** Slack takes objects and lists as JSON in form fields. */
function readForm(form: Record<string, string>): Block {
  const nested = ['blocks', 'metadata', 'view']
  return Object.fromEntries(
    Object.entries(form).map(([key, value]) => [key, nested.includes(key) ? JSON.parse(value) : value]),
  )
}

/** The emulator gives the whole history with all metadata; Slack gives what was asked for. */
function asSlackTells(result: Block, { ts: parent, oldest, include_all_metadata }: Block): Block {
  if (!result.ok) return result
  const messages = (result.messages as SlackMessage[])
    // A thread begins with its parent, however old that is.
    .filter(({ ts }) => !oldest || ts === parent || Number(ts) > Number(oldest))
    .map(({ metadata, ...message }) => (include_all_metadata === 'true' ? { ...message, metadata } : message))
  return { ...result, messages }
}

/** A thread comes page by page, its first message first; the emulator gives all of it. */
function onePage(result: Block, { limit = '1000', cursor = '0' }: Block): Block {
  if (!result.ok) return result
  const end = Number(cursor) + Number(limit)
  const messages = (result.messages as SlackMessage[]).slice(Number(cursor), end)
  const more = end < result.messages.length
  return { ...result, messages, has_more: more, response_metadata: { next_cursor: more ? String(end) : '' } }
}

function breakCall(fault: Exclude<Fault, { kind: 'reset' }>, response: ServerResponse): void {
  switch (fault.kind) {
    case 'hang':
      return
    case 'rate-limit':
      response.writeHead(429, fault.seconds === null ? {} : { 'retry-after': String(fault.seconds) })
      return void response.end()
    case 'http':
      return void response.writeHead(fault.status).end('upstream error')
    case 'page':
      return void response.writeHead(200, { 'content-type': 'text/html' }).end(fault.html)
    case 'error':
      response.writeHead(200, { 'content-type': 'application/json' })
      return void response.end(JSON.stringify({ ok: false, error: fault.error, needed: fault.needed }))
  }
}

async function read(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}

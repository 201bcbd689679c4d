import type { WebClient } from '@slack/web-api'
import type { Channel } from '../../src/core/channel.ts'
import type { KorvaError } from '../../src/core/errors.ts'
import type { Chat, Reach } from '../../src/core/ports.ts'
import { toKorvaError, toSocketError } from './slack-error.ts'

/** What the app needs; a private channel has the same scopes as `groups:`. */
const scopes = ['chat:write', 'commands', 'channels:read', 'channels:history']
/** Without these cards come and go, but nobody is known by their e-mail address. */
const personScopes = ['users:read', 'users:read.email']

/** Says for the workspace, the Socket Mode connection where there is one, and each channel whether it can be reached. */
export function createCheck(web: WebClient, socket: WebClient | null): Chat['check'] {
  return (channels) =>
    Promise.all([
      reach('slack workspace', () => checkWorkspace(web)),
      ...(socket ? [reach('slack socket mode', () => checkSocket(socket))] : []),
      ...channels
        .filter((channel) => channel.platform === 'slack')
        .map((channel) => reach(whatOf(channel), () => checkChannel(web, channel))),
    ])
}

type Finding = Pick<Reach, 'ok' | 'detail' | 'hint'>

async function reach(what: string, find: () => Promise<Finding>): Promise<Reach> {
  try {
    return { what, ...(await find()) }
  } catch (thrown) {
    const error: KorvaError = toKorvaError(thrown, `checking the ${what.replace('slack ', '')}`)
    return { what, ok: false, detail: error.message, hint: error.hint ?? null }
  }
}

async function checkWorkspace(web: WebClient): Promise<Finding> {
  const answer = await web.auth.test()
  const given = answer.response_metadata?.scopes
  const connected = `connected to ${answer.team} as ${answer.user}`
  const lacking = (wanted: string[]) => (given ? wanted.filter((scope) => !holds(given, scope)) : [])
  const missing = lacking(scopes)
  const all = [...missing, ...lacking(personScopes)].join(', ')
  if (!all) return fine(connected)
  const hint = `Add ${all} on the app’s “OAuth & Permissions” page and reinstall the app.`
  if (missing.length > 0) return { ok: false, detail: `${connected}, but without ${all}`, hint }
  const detail = `${connected}; without ${all} nobody is one person here and in the other chats`
  return { ok: true, detail, hint }
}

const holds = (given: string[], scope: string) =>
  given.includes(scope) || given.includes(scope.replace('channels:', 'groups:'))

async function checkSocket(socket: WebClient): Promise<Finding> {
  await socket.apps.connections.open().catch((error: unknown) => {
    throw toSocketError(error)
  })
  return fine('Slack lets the app connect')
}

async function checkChannel(web: WebClient, { id, target }: Channel): Promise<Finding> {
  if (!target) {
    return {
      ok: false,
      detail: `the channel “${id}” has no target`,
      hint: 'Give it the channel’s id (C0123456789, at the end of the channel’s details in Slack) as `target`.',
    }
  }
  const { channel } = await web.conversations.info({ channel: target })
  if (channel?.is_archived) {
    return {
      ok: false,
      detail: 'it is archived',
      hint: 'Unarchive it in Slack, or route to another channel.',
    }
  }
  if (channel?.is_member) return fine(`#${channel.name ?? target}, the bot is in it`)
  return {
    ok: false,
    detail: `#${channel?.name ?? target}, the bot is not in it`,
    hint: 'Invite the bot with /invite @Korva in that channel.',
  }
}

const fine = (detail: string): Finding => ({ ok: true, detail, hint: null })

const whatOf = ({ id, target }: Channel) => `slack channel ${id} (${target ?? 'no target'})`

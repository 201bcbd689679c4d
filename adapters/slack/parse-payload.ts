import { type CaseAction, caseActions } from '../../src/core/case.ts'
import { type Command, parseCommand } from '../../src/core/command.ts'
import type { Click } from '../../src/core/ports.ts'
import { oneLine } from './escape.ts'

/** Who is answered, and where the conversation stands; both as Slack's ids. */
export interface Asker {
  user: string
  channel: string | null
}

/** What Slack sent, as one tagged union. What is not ours or not whole is a kind of its own. */
export type Payload =
  | { kind: 'click'; click: Click; asker: Asker }
  | { kind: 'command'; command: Command; prefix: string; asker: Asker }
  | { kind: 'nothing' }
  | { kind: 'unknown'; what: string }

type Json = Record<string, unknown>

/** Reads a verified body: a click on a card or its menu, or a slash command. Never throws. */
export function parsePayload(body: unknown): Payload {
  const fields = asObject(body)
  if (typeof fields.command === 'string') return parseSlashCommand(fields, fields.command)
  if (fields.type === 'block_actions') return parseActions(fields)
  return { kind: 'unknown', what: `payload of type ${name(fields.type)}` }
}

function parseSlashCommand(fields: Json, command: string): Payload {
  const asker = parseAsker(fields.user_id, fields.channel_id)
  if (!asker) return { kind: 'unknown', what: 'a command of nobody' }
  const words = typeof fields.text === 'string' ? fields.text : ''
  return { kind: 'command', command: parseCommand(words), prefix: `${oneLine(command, 40)} `, asker }
}

function parseActions(fields: Json): Payload {
  const action = asObject(Array.isArray(fields.actions) ? fields.actions[0] : null)
  // Slack tells of a press on a link as well; the browser has opened it.
  if (action.action_id === 'korva:open') return { kind: 'nothing' }
  const pressed = parsePress(action)
  if (!pressed) return { kind: 'unknown', what: `action ${name(action.action_id)}` }
  const user = asObject(fields.user)
  const asker = parseAsker(user.id, asObject(fields.channel).id)
  if (!asker) return { kind: 'unknown', what: 'a click of nobody' }
  return {
    kind: 'click',
    click: { ...pressed, who: { platform: 'slack', id: asker.user, name: personName(user, asker.user) } },
    asker,
  }
}

/** `korva:claim` with the case as its value, or `korva:more` with `claim:<case>` chosen. */
function parsePress(action: Json): { caseId: number; action: CaseAction } | null {
  const id = typeof action.action_id === 'string' ? action.action_id : ''
  const chosen =
    id === 'korva:more' ? asObject(action.selected_option).value : `${id.slice(6)}:${action.value}`
  const match = /^([a-z]+):([1-9]\d{0,14})$/.exec(
    id.startsWith('korva:') && typeof chosen === 'string' ? chosen : '',
  )
  const verb = caseActions.find((known) => known === match?.[1])
  return match && verb ? { caseId: Number(match[2]), action: verb } : null
}

function parseAsker(user: unknown, channel: unknown): Asker | null {
  if (typeof user !== 'string' || !/^[A-Z0-9]{1,64}$/i.test(user)) return null
  return { user, channel: typeof channel === 'string' && channel !== '' ? channel : null }
}

function personName(user: Json, id: string): string {
  const given = [user.name, user.username].find((value) => typeof value === 'string' && value.trim() !== '')
  return oneLine(typeof given === 'string' ? given : id, 80)
}

const name = (value: unknown) => (typeof value === 'string' ? oneLine(value, 80) : 'unknown')

const asObject = (value: unknown): Json =>
  typeof value === 'object' && value !== null ? (value as Json) : {}

import { type CaseAction, caseActions } from '../../src/core/case.ts'
import { type Command, parseCommand } from '../../src/core/command.ts'
import type { Person } from '../../src/core/person.ts'
import { oneLine } from './escape.ts'
import { asObject, asText, type Json } from './json.ts'
import { parseMessage, type Written } from './parse-message.ts'
import { parseSubmission, type Submission } from './parse-submission.ts'

/** Who asks, and where the conversation stands, in Slack's ids. */
export interface SlackAsker {
  who: Person
  place: string | null
}

/** A press on something of ours. */
export interface Press extends SlackAsker {
  /** By which a modal can be opened, once and within three seconds; null: it cannot. */
  trigger: string | null
  /** Whether it was pressed in a message that only they see, such as a list: no card beside it is redrawn then. */
  private: boolean
}

/** What Slack sent, as one tagged union. What is not ours or not whole is a kind of its own. */
export type Payload =
  | ({ kind: 'press'; caseId: number; action: CaseAction } & Press)
  | ({ kind: 'list'; digestId: string } & Press)
  | ({ kind: 'command'; command: Command; prefix: string } & SlackAsker)
  | ({ kind: 'submission' } & Submission)
  | ({ kind: 'message' } & Written)
  | { kind: 'nothing' }
  | { kind: 'unknown'; what: string }

/** Reads a verified body: a press, a form that was sent, a slash command, a message. Never throws. */
export function parsePayload(body: unknown): Payload {
  const fields = asObject(body)
  if (typeof fields.command === 'string') return parseSlashCommand(fields, fields.command)
  if (fields.type === 'block_actions') return parseActions(fields)
  if (fields.type === 'view_submission') {
    const asker = parseAsker(asObject(fields.user), null)
    return (asker && parseSubmission(fields, asker.who)) ?? { kind: 'nothing' }
  }
  if (fields.type === 'event_callback' && asObject(fields.event).type === 'message') {
    return parseMessage(asObject(fields.event)) ?? { kind: 'nothing' }
  }
  return { kind: 'unknown', what: `payload of type ${nameOf(fields.type)}` }
}

function parseSlashCommand(fields: Json, command: string): Payload {
  const asker = parseAsker({ id: fields.user_id, name: fields.user_name }, fields.channel_id)
  if (!asker) return { kind: 'unknown', what: 'a command of nobody' }
  const words = typeof fields.text === 'string' ? fields.text : ''
  return { kind: 'command', command: parseCommand(words), prefix: `${oneLine(command, 40)} `, ...asker }
}

/** Slack tells of a press on a link as well; the browser has opened it. `korva check` presses what does nothing. */
const links = ['korva:open', 'korva:open-answer', 'korva:ping']

function parseActions(fields: Json): Payload {
  const action = asObject(Array.isArray(fields.actions) ? fields.actions[0] : null)
  const id = asText(action.action_id) ?? ''
  if (links.includes(id)) return { kind: 'nothing' }
  const pressed = id === 'korva:list' ? parseList(action) : parsePress(id, action)
  if (!pressed) return { kind: 'unknown', what: `action ${nameOf(action.action_id)}` }
  const asker = parseAsker(asObject(fields.user), asObject(fields.channel).id)
  if (!asker) return { kind: 'unknown', what: 'a click of nobody' }
  const trigger = asText(fields.trigger_id)
  return { ...pressed, ...asker, trigger, private: asObject(fields.container).is_ephemeral === true }
}

/** `korva:claim` with the case as its value, or `korva:more` with `claim:<case>` chosen. */
function parsePress(id: string, action: Json) {
  const chosen =
    id === 'korva:more' ? asObject(action.selected_option).value : `${id.slice(6)}:${action.value}`
  const match = /^([a-z]+(?:-[a-z]+)*):([1-9]\d{0,14})$/.exec(
    id.startsWith('korva:') && typeof chosen === 'string' ? chosen : '',
  )
  const verb = caseActions.find((known) => known === match?.[1])
  return match && verb ? { kind: 'press' as const, caseId: Number(match[2]), action: verb } : null
}

/** `korva:list` with the id of the digest's delivery, which is a UUID. */
function parseList({ value }: Json) {
  const digestId = asText(value)
  return digestId && /^[0-9a-f-]{36}$/.test(digestId) ? { kind: 'list' as const, digestId } : null
}

function parseAsker({ id, name, username }: Json, channel: unknown): SlackAsker | null {
  if (typeof id !== 'string' || !/^[A-Z0-9]{1,64}$/i.test(id)) return null
  const given = [name, username].find((value) => typeof value === 'string' && value.trim() !== '')
  const who: Person = { platform: 'slack', id, name: oneLine(typeof given === 'string' ? given : id, 80) }
  return { who, place: asText(channel) }
}

const nameOf = (value: unknown) => (typeof value === 'string' ? oneLine(value, 80) : 'unknown')

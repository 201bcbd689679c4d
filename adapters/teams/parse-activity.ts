import { z } from 'zod'
import { caseActions } from '../../src/core/case.ts'
import { type Command, parseCommand } from '../../src/core/command.ts'
import type { Click } from '../../src/core/ports.ts'
import { verb } from './draw.ts'
import { limits } from './limits.ts'

/** Who said something where, of every activity that can be answered. */
export interface Origin {
  /** The activity's id: the same one when Teams delivers it again. */
  id: string | null
  service: string
  /** The conversation to answer in; in a channel it is the thread. */
  conversation: string
  personal: boolean
  /** Whether it was said in a channel of a team. */
  inChannel: boolean
  tenant: string | null
  /** The person's id in this conversation, to open a private chat with. */
  person: string
  bot: { id: string; name: string }
}

/** Everything that Teams can send, as far as Korva tells it apart. */
export type Incoming =
  | { kind: 'command'; origin: Origin; command: Command }
  | { kind: 'connect'; origin: Origin; channel: string }
  | { kind: 'press'; origin: Origin; click: Click; by: 'invoke' | 'message' }
  | { kind: 'other'; origin: Origin | null; type: string; invoke: boolean }

const id = z.string().min(1).max(1000)

const activity = z.object({
  type: z.string(),
  id: id.optional(),
  name: z.string().optional(),
  serviceUrl: z.url(),
  from: z.object({ id, name: z.string().optional(), aadObjectId: id.optional() }),
  recipient: z.object({ id, name: z.string().optional() }).nullish(),
  conversation: z.object({ id, tenantId: z.string().optional(), conversationType: z.string().optional() }),
  channelData: z
    .object({ tenant: z.object({ id: z.string() }).optional() })
    .nullish()
    .catch(undefined),
  text: z.string().nullish(),
  value: z.unknown().optional(),
})

type Activity = z.infer<typeof activity>

const pressed = z.object({ caseId: z.int().positive(), action: z.enum(caseActions) })
const executed = z.object({ action: z.object({ verb: z.literal(verb), data: pressed }) })

/** Reads a verified activity. Never throws: what is unknown, or lacks what an answer needs, is `other`. */
export function parseActivity(body: Record<string, unknown>): Incoming {
  const parsed = activity.safeParse(body)
  const type = typeof body.type === 'string' ? body.type : 'none'
  if (!parsed.success) return { kind: 'other', origin: null, type, invoke: type === 'invoke' }
  const origin = originOf(parsed.data)
  const other: Incoming = { kind: 'other', origin, type, invoke: type === 'invoke' }
  if (type === 'invoke') return parseInvoke(parsed.data, origin) ?? other
  return type === 'message' ? (parseMessage(parsed.data, origin) ?? other) : other
}

/** Every tenant that an activity names: all of them have to be ours. */
export function tenantsOf(body: Record<string, unknown>): unknown[] {
  const { conversation, channelData } = body as {
    conversation?: { tenantId?: unknown } | null
    channelData?: { tenant?: { id?: unknown } | null } | null
  }
  return [conversation?.tenantId, channelData?.tenant?.id].filter((tenant) => tenant != null)
}

/** A channel's own id: in a thread it carries the id of the thread's first message. */
export function channelOf(conversation: string): string {
  return conversation.split(';messageid=')[0]!
}

function originOf({ id, serviceUrl, from, recipient, conversation, channelData }: Activity): Origin {
  return {
    id: id ?? null,
    service: serviceUrl,
    conversation: conversation.id,
    personal: conversation.conversationType === 'personal',
    inChannel: conversation.conversationType === 'channel',
    tenant: conversation.tenantId ?? channelData?.tenant?.id ?? null,
    person: from.id,
    bot: { id: recipient?.id ?? '', name: recipient?.name || 'Korva' },
  }
}

function parseInvoke({ name, value, from }: Activity, origin: Origin): Incoming | null {
  const { success, data } = executed.safeParse(value)
  if (name !== 'adaptiveCard/action' || !success) return null
  return { kind: 'press', origin, by: 'invoke', click: { ...data.action.data, who: personOf(from) } }
}

function parseMessage({ text, value, from }: Activity, origin: Origin): Incoming | null {
  if (value !== undefined && value !== null) {
    const { success, data } = pressed.safeParse(value)
    if (!success) return null
    return { kind: 'press', origin, by: 'message', click: { ...data, who: personOf(from) } }
  }
  const command = parseCommand(wordsOf(text ?? '', origin.bot.name))
  if (command.kind === 'connect') return { kind: 'connect', origin, channel: command.channel }
  return { kind: 'command', origin, command }
}

/** What was said without the bot's name: Teams marks it up as `<at>Korva</at>`, some clients write `@Korva`. */
function wordsOf(text: string, bot: string): string {
  const said = text
    .slice(0, limits.said)
    .replace(/<at[^>]*>[^<]*<\/at>/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .trim()
  const name = `@${bot}`
  return said.toLowerCase().startsWith(name.toLowerCase()) ? said.slice(name.length) : said
}

/** Entra's object id is the same in every conversation; guests of some channels have none. */
function personOf(from: Activity['from']): Click['who'] {
  const stable = from.aadObjectId ?? from.id
  return { platform: 'teams', id: stable, name: from.name || stable }
}

import { z } from 'zod'
import type { Command } from '../../src/core/command.ts'
import type { Person } from '../../src/core/person.ts'
import type { ThreadNote } from '../../src/core/thread.ts'
import { type Door, type Pressed, parsePress } from './parse-press.ts'
import { parseWords } from './parse-words.ts'

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
  who: Person
  bot: { id: string; name: string }
}

/** Everything that Teams can send, as far as Korva tells it apart. */
export type Incoming =
  | { kind: 'command'; origin: Origin; command: Command }
  | { kind: 'connect'; origin: Origin; channel: string }
  | ({ kind: 'press'; origin: Origin; by: Door } & Pressed)
  | { kind: 'list'; origin: Origin; by: Door; digest: string }
  /** Words in a thread, with markup. `command`: what they are where no card of ours stands there; null: nothing to us. */
  | { kind: 'note'; origin: Origin; note: ThreadNote; command: Command | null }
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
  entities: z
    .array(z.object({ mentioned: z.object({ id: z.string() }).optional().catch(undefined) }).catch({}))
    .nullish()
    .catch(undefined),
  value: z.unknown().optional(),
})

export type Activity = z.infer<typeof activity>

/** Reads a verified activity. Never throws: what is unknown, or lacks what an answer needs, is `other`. */
export function parseActivity(body: Record<string, unknown>): Incoming {
  const parsed = activity.safeParse(body)
  const type = typeof body.type === 'string' ? body.type : 'none'
  if (!parsed.success) return { kind: 'other', origin: null, type, invoke: type === 'invoke' }
  const origin = originOf(parsed.data)
  const other: Incoming = { kind: 'other', origin, type, invoke: type === 'invoke' }
  const { name, value } = parsed.data
  if (type === 'invoke') return parsePress(origin, name ?? '', value) ?? other
  if (type !== 'message') return other
  if (value !== undefined && value !== null) return parsePress(origin, 'message', value) ?? other
  return parseWords(parsed.data, origin) ?? other
}

/** Every tenant that an activity names: all of them have to be ours. */
export function tenantsOf(body: Record<string, unknown>): unknown[] {
  const { conversation, channelData } = body as {
    conversation?: { tenantId?: unknown } | null
    channelData?: { tenant?: { id?: unknown } | null } | null
  }
  return [conversation?.tenantId, channelData?.tenant?.id].filter((tenant) => tenant != null)
}

const root = ';messageid='

/** A channel's own id: in a thread it carries the id of the thread's first message. */
export const channelOf = (conversation: string): string => conversation.split(root)[0]!

/** The id of the first message of a thread; null outside of threads. */
export const rootOf = (conversation: string): string | null => conversation.split(root)[1] || null

/** The thread below a message of a channel. Chats have no threads: there it is the chat itself. */
export const threadOf = (place: string, message: string): string =>
  /@thread\.(tacv2|skype)$/.test(place) ? `${place}${root}${message}` : place

function originOf({ id, serviceUrl, from, recipient, conversation, channelData }: Activity): Origin {
  return {
    id: id ?? null,
    service: serviceUrl,
    conversation: conversation.id,
    personal: conversation.conversationType === 'personal',
    inChannel: conversation.conversationType === 'channel',
    tenant: conversation.tenantId ?? channelData?.tenant?.id ?? null,
    person: from.id,
    who: personOf(from),
    bot: { id: recipient?.id ?? '', name: recipient?.name || 'Korva' },
  }
}

/** Entra's object id is the same in every conversation; guests of some channels have none. */
function personOf(from: Activity['from']): Person {
  const stable = from.aadObjectId ?? from.id
  return { platform: 'teams', id: stable, name: from.name || stable }
}

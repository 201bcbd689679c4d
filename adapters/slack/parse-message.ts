import type { Person } from '../../src/core/person.ts'
import type { ThreadNote } from '../../src/core/thread.ts'
import { asObject, asText, type Json } from './json.ts'

/** What a person wrote below a message, with Slack's mark-up in its text still. */
export interface Written {
  who: Person
  place: string
  note: ThreadNote
}

/** What a plain message is called when it is shown in the channel as well, or brings a file. Edits and the rest are others. */
const plainSubtypes = [undefined, 'thread_broadcast', 'file_share']

/** It answers to words that a workspace chooses, in threads too, and is no person. */
const slackbot = 'USLACKBOT'

/** Only ids of messages are in a thread's field: `1763728200.000100`. */
const timestamp = /^\d{1,15}\.\d{1,9}$/

/**
 * Reads a `message` event: what a person wrote in the thread of a channel. Null for all else: messages outside of threads,
 * of bots (our own come back as well), edits, deletions, and direct messages.
 *
 * @see https://docs.slack.dev/reference/events/message
 */
export function parseMessage(event: Json): ({ kind: 'message' } & Written) | null {
  const { subtype, bot_id, hidden, channel_type, channel, user, ts, thread_ts } = event
  const plain = plainSubtypes.some((each) => each === subtype) && !bot_id && hidden !== true
  const place = asText(channel)
  if (!plain || !place || (channel_type !== 'channel' && channel_type !== 'group')) return null
  if (!isTimestamp(ts) || !isTimestamp(thread_ts) || ts === thread_ts) return null
  if (typeof user !== 'string' || !/^[UW][A-Z0-9]{1,63}$/.test(user) || user === slackbot) return null
  const text = asText(event.text)?.trim() || fileNames(event.files)
  if (!text) return null
  return {
    kind: 'message',
    who: { platform: 'slack', id: user, name: user },
    place,
    note: { platform: 'slack', place, under: thread_ts, id: ts, text },
  }
}

const isTimestamp = (value: unknown): value is string => typeof value === 'string' && timestamp.test(value)

/** A file without a word is a note of its name. */
const fileNames = (files: unknown): string =>
  (Array.isArray(files) ? files : []).flatMap((file) => asText(asObject(file).name) ?? []).join(', ')

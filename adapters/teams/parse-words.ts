import { type Command, parseCommand } from '../../src/core/command.ts'
import { limits } from './limits.ts'
import { type Activity, channelOf, type Incoming, type Origin, rootOf } from './parse-activity.ts'

/**
 * Reads what was said. The bot hears all of a channel where the team allows it (ChannelMessage.Read.Group): what does
 * not name it is a note at the most, or nothing to us.
 */
export function parseWords(activity: Activity, origin: Origin): Incoming | null {
  // Another bot's words, or our own, are nobody's note.
  if (origin.person.startsWith('28:')) return null
  const text = activity.text ?? ''
  const named = !origin.inChannel || isNamed(activity, origin)
  const command = parseCommand(wordsOf(text, origin.bot.name))
  const note = noteOf(text, origin)
  if (note && !(named && isWhole(command, text, origin))) {
    return { kind: 'note', origin, note, command: named ? command : null }
  }
  if (!named) return null
  if (command.kind === 'connect') return { kind: 'connect', origin, channel: command.channel }
  return { kind: 'command', origin, command }
}

function noteOf(text: string, { id, conversation, inChannel, bot }: Origin) {
  const under = rootOf(conversation)
  const words = withoutBot(text.slice(0, limits.noted), bot.name)
  // The message that begins a thread stands below nothing.
  if (!inChannel || !id || !under || under === id || !words.trim()) return null
  return { platform: 'teams' as const, place: channelOf(conversation), under, id, text: words }
}

/** Whether the words are a command and nothing more: "today I called them" below a card is a note. */
function isWhole(command: Command, text: string, { bot }: Origin): boolean {
  const words = wordsOf(text, bot.name).split(/\s+/u).filter(Boolean)
  if (/^\/?mentions$/i.test(words[0] ?? '')) words.shift()
  if (command.kind === 'unknown') return false
  return words.length <= (command.kind === 'connect' || command.kind === 'audit' ? 2 : 1)
}

const isNamed = ({ entities, text }: Activity, { bot }: Origin): boolean =>
  (entities ?? []).some(({ mentioned }) => mentioned !== undefined && mentioned.id === bot.id) ||
  (text ?? '').trim().toLowerCase().startsWith(`@${bot.name.toLowerCase()}`)

/** What was said without any mention: Teams marks them up as `<at>Korva</at>`, some clients write `@Korva`. */
function wordsOf(text: string, bot: string): string {
  const said = text
    .slice(0, limits.said)
    .replace(/<at[^>]*>[^<]*<\/at>/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .trim()
  return withoutName(said, bot)
}

/** What was said without the bot's mention: other people's are part of what was said. */
const withoutBot = (text: string, bot: string) =>
  withoutName(
    text.replace(/<at[^>]*>([^<]*)<\/at>/g, (mention, name) => (name === bot ? ' ' : mention)).trim(),
    bot,
  )

function withoutName(said: string, bot: string): string {
  const name = `@${bot}`
  return said.toLowerCase().startsWith(name.toLowerCase()) ? said.slice(name.length) : said
}

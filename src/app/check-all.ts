import { describeError } from '../core/errors.ts'
import type { ChatAdapter, Collector, Reach } from '../core/ports.ts'
import type { Source } from '../core/source.ts'
import type { FlowSettings } from '../flows/parts.ts'
import type { Korva } from './compose.ts'
import { howToTurnOn } from './connect-chats.ts'

export interface Checkable {
  settings: FlowSettings
  collector: Collector
  chats: ChatAdapter[]
  database: Reach
}

/** Reaches the database, every source and every chat, and says of each how it went and what to do. */
export async function checkAll({ parts, opened, chats }: Korva): Promise<Reach[]> {
  const { settings, collector } = parts
  return checkEach({ settings, collector, chats, database: await checkDatabase(opened) })
}

/** The same with whatever is known of the database: sources and chats are reached without one. */
export async function checkEach({ settings, collector, chats, database }: Checkable): Promise<Reach[]> {
  const { channels, sources } = settings
  const on = chats.map(({ chat }) => chat.platform)
  const off = channels.filter(({ platform }) => !on.includes(platform))
  const reached = await Promise.all([
    database,
    ...sources.map((source) => checkSource(source, collector)),
    ...chats.map(({ chat }) => chat.check(channels.filter(({ platform }) => platform === chat.platform))),
  ])
  return [...reached.flat(), ...off.map(({ id, platform }) => chatIsOff(id, platform))]
}

async function checkDatabase({ ping, engine }: Korva['opened']): Promise<Reach> {
  const what = `database (${engine.kind})`
  try {
    await ping()
    return { what, ok: true, detail: engine.where, hint: null }
  } catch (error) {
    return failed(what, error)
  }
}

/** What to do about a source that is off for want of a key. */
export const howToTurnSourceOn =
  'docs/sources.md says where to get it; or remove the source from the settings.'

async function checkSource(source: Source, collector: Collector): Promise<Reach> {
  const what = `source ${source.id}`
  if (source.off)
    return { what, ok: false, detail: `is off: it needs ${source.off}`, hint: howToTurnSourceOn }
  if (!source.schedule)
    return { what, ok: true, detail: 'is not asked: what it hears is brought', hint: null }
  try {
    const heard = await collector.poll(source, {})
    const detail = heard.changed ? `${heard.feed.format}, ${heard.feed.items.length} items` : 'not changed'
    return { what, ok: true, detail, hint: null }
  } catch (error) {
    return failed(what, error)
  }
}

function chatIsOff(channel: string, platform: string): Reach {
  const hint = howToTurnOn(platform === 'slack' ? 'SLACK_BOT_TOKEN' : 'MICROSOFT_APP_ID')
  return { what: `channel ${channel}`, ok: false, detail: `${platform} is off`, hint }
}

export function failed(what: string, error: unknown): Reach {
  const { message, hint = null } = describeError(error)
  return { what, ok: false, detail: message, hint }
}

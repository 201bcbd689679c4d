import { describeError } from '../core/errors.ts'
import type { Reach } from '../core/ports.ts'
import type { Source } from '../core/source.ts'
import type { Korva } from './compose.ts'

/** Reaches the database, every source and every chat, and says of each how it went and what to do. */
export async function checkAll({ parts, opened, chats }: Korva): Promise<Reach[]> {
  const { channels, sources } = parts.settings
  const off = channels.filter(({ platform }) => !parts.chats.has(platform))
  const reached = await Promise.all([
    checkDatabase(opened),
    ...sources.map((source) => checkSource(source, parts)),
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

async function checkSource(source: Source, { collector }: Korva['parts']): Promise<Reach> {
  const what = `source ${source.id}`
  try {
    const heard = await collector.poll(source, {})
    const detail = heard.changed ? `${heard.feed.format}, ${heard.feed.items.length} items` : 'not changed'
    return { what, ok: true, detail, hint: null }
  } catch (error) {
    return failed(what, error)
  }
}

function chatIsOff(channel: string, platform: string): Reach {
  const variable = platform === 'slack' ? 'SLACK_BOT_TOKEN' : 'MICROSOFT_APP_ID'
  const hint = `Set ${variable} and its companions in .env; .env.example explains them.`
  return { what: `channel ${channel}`, ok: false, detail: `${platform} is off`, hint }
}

function failed(what: string, error: unknown): Reach {
  const { message, hint = null } = describeError(error)
  return { what, ok: false, detail: message, hint }
}

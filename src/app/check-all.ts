import type { Collector } from '../core/collector-ports.ts'
import type { Opinion } from '../core/opinion.ts'
import type { ChatAdapter, Reach } from '../core/ports.ts'
import type { FlowSettings } from '../flows/parts.ts'
import { checkOpinion } from './check-opinion.ts'
import { type AskForTurn, checkSources, failed, turnsOf } from './check-sources.ts'
import type { Korva } from './compose.ts'
import { howToTurnOn } from './connect-chats.ts'

export interface Checkable {
  settings: FlowSettings
  collector: Collector
  chats: ChatAdapter[]
  opinion: Opinion | null
  askForTurn: AskForTurn
  database: Reach
}

/** Reaches the database, every source, every chat and the second opinion, and says of each how it went and what to do. */
export async function checkAll({ parts, opened, chats, opinion }: Korva): Promise<Reach[]> {
  const { settings, collector } = parts
  const database = await checkDatabase(opened)
  return checkEach({ settings, collector, chats, opinion, askForTurn: turnsOf(parts), database })
}

/** The same with whatever is known of the database: sources and chats are reached without one. */
export async function checkEach(checkable: Checkable): Promise<Reach[]> {
  const { settings, chats, opinion, database } = checkable
  const { channels } = settings
  const on = chats.map(({ chat }) => chat.platform)
  const off = channels.filter(({ platform }) => !on.includes(platform))
  const reached = await Promise.all([
    database,
    checkSources(checkable),
    checkOpinion(opinion),
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

function chatIsOff(channel: string, platform: string): Reach {
  const hint = howToTurnOn(platform === 'slack' ? 'SLACK_BOT_TOKEN' : 'MICROSOFT_APP_ID')
  return { what: `channel ${channel}`, ok: false, detail: `${platform} is off`, hint }
}

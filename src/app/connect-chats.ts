import { randomUUID } from 'node:crypto'
import type { ChartDrawing } from '../../adapters/web/draw-chart.ts'
import type { Environment } from '../../config/environment.ts'
import type { AddressBook, ChatAdapter, Desk, Inbox, Signals } from '../core/ports.ts'
import type { Parts } from '../flows/parts.ts'
import { sendWaitingCards } from '../flows/send-waiting-cards.ts'

export interface ChatParts extends Pick<Parts, 'settings' | 'store' | 'clock' | 'log'> {
  desk: Desk
  inbox: Inbox
  signals: Signals
  addressBook: AddressBook
  drawSvg(drawing: ChartDrawing): Promise<string>
}

/**
 * The chats whose secrets are set, and the web inbox. A chat that is off is not even loaded: its library costs memory.
 */
export async function connectChats(environment: Environment, parts: ChatParts): Promise<ChatAdapter[]> {
  const chats = [await connectWeb(environment, parts)]
  const off = (chat: 'Slack' | 'Teams', variable: string) => sayOff(chat, variable, parts)
  if (environment.slack) chats.push(await connectSlack(environment.slack, parts))
  else off('Slack', 'SLACK_BOT_TOKEN')
  if (environment.teams) chats.push(await connectTeams(environment.teams, environment.loopbackOnly, parts))
  else off('Teams', 'MICROSOFT_APP_ID')
  return chats
}

/** What to do to turn a chat on, by the first of its variables. */
export const howToTurnOn = (variable: string) =>
  `Set ${variable} and its companions in .env; .env.example explains them.`

/** A chat that is off on purpose is a fact; one that channels of the settings count on is a fault. */
function sayOff(chat: 'Slack' | 'Teams', variable: string, { settings, log }: ChatParts): void {
  const platform = chat.toLowerCase()
  const waiting = settings.channels.filter((channel) => channel.platform === platform).map(({ id }) => id)
  if (waiting.length === 0) {
    log.info({ chat }, `${chat} is off: ${variable} is not set`)
    return
  }
  const hint = howToTurnOn(variable)
  log.warn({ chat, channels: waiting, hint }, `${chat} is off: its channels get no cards until it is on`)
}

async function connectWeb({ web, loopbackOnly }: Environment, parts: ChatParts): Promise<ChatAdapter> {
  const { createWeb } = await import('../../adapters/web/create-web.ts')
  const { settings, desk, inbox, signals, log, clock, drawSvg } = parts
  return createWeb(
    { token: web.token, loopbackOnly, timezone: settings.timezone },
    {
      ...{ desk, inbox, signals, log, clock, drawSvg },
      locale: settings.locale,
      randomId: randomUUID,
      samples: settings.sources.some(({ sample }) => sample),
    },
  )
}

async function connectSlack(
  settings: NonNullable<Environment['slack']>,
  parts: ChatParts,
): Promise<ChatAdapter> {
  const { createSlack } = await import('../../adapters/slack/create-slack.ts')
  const { desk, log, clock } = parts
  const { botToken, signingSecret, appToken, apiUrl } = settings
  return createSlack(
    { botToken, ...set({ signingSecret, appToken, apiUrl }) },
    { desk, log, clock, locale: parts.settings.locale },
  )
}

async function connectTeams(
  settings: NonNullable<Environment['teams']>,
  loopbackOnly: boolean,
  parts: ChatParts,
): Promise<ChatAdapter> {
  const { createTeams } = await import('../../adapters/teams/create-teams.ts')
  const { desk, addressBook, log, clock } = parts
  const channels = parts.settings.channels.filter(({ platform }) => platform === 'teams')
  return createTeams(
    { ...settings, loopbackOnly, channels },
    {
      ...{ desk, addressBook, log, clock },
      locale: parts.settings.locale,
      onConnected: (channelId) => sendWaitingCards(channelId, parts),
    },
  )
}

/** What of these is set: the adapters' settings leave out what is not. */
function set<T extends Record<string, string | null>>(
  values: T,
): { [name in keyof T]?: NonNullable<T[name]> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as {
    [name in keyof T]?: NonNullable<T[name]>
  }
}

import type { Channel } from '../../src/core/channel.ts'
import { describeError, KorvaError } from '../../src/core/errors.ts'
import type { Chat, ChatMessage, Reach } from '../../src/core/ports.ts'
import type { Translate } from '../../src/core/texts/index.ts'
import type { Address, Addresses } from './addresses.ts'
import type { BotFramework } from './bot-framework.ts'
import { describeFault } from './describe-fault.ts'
import { drawMessage } from './draw.ts'
import { threadOf } from './parse-activity.ts'
import { TeamsFault } from './send-once.ts'
import type { Tokens } from './tokens.ts'

export interface ClientDeps {
  framework(): Promise<BotFramework>
  tokens: Tokens
  addresses: Addresses
  t: Translate
}

/**
 * Teams as a chat. A message goes to the channel's own conversation id, where each message starts a thread; creating a
 * conversation instead would do the same with one id more to keep. The delivery id stays here: a Teams message has no
 * room for it, and a bot cannot read a channel, so that `find` never finds.
 */
export function createClient({ framework, tokens, addresses, t }: ClientDeps): Chat {
  const attempt = async <T>(what: string, work: (sdk: BotFramework) => Promise<T>): Promise<T> => {
    try {
      return await work(await framework())
    } catch (error) {
      if (error instanceof TeamsFault && error.status === 401) tokens.forget()
      throw describeFault(error, what)
    }
  }
  return {
    platform: 'teams',
    async post(channel, posted) {
      const { service, place } = await placeOf(channel, posted, addresses)
      const message = await attempt(`Posting to the Teams channel ${channel.id}`, (sdk) =>
        sdk.send(service, place, drawMessage(posted, t)),
      )
      return { platform: 'teams', place, message, service }
    },
    async find() {
      return null
    },
    async redraw({ place, message, service }, redrawn) {
      if (!service) throw new KorvaError('teams-no-service', `The post ${message} has no serviceUrl`, never)
      const what = 'card' in redrawn ? `case ${redrawn.card.caseId}` : `digest ${redrawn.digest.id}`
      await attempt(`Redrawing ${what} in the Teams conversation ${place}`, (sdk) =>
        sdk.update(service, place, message, drawMessage(redrawn, t)),
      )
    },
    async check(channels) {
      const ours = channels.filter(({ platform }) => platform === 'teams')
      return Promise.all([
        checkToken(tokens),
        ...ours.map((channel) => reach(channelName(channel), () => addressOf(channel, addresses), told)),
      ])
    },
  }
}

const never = { retryable: false, hint: 'Please report this as a fault of Korva.' }

/** Where a message goes: into the thread of the card that it belongs under, else to the channel itself. */
async function placeOf(channel: Channel, posted: ChatMessage, addresses: Addresses) {
  if ('thread' in posted && posted.under.service) {
    const { place, message, service } = posted.under
    return { service, place: threadOf(place, message) }
  }
  const { serviceUrl, conversationId } = await addressOf(channel, addresses)
  if (!('thread' in posted)) return { service: serviceUrl, place: conversationId }
  return { service: serviceUrl, place: threadOf(posted.under.place, posted.under.message) }
}

async function addressOf(channel: Channel, addresses: Addresses): Promise<Address> {
  const address = await addresses.find(channel)
  if (address) return address
  throw new KorvaError('channel-not-connected', `The Teams channel ${channel.id} is not connected yet`, {
    hint: `Say \`@Korva connect ${channel.id}\` in the Teams channel where its cards shall come.`,
  })
}

const channelName = ({ id, target }: Channel) => `teams channel ${id}${target ? ` (${target})` : ''}`
const told = ({ conversationId }: Address) => `its cards go to ${conversationId}`

function checkToken(tokens: Tokens): Promise<Reach> {
  return reach(
    'teams sign-in',
    () => tokens.get(),
    (token) => (token ? 'a token was given' : 'no token is asked for'),
  )
}

async function reach<T>(what: string, work: () => Promise<T>, tell: (got: T) => string): Promise<Reach> {
  try {
    return { what, ok: true, detail: tell(await work()), hint: null }
  } catch (error) {
    const { message, hint } = describeError(error)
    return { what, ok: false, detail: message, hint: hint ?? null }
  }
}

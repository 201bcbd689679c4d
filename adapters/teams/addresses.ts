import type { Channel } from '../../src/core/channel.ts'
import type { AddressBook } from '../../src/core/ports.ts'
import { channelOf, type Origin } from './parse-activity.ts'

/** Where a channel of the settings is spoken to. */
export interface Address {
  serviceUrl: string
  conversationId: string
}

/** Where Teams answers for a public-cloud tenant before it was ever heard from. */
const defaultService = 'https://smba.trafficmanager.net/teams/'

/** The Teams channels of the settings with the places that they were connected to. */
export type Addresses = ReturnType<typeof createAddresses>

/**
 * Keeps the places of the settings' Teams channels in the address book: conversation id and serviceUrl come with what
 * Teams sends, and proactive posts need both.
 */
export function createAddresses(channels: Channel[], book: AddressBook) {
  const ours = channels.filter(({ platform }) => platform === 'teams')
  const recall = async (channelId: string): Promise<Address | null> => {
    const address = await book.recall('teams', channelId)
    const { serviceUrl, conversationId } = address ?? {}
    return serviceUrl && conversationId ? { serviceUrl, conversationId } : null
  }
  const remember = (channelId: string, origin: Origin) =>
    book.remember('teams', channelId, {
      serviceUrl: origin.service,
      conversationId: channelOf(origin.conversation),
      tenantId: origin.tenant ?? '',
      botId: origin.bot.id,
    })

  /** The serviceUrl of any channel that is known: one tenant has one. */
  const knownService = async () => {
    for (const { id } of ours) {
      const address = await recall(id)
      if (address) return address.serviceUrl
    }
    return defaultService
  }

  return {
    ids: ours.map(({ id }) => id),
    /** Whether the settings themselves say where the channel is. */
    isFixed: (channelId: string) => ours.some(({ id, target }) => id === channelId && target !== null),
    remember,

    /** Null where the channel has no target and nobody said `connect` there. */
    async find({ id, target }: Channel): Promise<Address | null> {
      const known = await recall(id)
      if (!target) return known
      const conversationId = channelOf(target)
      if (known?.conversationId === conversationId) return known
      return { conversationId, serviceUrl: await knownService() }
    },

    /** Notes the serviceUrl that a known conversation speaks from now; it moves when Microsoft moves a tenant. */
    async refresh(origin: Origin): Promise<void> {
      const place = channelOf(origin.conversation)
      for (const { id, target } of ours) {
        const known = await recall(id)
        const conversation = target ? channelOf(target) : known?.conversationId
        if (conversation === place && known?.serviceUrl !== origin.service) await remember(id, origin)
      }
    },
  }
}

import { type Channel, takesBrand } from '../core/channel.ts'
import type { Asker } from '../core/ports.ts'
import type { Parts } from './parts.ts'

/**
 * The channel of the settings that somebody asks from, going by the place that their chat vouches for; of several at one
 * place the one that takes the brand. Null: it is none of ours. The page has no place: it is the web's channel.
 */
export async function channelOf(
  { who, place }: Asker,
  brandId: string | null,
  { settings, addressBook }: Pick<Parts, 'settings' | 'addressBook'>,
): Promise<Channel | null> {
  const here: Channel[] = []
  for (const channel of settings.channels) {
    if (channel.platform !== who.platform) continue
    if (channel.platform === 'web' || (await standsAt(channel, place, addressBook))) here.push(channel)
  }
  return here.find((channel) => brandId === null || takesBrand(channel, brandId)) ?? here[0] ?? null
}

/** Teams learns the places of its channels, and keeps them in the address book. */
async function standsAt(
  { id, platform, target }: Channel,
  place: string | null,
  addressBook: Parts['addressBook'],
): Promise<boolean> {
  if (place === null) return false
  if (target !== null) return target === place || target.split(';')[0] === place
  return (await addressBook.recall(platform, id))?.conversationId === place
}

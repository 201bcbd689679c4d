import type { Kysely } from 'kysely'
import type { AddressBook } from '../core/ports.ts'
import type { Tables } from './tables.ts'

/** The places that chats have heard from. */
export function createAddressBook(db: Kysely<Tables>): AddressBook {
  return {
    async remember(platform, channelId, address) {
      const row = { platform, channel_id: channelId, address: JSON.stringify(address) }
      await db
        .insertInto('addresses')
        .values(row)
        .onConflict((conflict) =>
          conflict.columns(['platform', 'channel_id']).doUpdateSet({ address: row.address }),
        )
        .execute()
    },
    async recall(platform, channelId) {
      const row = await db
        .selectFrom('addresses')
        .select('address')
        .where('platform', '=', platform)
        .where('channel_id', '=', channelId)
        .executeTakeFirst()
      return row?.address ?? null
    },
  }
}

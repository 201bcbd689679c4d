import type { Kysely } from 'kysely'
import type { Directory } from '../core/case-ports.ts'
import type { Tables } from './tables.ts'

/** Who acts in the chats. */
export function createDirectory(db: Kysely<Tables>): Directory {
  return {
    async see({ platform, id, name, email }, at) {
      await db
        .insertInto('identities')
        .values({ platform, id, name, email: email ?? null, seen_at: at })
        .onConflict((conflict) =>
          conflict.columns(['platform', 'id']).doUpdateSet((eb) => ({
            name,
            seen_at: at,
            // An address that the chat did not give this time is not forgotten.
            email: eb.fn.coalesce(eb.val(email ?? null), 'identities.email'),
          })),
        )
        .execute()
    },
    async list(most) {
      const rows = await db
        .selectFrom('identities')
        .select(['platform', 'id', 'name', 'email'])
        .orderBy('seen_at', 'desc')
        .orderBy('platform')
        .orderBy('id')
        .limit(most)
        .execute()
      return rows.map(({ email, ...person }) => ({ ...person, ...(email !== null && { email }) }))
    },
  }
}

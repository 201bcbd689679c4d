import { type Kysely, sql } from 'kysely'
import type { RuleBook } from '../core/teaching-ports.ts'
import { growTeaching } from './lesson-book.ts'
import type { Tables } from './tables.ts'

/** The rules that the team accepted. */
export function createRuleBook(db: Kysely<Tables>): RuleBook {
  return {
    async accept({ brandId, query }, by, at) {
      const { id } = await db
        .insertInto('rules')
        .values({ brand_id: brandId, query, accepted_by: by, accepted_at: at })
        .returning('id')
        .executeTakeFirstOrThrow()
      await growTeaching(db)
      return id
    },
    async drop(id, at) {
      const { numUpdatedRows } = await db
        .updateTable('rules')
        .set({ dropped_at: at })
        .where('id', '=', id)
        .where('dropped_at', 'is', null)
        .executeTakeFirst()
      if (numUpdatedRows === 0n) return false
      await growTeaching(db)
      return true
    },
    async list() {
      const rows = await db
        .selectFrom('rules')
        .select(['id', 'brand_id', 'query', 'accepted_by', 'accepted_at'])
        .select(({ selectFrom }) =>
          selectFrom('mentions')
            .select(sql<number>`count(*)::int`.as('count'))
            .whereRef('mentions.hidden_by', '=', 'rules.id')
            .as('hidden'),
        )
        .where('dropped_at', 'is', null)
        .orderBy('id')
        .execute()
      return rows.map(({ id, brand_id, query, accepted_by, accepted_at, hidden }) => ({
        ...{ id, brandId: brand_id, query, by: accepted_by, at: accepted_at, hidden: hidden ?? 0 },
      }))
    },
  }
}

import { type Kysely, sql } from 'kysely'
import type { OpinionBudget } from '../core/opinion.ts'
import { schema } from './engine.ts'
import type { Tables } from './tables.ts'

const days = sql.table(`${schema}.opinion_days`)

/** The budget of second opinions. One statement takes a question: two processes never share the last one. */
export function createOpinionBudget(db: Kysely<Tables>): OpinionBudget {
  return {
    async take(day, budget) {
      if (budget < 1) return false
      const { rows } = await sql`
        insert into ${days} as known (day, asked) values (${day}::date, 1)
        on conflict (day) do update set asked = known.asked + 1 where known.asked < ${budget}
        returning asked`.execute(db)
      return rows.length > 0
    },
    async fail(day) {
      await db
        .updateTable('opinion_days')
        .set(({ eb }) => ({ failed: eb('failed', '+', 1) }))
        .where('day', '=', sql<string>`${day}::date`)
        .execute()
    },
    async count(day) {
      const row = await db
        .selectFrom('opinion_days')
        .select(['asked', 'failed'])
        .where('day', '=', sql<string>`${day}::date`)
        .executeTakeFirst()
      return row ?? { asked: 0, failed: 0 }
    },
  }
}

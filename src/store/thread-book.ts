import type { Kysely } from 'kysely'
import type { ThreadBook } from '../core/case-ports.ts'
import type { Tables } from './tables.ts'

/** What was written below cards, once each. */
export function createThreadBook(db: Kysely<Tables>): ThreadBook {
  return {
    async keep({ platform, place, id }, caseId) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('thread_notes')
        .values({ platform, place, message: id, case_id: caseId })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      return (numInsertedOrUpdatedRows ?? 0n) > 0n
    },
  }
}

import { type Kysely, sql } from 'kysely'
import type { CaseClock, RunningPromise } from '../core/case-ports.ts'
import { schema } from './engine.ts'
import type { Tables } from './tables.ts'

/** Cases of one look: the next one is soon. */
const most = 500
/** Promises that run at the same time: they are glanced at, and hardly any has a step due. */
const mostRunning = 5_000

/** What is due to cases by the clock. */
export function createCaseClock(db: Kysely<Tables>): CaseClock {
  return {
    async timed(now) {
      const rows = await db
        .selectFrom('cases')
        .select(['id', 'state'])
        .where('timed_at', '<=', now)
        .orderBy('timed_at')
        .limit(most)
        .execute()
      return rows.map(({ id, state }) => ({ caseId: id, action: state === 'snoozed' ? 'wake' : 'lapse' }))
    },
    async lapsing(before, now) {
      const rows = await db
        .updateTable('cases')
        .set({ lapse_told_at: now })
        .where('id', 'in', (eb) =>
          eb
            .selectFrom('cases')
            .select('id')
            .where('state', '=', 'claimed')
            .where('timed_at', '<=', before)
            .where('timed_at', '>', now)
            .where('lapse_told_at', 'is', null)
            // What somebody has in hand just now is looked at again in a moment: nobody is waited for in a circle.
            .forUpdate()
            .skipLocked(),
        )
        .returning('id')
        .execute()
      return rows.map(({ id }) => id).toSorted((a, b) => a - b)
    },
    async running() {
      const { rows } = await sql<RunningPromise>`
        select cases.id as "caseId", cases.promised_at as "promisedAt", cases.due_at as "dueAt",
          mentions.severity, mentions.brand_id as "brandId", items.source_id as "sourceId",
          array(select step from ${sql.table(`${schema}.reminders`)} as told
            where told.case_id = cases.id and told.due_at = cases.due_at) as told
        from ${sql.table(`${schema}.cases`)} as cases
        join ${sql.table(`${schema}.mentions`)} as mentions on mentions.id = cases.mention_id
        join ${sql.table(`${schema}.items`)} as items on items.id = mentions.item_id
        where cases.kind = 'complaint' and cases.answered_at is null and cases.state in ('open', 'claimed')
          and not exists (select from ${sql.table(`${schema}.reminders`)} as told
            where told.case_id = cases.id and told.due_at = cases.due_at and told.step = 'escalated')
        order by cases.due_at, cases.id limit ${sql.lit(mostRunning)}`.execute(db)
      return rows
    },
    async tell(caseId, dueAt, step, at) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('reminders')
        .values({ case_id: caseId, due_at: dueAt, step, at })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      return (numInsertedOrUpdatedRows ?? 0n) > 0n
    },
    async ofAuthor({ sourceId, brandId, author, since }) {
      const row = await db
        .selectFrom('items')
        .innerJoin('mentions', 'mentions.item_id', 'items.id')
        .innerJoin('cases', (join) =>
          join.on((eb) =>
            eb.or([
              eb('cases.mention_id', '=', eb.ref('mentions.id')),
              eb('cases.id', '=', eb.ref('mentions.joined_case')),
            ]),
          ),
        )
        .select('cases.id')
        .where('items.source_id', '=', sourceId)
        .where(sql<boolean>`lower(items.author) = lower(${author})`)
        .where('items.author', 'is not', null)
        .where('mentions.brand_id', '=', brandId)
        .where('mentions.written_at', '>=', since)
        .where('cases.kind', '=', 'complaint')
        .orderBy('mentions.written_at', 'desc')
        .orderBy('cases.id', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row?.id ?? null
    },
    async join(mentionId, caseId) {
      await db.updateTable('mentions').set({ joined_case: caseId }).where('id', '=', mentionId).execute()
    },
  }
}

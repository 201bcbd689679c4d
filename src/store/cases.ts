import { type Kysely, sql } from 'kysely'
import type { CaseState } from '../core/case.ts'
import type { Cases } from '../core/store-ports.ts'
import { readCase, selectCases } from './case-rows.ts'
import { notifyChanged } from './signals.ts'
import type { Tables } from './tables.ts'

/** Cases and what happened to them. */
export function createCases(db: Kysely<Tables>): Cases {
  const record = (caseId: number, event: Parameters<Cases['save']>[3] & { version: number }) =>
    db
      .insertInto('case_events')
      .values({ ...event, case_id: caseId, who: event.who && JSON.stringify(event.who) })
      .execute()

  return {
    async open(mentionId, dueAt, at) {
      const { id } = await db
        .insertInto('cases')
        .values({ mention_id: mentionId, due_at: dueAt, opened_at: at, state_at: at, who: null })
        .returning('id')
        .executeTakeFirstOrThrow()
      await record(id, { version: 1, action: 'open', who: null, at })
      await notifyChanged(db, id)
      return id
    },
    async get(id) {
      // A number from outside may be beyond the column's range, which Postgres answers with an error.
      if (!Number.isSafeInteger(id) || id < 1 || id > 0x7fffffff) return null
      const row = await selectCases(db).where('cases.id', '=', id).executeTakeFirst()
      return row ? readCase(row) : null
    },
    async save(id, version, next, event) {
      const who = whoIn(next)
      const lesson = next.state === 'dismissed' ? next.lesson : null
      const { numUpdatedRows } = await db
        .updateTable('cases')
        .set({ version: version + 1, state: next.state, state_at: event.at, lesson })
        .set({ who: who && JSON.stringify(who) })
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirst()
      if (numUpdatedRows === 0n) return false
      await record(id, { ...event, version: version + 1 })
      await notifyChanged(db, id)
      return true
    },
    async events(id) {
      return db
        .selectFrom('case_events')
        .select(['version', 'action', 'who', 'at'])
        .where('case_id', '=', id)
        .orderBy('version')
        .execute()
    },
    async ofStories(storyIds) {
      const rows = await db
        .selectFrom('story_items')
        .innerJoin('mentions', 'mentions.item_id', 'story_items.item_id')
        .innerJoin('cases', 'cases.mention_id', 'mentions.id')
        .select(['story_items.story_id', 'mentions.brand_id', 'cases.id'])
        .where('story_items.story_id', '=', sql<number>`any(${storyIds}::int[])`)
        .orderBy('cases.id')
        .execute()
      return rows.map(({ story_id, brand_id, id }) => ({ storyId: story_id, brandId: brand_id, caseId: id }))
    },
  }
}

function whoIn(state: CaseState) {
  if (state.state === 'open') return null
  return state.state === 'claimed' ? state.owner : state.by
}

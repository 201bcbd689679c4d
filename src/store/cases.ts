import { type Kysely, sql } from 'kysely'
import { answeredAt, type CaseState } from '../core/case.ts'
import type { Cases } from '../core/store-ports.ts'
import { readCase, selectCases } from './case-rows.ts'
import { readAct, stateAt, timedAt } from './case-state.ts'
import { notifyChanged } from './signals.ts'
import type { Tables } from './tables.ts'
import { toJson } from './to-json.ts'

/** Cases and what happened to them. */
export function createCases(db: Kysely<Tables>): Cases {
  const record = (caseId: number, event: Parameters<Cases['save']>[3] & { version: number }) =>
    db
      .insertInto('case_events')
      .values({
        ...{ case_id: caseId, version: event.version, action: event.act.action, at: event.at },
        ...{ act: toJson(event.act), who: event.who && toJson(event.who) },
      })
      .execute()

  return {
    async open({ mentionId, kind, promisedAt, dueAt, at }) {
      const open = JSON.stringify({ state: 'open' })
      const { id } = await db
        .insertInto('cases')
        .values({
          ...{ mention_id: mentionId, kind, promised_at: promisedAt, due_at: dueAt },
          ...{ opened_at: at, state_at: at, details: open },
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      await record(id, { version: 1, act: { action: 'open' }, who: null, at })
      await notifyChanged(db, id)
      return id
    },
    async get(id) {
      // A number from outside may be beyond the column's range, which Postgres answers with an error.
      if (!Number.isSafeInteger(id) || id < 1 || id > 0x7fffffff) return null
      const row = await selectCases(db).where('cases.id', '=', id).executeTakeFirst()
      return row ? readCase(row) : null
    },
    async save(id, version, { state, promise, kind }, event) {
      const { numUpdatedRows } = await db
        .updateTable('cases')
        .set({ version: version + 1, ...columnsOf(state, event.at), ...(kind && { kind }) })
        .$if(promise !== undefined, (update) =>
          update.set({ promised_at: promise!.promisedAt, due_at: promise!.dueAt }),
        )
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirst()
      if (numUpdatedRows === 0n) return false
      await record(id, { ...event, version: version + 1 })
      await notifyChanged(db, id)
      return true
    },
    async events(id) {
      const rows = await db
        .selectFrom('case_events')
        .select(['version', 'act', 'who', 'at'])
        .where('case_id', '=', id)
        .orderBy('version')
        .execute()
      return rows.map(({ act, ...event }) => ({ ...event, act: readAct(act) }))
    },
    async ofStories(storyIds) {
      const rows = await db
        .selectFrom('story_items')
        .innerJoin('mentions', 'mentions.item_id', 'story_items.item_id')
        .innerJoin('cases', (join) =>
          join.on((eb) =>
            eb.or([
              eb('cases.mention_id', '=', eb.ref('mentions.id')),
              eb('cases.id', '=', eb.ref('mentions.joined_case')),
            ]),
          ),
        )
        .select(['story_items.story_id', 'mentions.brand_id', 'cases.id'])
        .where('story_items.story_id', '=', sql<number>`any(${storyIds}::int[])`)
        .orderBy('cases.id')
        .execute()
      return rows.map(({ story_id, brand_id, id }) => ({ storyId: story_id, brandId: brand_id, caseId: id }))
    },
  }
}

/** A claim that begins anew is told of anew before it lapses; one that goes on was told of already. */
function columnsOf(state: CaseState, at: Date) {
  const timed = timedAt(state)
  return {
    state: state.state,
    details: toJson(state),
    state_at: stateAt(state) ?? at,
    answered_at: answeredAt(state),
    timed_at: timed,
    lapse_told_at: sql<Date | null>`case when timed_at = ${timed}::timestamptz then lapse_told_at end`,
    lesson: state.state === 'dismissed' ? state.lesson : null,
  }
}

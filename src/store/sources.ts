import type { Kysely, Selectable } from 'kysely'
import type { SourceState, Sources } from '../core/store-ports.ts'
import type { Tables } from './tables.ts'

/** What is remembered of sources, and who polls them next. */
export function createSources(db: Kysely<Tables>): Sources {
  return {
    async takeDue(sources, now) {
      if (sources.length === 0) return []
      await db
        .insertInto('sources')
        .values(sources.map(({ id }) => ({ id, due_at: now })))
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute()
      const due = await db
        .selectFrom('sources')
        .select('id')
        .where('due_at', '<=', now)
        .where(
          'id',
          'in',
          sources.map(({ id }) => id),
        )
        .orderBy('due_at')
        .forUpdate()
        .skipLocked()
        .execute()
      const next = new Map(sources.map((source) => [source.id, source.next]))
      for (const { id } of due) {
        await db
          .updateTable('sources')
          .set({ due_at: next.get(id)! })
          .where('id', '=', id)
          .execute()
      }
      return due.map(({ id }) => id)
    },
    async load(id) {
      const row = await db.selectFrom('sources').selectAll().where('id', '=', id).executeTakeFirst()
      return row?.polled_at ? readState(row) : null
    },
    async save(id, state, dueAt) {
      const row = {
        url: state.url,
        first_heard_at: state.firstHeardAt,
        heard_at: state.heardAt,
        polled_at: state.polledAt,
        failures: state.failures,
        error: state.error && JSON.stringify(state.error),
        memory: JSON.stringify(state.memory),
        ...(dueAt && { due_at: dueAt }),
      }
      await db
        .insertInto('sources')
        .values({ id, due_at: dueAt ?? state.polledAt ?? new Date(0), ...row })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute()
    },
    async all() {
      const rows = await db.selectFrom('sources').selectAll().execute()
      return new Map(rows.filter((row) => row.polled_at).map((row) => [row.id, readState(row)]))
    },
  }
}

function readState(row: Selectable<Tables['sources']>): SourceState {
  return {
    url: row.url ?? '',
    firstHeardAt: row.first_heard_at,
    heardAt: row.heard_at,
    polledAt: row.polled_at,
    failures: row.failures,
    error: row.error,
    memory: row.memory,
  }
}

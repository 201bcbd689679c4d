import { type Kysely, type Selectable, sql } from 'kysely'
import type { Deafness, PolledState, SourceState, Sources } from '../core/store-ports.ts'
import { schema } from './engine.ts'
import { gather } from './gather.ts'
import type { Tables } from './tables.ts'

/** The same for calls that come by hundreds a second: those of one moment share a statement. */
export function createGatheredSources(db: Kysely<Tables>): Sources {
  const load = gather((ids: string[]) => loadSources(db, ids))
  const save = gather(async (saved: SavedSource[]) => {
    await saveSources(db, saved)
    return saved.map(() => undefined)
  })
  return { ...createSources(db), load, save: (id, state, dueAt) => save({ id, state, dueAt }) }
}

/** What is remembered of sources between polls. */
export function createSources(db: Kysely<Tables>): Sources {
  return {
    load: async (id) => (await loadSources(db, [id]))[0]!,
    save: (id, state, dueAt) => saveSources(db, [{ id, state, dueAt }]),
    async learn(id, { newestAt, usualSilenceMs }) {
      const row = { newest_at: newestAt, usual_silence_ms: usualSilenceMs }
      await db.updateTable('sources').set(row).where('id', '=', id).execute()
    },
    async tell(id, before, now) {
      const { numUpdatedRows } = await db
        .updateTable('sources')
        .set({ deaf: now && JSON.stringify(now) })
        .where('id', '=', id)
        .where(sql<boolean>`deaf is not distinct from ${asJson(before)}::jsonb`)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
    async all() {
      const rows = await db.selectFrom('sources').selectAll().where('polled_at', 'is not', null).execute()
      return new Map(rows.map((row) => [row.id, readState(row)]))
    },
  }
}

const asJson = (deaf: Deafness | null) => deaf && JSON.stringify(deaf)

/** The states of sources, in the order of their ids; null where one was never polled. */
async function loadSources(db: Kysely<Tables>, ids: string[]): Promise<(SourceState | null)[]> {
  const rows = await db
    .selectFrom('sources')
    .selectAll()
    .where('id', '=', sql<string>`any(${ids}::text[])`)
    .where('polled_at', 'is not', null)
    .execute()
  const states = new Map(rows.map((row) => [row.id, readState(row)]))
  return ids.map((id) => states.get(id) ?? null)
}

interface SavedSource {
  id: string
  state: PolledState
  dueAt: Date | undefined
}

/** Saves what polls found out. Of several for one source the last holds. */
async function saveSources(db: Kysely<Tables>, saved: SavedSource[]): Promise<void> {
  const last = [...new Map(saved.map((each) => [each.id, each])).values()]
  const known = new Set(await updateSources(db, last))
  const others = last.filter(({ id }) => !known.has(id))
  if (others.length === 0) return
  // Nobody registered them: what is only brought, and what is tried by hand.
  const rows = others.map(({ id, state, dueAt }) => ({ id, due_at: dueAt ?? state.polledAt ?? new Date(0) }))
  await db
    .insertInto('sources')
    .values(rows)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  await updateSources(db, others)
}

/** In one statement; returns the ids of those that there are. */
async function updateSources(db: Kysely<Tables>, saved: SavedSource[]): Promise<string[]> {
  const column = <T>(pick: (state: PolledState) => T) => saved.map(({ state }) => pick(state))
  const json = (pick: (state: PolledState) => unknown) => column((state) => JSON.stringify(pick(state)))
  const { rows } = await sql<{ id: string }>`
    update ${sql.table(`${schema}.sources`)} as known
    set due_at = coalesce(given.due_at, known.due_at), url = given.url, first_heard_at = given.first_heard_at,
      heard_at = given.heard_at, polled_at = given.polled_at, failures = given.failures,
      failing_since = given.failing_since, error = nullif(given.error, 'null')::jsonb, stopped = given.stopped,
      notes = given.notes::jsonb, memory = given.memory::jsonb
    from unnest(
      ${saved.map(({ id }) => id)}::text[],
      ${saved.map(({ dueAt }) => dueAt ?? null)}::timestamptz[],
      ${column(({ url }) => url)}::text[],
      ${column(({ firstHeardAt }) => firstHeardAt)}::timestamptz[],
      ${column(({ heardAt }) => heardAt)}::timestamptz[],
      ${column(({ polledAt }) => polledAt)}::timestamptz[],
      ${column(({ failures }) => failures)}::int[],
      ${column(({ failingSince }) => failingSince)}::timestamptz[],
      ${json(({ error }) => error)}::text[],
      ${column(({ stopped }) => stopped)}::boolean[],
      ${json(({ notes }) => notes)}::text[],
      ${json(({ memory }) => memory)}::text[]
    ) as given (
      id, due_at, url, first_heard_at, heard_at, polled_at, failures, failing_since, error, stopped, notes, memory
    )
    where known.id = given.id
    returning known.id`.execute(db)
  return rows.map(({ id }) => id)
}

function readState(row: Selectable<Tables['sources']>): SourceState {
  return {
    url: row.url ?? '',
    firstHeardAt: row.first_heard_at,
    heardAt: row.heard_at,
    polledAt: row.polled_at,
    failures: row.failures,
    failingSince: row.failing_since,
    error: row.error,
    stopped: row.stopped,
    notes: row.notes,
    memory: row.memory,
    newestAt: row.newest_at,
    usualSilenceMs: row.usual_silence_ms,
    deaf: row.deaf,
    dueAt: row.listed && !row.stopped ? row.due_at : null,
  }
}

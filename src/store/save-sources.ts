import { type Kysely, sql } from 'kysely'
import type { PolledState } from '../core/listening-ports.ts'
import { schema } from './engine.ts'
import type { Tables } from './tables.ts'
import { toJson } from './to-json.ts'

/** What a poll found out of a source, and when it is polled next. */
export interface SavedSource {
  id: string
  state: PolledState
  dueAt: Date | undefined
}

/** Saves what polls found out. Of several for one source the last holds. */
export async function saveSources(db: Kysely<Tables>, saved: SavedSource[]): Promise<void> {
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
  const json = (pick: (state: PolledState) => unknown) => column((state) => toJson(pick(state)))
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

import { type Kysely, type Selectable, sql } from 'kysely'
import type { KnownSource, SourceState, Sources, Telling } from '../core/listening-ports.ts'
import { schema } from './engine.ts'
import { gather } from './gather.ts'
import { type SavedSource, saveSources } from './save-sources.ts'
import type { Tables } from './tables.ts'
import { toJson } from './to-json.ts'

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
    async load(id) {
      await lockSources(db, [id])
      return (await loadSources(db, [id]))[0]!
    },
    save: (id, state, dueAt) => saveSources(db, [{ id, state, dueAt }]),
    async learn(id, { newestAt, usualSilenceMs }) {
      const row = { newest_at: newestAt, usual_silence_ms: usualSilenceMs }
      await db.updateTable('sources').set(row).where('id', '=', id).execute()
    },
    async tell(tellings) {
      await lockSources(
        db,
        tellings.map(({ id }) => id),
      )
      return tellSources(db, tellings)
    },
    all: (only) => allSources(db, only),
  }
}

/** Always in the same order: two that change several sources never wait for each other in a circle. */
async function lockSources(db: Kysely<Tables>, ids: string[]): Promise<void> {
  await db
    .selectFrom('sources')
    .select('id')
    .where('id', '=', sql<string>`any(${ids}::text[])`)
    .orderBy('id')
    .forUpdate()
    .execute()
}

async function tellSources(db: Kysely<Tables>, tellings: Telling[]): Promise<Set<string>> {
  const json = (pick: (telling: Telling) => unknown) => tellings.map((telling) => toJson(pick(telling)))
  const { rows } = await sql<{ id: string }>`
    update ${sql.table(`${schema}.sources`)} as known set deaf = nullif(given.now, 'null')::jsonb
    from unnest(
      ${tellings.map(({ id }) => id)}::text[], ${json(({ before }) => before)}::text[], ${json(({ now }) => now)}::text[]
    ) as given (id, before, now)
    where known.id = given.id and known.deaf is not distinct from nullif(given.before, 'null')::jsonb
    returning known.id`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

/** Without the memory: of thousands of sources it is most of what there is to read. */
const knownColumns = [
  ...(['id', 'url', 'due_at', 'first_heard_at', 'heard_at', 'polled_at', 'failures', 'error'] as const),
  ...(['listed', 'stopped', 'failing_since', 'notes', 'newest_at', 'usual_silence_ms', 'deaf'] as const),
] as const

async function allSources(db: Kysely<Tables>, only?: 'unheard'): Promise<Map<string, KnownSource>> {
  const all = db
    .selectFrom('sources')
    .leftJoin('lanes', 'lanes.lane', 'sources.lane')
    .select(knownColumns)
    .select('rests_until')
    .where('polled_at', 'is not', null)
  const unheard = all.where((eb) => eb.or([eb('deaf', 'is not', null), eb('stopped', '=', true)]))
  const rows = await (only ? unheard : all).execute()
  return new Map(rows.map((row) => [row.id, { ...readKnown(row), restsUntil: row.rests_until }]))
}

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

const readState = (row: Row): SourceState => ({ ...readKnown(row), memory: row.memory })

type Row = Selectable<Tables['sources']>

function readKnown(row: Pick<Row, (typeof knownColumns)[number]>): Omit<SourceState, 'memory'> {
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
    newestAt: row.newest_at,
    usualSilenceMs: row.usual_silence_ms,
    deaf: row.deaf,
    dueAt: row.listed && !row.stopped ? row.due_at : null,
  }
}

import { type Kysely, sql } from 'kysely'
import type { Turns } from '../core/listening-ports.ts'
import { schema } from './engine.ts'
import { gather } from './gather.ts'
import type { Tables } from './tables.ts'

const sources = sql.table(`${schema}.sources`)

/** Whose turn it is, counted in the database for all processes. Each statement costs what is due, not what there is. */
export function createTurns(db: Kysely<Tables>): Turns {
  return {
    async register(listed, now) {
      const ids = listed.map(({ id }) => id)
      const lanes = listed.map(({ lane }) => lane)
      await sql`
        insert into ${sources} as known (id, lane, due_at, listed)
        select id, lane, ${now}::timestamptz, true
        from unnest(${ids}::text[], ${lanes}::text[]) as given (id, lane)
        order by id
        on conflict (id) do update set lane = excluded.lane, listed = true
        where known.lane <> excluded.lane or not known.listed`.execute(db)
      await db
        .updateTable('sources')
        .set({ listed: false })
        .where('listed', '=', true)
        .where(sql<boolean>`id <> all(${ids}::text[])`)
        .execute()
    },
    async due(now, most) {
      return db
        .selectFrom('sources')
        .select(['id', 'lane'])
        .where('listed', '=', true)
        .where('stopped', '=', false)
        .where('due_at', '<=', now)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('lanes')
                .select('lanes.lane')
                .whereRef('lanes.lane', '=', 'sources.lane')
                .where('lanes.rests_until', '>', now),
            ),
          ),
        )
        .orderBy('due_at')
        .limit(most)
        .forUpdate()
        .skipLocked()
        .execute()
    },
    async setDue(turns) {
      if (turns.length === 0) return
      const ids = turns.map(({ id }) => id)
      const at = turns.map((turn) => turn.at)
      await sql`
        update ${sources} set due_at = turn.at
        from unnest(${ids}::text[], ${at}::timestamptz[]) as turn (id, at)
        where sources.id = turn.id`.execute(db)
    },
    async rest(lane, until, freeAt) {
      const row = await db
        .insertInto('lanes')
        .values({ lane, rests_until: until })
        .onConflict((conflict) => {
          const update = conflict
            .column('lane')
            .doUpdateSet({ rests_until: sql<Date>`greatest(lanes.rests_until, excluded.rests_until)` })
          return freeAt ? update.where('lanes.rests_until', '<=', freeAt) : update
        })
        .returning('lane')
        .executeTakeFirst()
      return row !== undefined
    },
    restsUntil: async (lane, now) => (await restsOf(db, [{ lane, now }]))[0]!,
  }
}

/** The same for calls that come by hundreds a second: those of one moment share a statement. */
export function createGatheredTurns(db: Kysely<Tables>): Turns {
  const restsUntil = gather((asked: { lane: string; now: Date }[]) => restsOf(db, asked))
  return { ...createTurns(db), restsUntil: (lane, now) => restsUntil({ lane, now }) }
}

async function restsOf(db: Kysely<Tables>, asked: { lane: string; now: Date }[]): Promise<(Date | null)[]> {
  const lanes = asked.map(({ lane }) => lane)
  const rows = await db
    .selectFrom('lanes')
    .selectAll()
    .where('lane', '=', sql<string>`any(${lanes}::text[])`)
    .execute()
  const rests = new Map(rows.map((row) => [row.lane, row.rests_until]))
  return asked.map(({ lane, now }) => {
    const until = rests.get(lane)
    return until && until > now ? until : null
  })
}

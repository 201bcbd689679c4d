import { type Kysely, sql } from 'kysely'
import type { Stories, ToldItem } from '../core/story-ports.ts'
import { schema } from './engine.ts'
import type { Tables } from './tables.ts'

/** Any number that nobody else locks. */
const lockNumber = 20_261_122
/** Of a run of words that very many share, the latest say enough; and so many of the nearest are compared. */
const latestOfKey = 32
const mostNear = 12
/** What of a text is compared at all. */
const mostLetters = 20_000

/** Until the end of the transaction no other process places items. */
export async function holdPlacing(db: Kysely<Tables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lockNumber})`.execute(db)
}

/** Which stored items tell the same. */
export function createStories(db: Kysely<Tables>): Stories {
  return {
    near: (asked, since) => findNear(db, asked, since),
    async keep(placed) {
      if (placed.length === 0) return
      const keys = placed.flatMap(({ itemId, keys }) => keys.map((key) => ({ itemId, key })))
      await sql`
        with placed as (
          insert into ${table('story_items')} (item_id, story_id, seen_at)
          select * from unnest(
            ${placed.map(({ itemId }) => itemId)}::int[],
            ${placed.map(({ storyId }) => storyId)}::int[],
            ${placed.map(({ seenAt }) => seenAt)}::timestamptz[]
          ) on conflict do nothing
        )
        insert into ${table('story_keys')} (key, item_id)
        select * from unnest(${keys.map(({ key }) => key)}::int[], ${keys.map(({ itemId }) => itemId)}::int[])
        on conflict do nothing`.execute(db)
    },
    async of(itemIds) {
      if (itemIds.length === 0) return new Map()
      const rows = await db
        .selectFrom('story_items')
        .select(['item_id', 'story_id'])
        .where('item_id', '=', sql<number>`any(${itemIds}::int[])`)
        .execute()
      return new Map(rows.map(({ item_id, story_id }) => [item_id, story_id]))
    },
    async forget(before) {
      // Ids grow with time: what is placed late, by an edit of an old item, is forgotten with its neighbours.
      await sql`
        delete from ${table('story_keys')} where item_id <= (
          select item_id from ${table('story_items')} where seen_at < ${before} order by item_id desc limit 1
        )`.execute(db)
    },
  }
}

const table = (name: keyof Tables) => sql.table(`${schema}.${name}`)

interface NearRow {
  n: number
  item_id: number
  story_id: number
  source_id: string
  url: string | null
  title: string | null
  text: string | null
}

/** One statement for all: of each key the latest few, of those the ones that share the most. */
async function findNear(db: Kysely<Tables>, asked: Parameters<Stories['near']>[0], since: Date) {
  const keys = asked.flatMap((those, n) => those.map((each) => ({ ...each, n })))
  const { rows } = await sql<NearRow>`
    select ranked.n, ranked.item_id, placed.story_id, item.source_id, item.url, item.title,
      left(item.text, ${sql.lit(mostLetters)}) as text
    from (
      select asked.n, hit.item_id,
        row_number() over (partition by asked.n order by sum(asked.weight) desc, hit.item_id desc) as place
      from unnest(
        ${keys.map(({ n }) => n)}::int[],
        ${keys.map(({ key }) => key)}::int[],
        ${keys.map(({ weight }) => weight)}::int[]
      ) as asked (n, key, weight)
      cross join lateral (
        select item_id from ${table('story_keys')} where key = asked.key
        order by item_id desc limit ${sql.lit(latestOfKey)}
      ) as hit
      group by asked.n, hit.item_id
    ) as ranked
    join ${table('story_items')} as placed on placed.item_id = ranked.item_id and placed.seen_at >= ${since}
    join ${table('items')} as item on item.id = ranked.item_id
    where ranked.place <= ${sql.lit(mostNear)}
    order by ranked.n, ranked.place`.execute(db)
  const near: ToldItem[][] = asked.map(() => [])
  for (const { n, item_id, story_id, source_id, ...said } of rows) {
    near[n]!.push({ itemId: item_id, storyId: story_id, sourceId: source_id, ...said })
  }
  return near
}

import { type Kysely, sql } from 'kysely'
import { storyKeys } from '../src/match/story-keys.ts'
import { tellItem } from '../src/match/tell-item.ts'
import type { Tables } from '../src/store/tables.ts'

/** So many texts are made; the database makes the rest of them, with the same words under other keys. */
const made = 10_000
const batch = 1000
const vocabulary = 20_000

/** A text of 30 to 70 words, some of them far more frequent than others, the same for the same number. */
export function makeText(seed: number): string {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b)
  const random = () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32
  }
  const length = 30 + Math.floor(random() * 40)
  const word = () =>
    Math.floor(vocabulary ** random())
      .toString(26)
      .replace(/\d/gu, (digit) => 'qrstuvwxyz'[+digit]!)
  return Array.from({ length }, word).join(' ')
}

/** Fills the tables with so many items that have keys as real ones have; of each three are shared by a hundred others. */
export async function fillStories(db: Kysely<Tables>, count: number, now: Date): Promise<void> {
  const [items, stories, keys] = ['items', 'story_items', 'story_keys'].map((name) =>
    sql.table(`korva.${name}`),
  )
  await sql`alter table ${keys} drop constraint story_keys_pkey`.execute(db)
  for (let from = 0; from < made; from += batch) {
    const texts = Array.from({ length: batch }, (_, n) => makeText(from + n))
    await sql`insert into ${items} (source_id, item_key, text, seen_at)
      select 'made', 'made-' || n, text, ${now}::timestamptz - interval '2 days'
      from unnest(${texts}::text[]) with ordinality as given (text, n0), lateral (select n0 + ${from}::int as n) as numbered
      order by n`.execute(db)
    const own = texts.flatMap((text, n) =>
      storyKeys(tellItem({ text })).map(({ key }) => ({ key, id: from + n + 1 })),
    )
    await sql`insert into ${keys} (key, item_id)
      select * from unnest(${own.map(({ key }) => key)}::int[], ${own.map(({ id }) => id)}::int[])`.execute(
      db,
    )
  }
  for (let copy = 1; copy < count / made; copy++) {
    await sql`insert into ${items} (source_id, item_key, text, seen_at)
      select 'more', ${`${copy}-`} || id, text, seen_at from ${items} where id <= ${sql.lit(made)} order by id`.execute(
      db,
    )
    await sql`insert into ${keys} (key, item_id)
      select case when key % 5 = 0 then key else key # (${copy}::int * 40503) end, item_id + ${copy * made}::int
      from ${keys} where item_id <= ${sql.lit(made)}`.execute(db)
  }
  await sql`insert into ${stories} (item_id, story_id, seen_at) select id, id, seen_at from ${items} order by id`.execute(
    db,
  )
  // Two rows may have got the same key now and then, which real ones cannot.
  await sql`create index story_keys_pkey on ${keys} (key, item_id)`.execute(db)
  // As the embedded engine is tidied every few minutes, and a server does by itself.
  await sql`vacuum analyze`.execute(db)
}

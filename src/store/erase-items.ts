import { type Kysely, sql } from 'kysely'
import { schema } from './engine.ts'
import { erasedNameSql } from './erased-name.ts'
import type { Tables } from './tables.ts'

/** An item before its words were erased. */
export interface ErasedItem {
  id: number
  url: string | null
  /** What notices of many mentions say of it. */
  said: string | null
}

const table = (name: keyof Tables) => sql.table(`${schema}.${name}`)

/**
 * Erases what items say, who wrote them and where, and the words of their verdicts. What reports count stays: dates, source,
 * brand, label, score, severity, language, the names of feelings and topics, stars. Returns those that were not erased before.
 */
export async function eraseItems(db: Kysely<Tables>, ids: number[], at: Date): Promise<ErasedItem[]> {
  const items = await db
    .selectFrom('items')
    .select(['id', 'url', sql<string | null>`coalesce(title, text)`.as('said')])
    .where('id', '=', sql<number>`any(${ids}::int[])`)
    .where('erased_at', 'is', null)
    // In one order for all, as edits do it.
    .orderBy('id')
    .forUpdate()
    .execute()
  const locked = items.map(({ id }) => id)
  await eraseWords(db, locked, at)
  await eraseNames(db, locked)
  await eraseVerdicts(db, locked)
  await sql`delete from ${table('story_keys')} where item_id = any(${locked}::int[])`.execute(db)
  return items
}

/** Of two items whose names have one hash the later gets its number besides: it is known by the first one. */
async function eraseWords(db: Kysely<Tables>, ids: number[], at: Date): Promise<void> {
  const hash = erasedNameSql(sql.ref('item.source_id'), sql.ref('item.item_key'))
  await sql`
    update ${table('items')} as item
    set title = null, text = null, author = null, url = null, fingerprint = null, erased_at = ${at},
      item_key = ${hash} || case when exists (
        select from ${table('items')} as other where other.source_id = item.source_id and other.item_key = ${hash}
      ) then ':' || item.id else '' end
    where item.id = any(${ids}::int[])`.execute(db)
}

/** Other names are keys of their rows, so that each is taken out and put back as its hash. */
async function eraseNames(db: Kysely<Tables>, ids: number[]): Promise<void> {
  await sql`
    with taken as (
      delete from ${table('item_aliases')} where item_id = any(${ids}::int[]) returning source_id, alias, item_id
    )
    insert into ${table('item_aliases')} (source_id, alias, item_id)
    select source_id, ${erasedNameSql(sql.ref('source_id'), sql.ref('alias'))}, item_id from taken
    on conflict do nothing`.execute(db)
}

async function eraseVerdicts(db: Kysely<Tables>, ids: number[]): Promise<void> {
  const withoutWords = (list: 'feelings' | 'topics') => sql`
    (select coalesce(jsonb_agg(entry || '{"words": []}' order by place), '[]')
      from jsonb_array_elements(${sql.ref(list)}) with ordinality as listed (entry, place))`
  await sql`
    update ${table('mentions')}
    set reasons = '[]', terms = '[]', why = null,
      feelings = ${withoutWords('feelings')}, topics = ${withoutWords('topics')}
    where item_id = any(${ids}::int[])`.execute(db)
}

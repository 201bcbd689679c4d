import { type Kysely, sql } from 'kysely'
import type { FeedItem } from '../core/feed-item.ts'
import type { StoredItem } from '../core/store-ports.ts'
import { schema } from './engine.ts'
import { fingerprintOf, namesOf } from './fingerprint.ts'
import type { Tables } from './tables.ts'

/** An item as it was brought, and the stored one that it is. */
interface Found {
  item: FeedItem
  known: Known | undefined
  /** Known by its id, and not by another name. */
  byKey: boolean
}

interface Known {
  itemId: number
  /** What it said when it was stored; null: it was stored before that was kept. */
  fingerprint: string | null
}

/**
 * Tells what a source has not brought before from what it has, and that from what it has with other words. All names that
 * a known item bears by now are kept: the next change of its publisher may leave just one of them.
 */
export async function siftItems(
  db: Kysely<Tables>,
  sourceId: string,
  items: FeedItem[],
): Promise<{ fresh: FeedItem[]; edited: StoredItem[] }> {
  if (items.length === 0) return { fresh: [], edited: [] }
  const keys = await knownKeys(db, sourceId, items)
  const names = await knownNames(db, sourceId, items)
  const found = items.map((item): Found => {
    const known = keys.get(item.id) ?? namesOf(item).flatMap((name) => names.get(name) ?? [])[0]
    return { item, known, byKey: keys.has(item.id) }
  })
  await addNames(db, sourceId, unheardNames(found, names))
  await fillFingerprints(db, found)
  return { fresh: found.flatMap(({ item, known }) => (known ? [] : [item])), edited: editsAmong(found) }
}

/** Gives items further names. A name that another item of the source has already stays with that one. */
export async function addNames(
  db: Kysely<Tables>,
  sourceId: string,
  names: { itemId: number; alias: string }[],
): Promise<void> {
  if (names.length === 0) return
  const ids = names.map(({ itemId }) => itemId)
  const aliases = names.map(({ alias }) => alias)
  await sql`
    insert into ${sql.table(`${schema}.item_aliases`)} (source_id, alias, item_id)
    select ${sourceId}, alias, item_id from unnest(${ids}::int[], ${aliases}::text[]) as given (item_id, alias)
    order by alias
    on conflict do nothing`.execute(db)
}

async function knownKeys(db: Kysely<Tables>, sourceId: string, items: FeedItem[]) {
  const keys = items.map(({ id }) => id)
  const rows = await db
    .selectFrom('items')
    .select(['item_key as name', 'id as itemId', 'fingerprint'])
    .where('source_id', '=', sourceId)
    .where('item_key', '=', sql<string>`any(${keys}::text[])`)
    .execute()
  return byName(rows)
}

async function knownNames(db: Kysely<Tables>, sourceId: string, items: FeedItem[]) {
  const names = items.flatMap(namesOf)
  const rows = await db
    .selectFrom('item_aliases')
    .innerJoin('items', 'items.id', 'item_aliases.item_id')
    .select(['item_aliases.alias as name', 'items.id as itemId', 'items.fingerprint'])
    .where('item_aliases.source_id', '=', sourceId)
    .where('item_aliases.alias', '=', sql<string>`any(${names}::text[])`)
    .execute()
  return byName(rows)
}

const byName = (rows: (Known & { name: string })[]): Map<string, Known> =>
  new Map(rows.map(({ name, ...known }) => [name, known]))

/** The id that an item was stored under is no further name. */
function unheardNames(found: Found[], names: Map<string, Known>) {
  return found.flatMap(({ item, known, byKey }) => {
    if (!known) return []
    const all = byKey ? item.aliases : namesOf(item)
    return all.filter((name) => !names.has(name)).map((alias) => ({ itemId: known.itemId, alias }))
  })
}

/** Of several items that are taken for the same one, the one with its id says what it says. */
function editsAmong(found: Found[]): StoredItem[] {
  const speakers = new Map<number, Found>()
  for (const each of found) {
    if (!each.known) continue
    if (each.byKey || !speakers.has(each.known.itemId)) speakers.set(each.known.itemId, each)
  }
  return [...speakers].flatMap(([itemId, { item, known }]) =>
    known!.fingerprint !== null && known!.fingerprint !== fingerprintOf(item) ? [{ itemId, item }] : [],
  )
}

/** What was stored before fingerprints were kept gets its own quietly: nobody knows whether it was edited. */
async function fillFingerprints(db: Kysely<Tables>, found: Found[]): Promise<void> {
  const bare = new Map(
    found.flatMap(({ item, known }) =>
      known?.fingerprint === null ? [[known.itemId, fingerprintOf(item)] as const] : [],
    ),
  )
  if (bare.size === 0) return
  await sql`
    update ${sql.table(`${schema}.items`)} as item set fingerprint = given.fingerprint
    from unnest(${[...bare.keys()]}::int[], ${[...bare.values()]}::text[]) as given (id, fingerprint)
    where item.id = given.id and item.fingerprint is null`.execute(db)
}

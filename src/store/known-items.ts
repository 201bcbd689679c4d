import { type Kysely, sql } from 'kysely'
import type { FeedItem } from '../core/feed-item.ts'
import type { StoredItem } from '../core/store-ports.ts'
import { schema } from './engine.ts'
import { erasedName } from './erased-name.ts'
import { findKnown, type Known } from './find-known.ts'
import { fingerprintOf, namesOf } from './fingerprint.ts'
import type { Tables } from './tables.ts'

/** An item as it was brought, and the stored one that it is. */
interface Found {
  item: FeedItem
  known: Known | undefined
  /** Known by its id, and not by another name. */
  byKey: boolean
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
  const known = await findKnown(db, sourceId, items)
  const found = items.map((item): Found => {
    const { keys, names } = known
    const found = keys.get(item.id) ?? namesOf(item).flatMap((name) => names.get(name) ?? [])[0]
    return { item, known: found, byKey: keys.has(item.id) }
  })
  await addNames(db, sourceId, unheardNames(sourceId, found, known.names))
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

/** The id that an item was stored under is no further name. */
function unheardNames(sourceId: string, found: Found[], names: Map<string, Known>) {
  return found.flatMap(({ item, known, byKey }) => {
    if (!known) return []
    const all = byKey ? item.aliases : namesOf(item)
    return all
      .filter((name) => !names.has(name))
      .map((name) => ({ itemId: known.itemId, alias: known.erased ? erasedName(sourceId, name) : name }))
  })
}

/** Of several items that are taken for the same one, the one with its id says what it says. */
function editsAmong(found: Found[]): StoredItem[] {
  const speakers = new Map<number, Found>()
  for (const each of found) {
    if (!each.known || each.known.erased) continue
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
      known?.fingerprint === null && !known.erased ? [[known.itemId, fingerprintOf(item)] as const] : [],
    ),
  )
  if (bare.size === 0) return
  await sql`
    update ${sql.table(`${schema}.items`)} as item set fingerprint = given.fingerprint
    from unnest(${[...bare.keys()]}::int[], ${[...bare.values()]}::text[]) as given (id, fingerprint)
    where item.id = given.id and item.fingerprint is null`.execute(db)
}

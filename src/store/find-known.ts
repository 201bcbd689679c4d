import { type Kysely, sql } from 'kysely'
import type { FeedItem } from '../core/feed-item.ts'
import { erasedName } from './erased-name.ts'
import { namesOf } from './fingerprint.ts'
import type { Tables } from './tables.ts'

/** A stored item, as far as sifting goes. */
export interface Known {
  itemId: number
  /** What it said when it was stored; null: it was stored before that was kept. */
  fingerprint: string | null
  /** Its words were erased: whatever it says by now, it is no news any more. */
  erased: boolean
}

/** Items that are known, by the ids and by the other names that they are brought with. */
interface KnownItems {
  keys: Map<string, Known>
  names: Map<string, Known>
}

/** Which of some items a source has brought before, by whatever name they had then, erased or not. */
export async function findKnown(
  db: Kysely<Tables>,
  sourceId: string,
  items: FeedItem[],
): Promise<KnownItems> {
  const ids = items.map(({ id }) => id)
  const known = {
    keys: await knownKeys(db, sourceId, ids),
    names: await knownNames(db, sourceId, items.flatMap(namesOf)),
  }
  await addErased(db, sourceId, items, known)
  return known
}

/** Of these, what the source has not brought before it was erased. */
export async function withoutErased(
  db: Kysely<Tables>,
  sourceId: string,
  items: FeedItem[],
): Promise<FeedItem[]> {
  const known: KnownItems = { keys: new Map(), names: new Map() }
  await addErased(db, sourceId, items, known)
  return items.filter(
    (item) => !known.keys.has(item.id) && !namesOf(item).some((name) => known.names.has(name)),
  )
}

async function knownKeys(db: Kysely<Tables>, sourceId: string, keys: string[]) {
  const rows = await db
    .selectFrom('items')
    .select(['item_key as name', 'id as itemId', 'fingerprint', 'erased_at'])
    .where('source_id', '=', sourceId)
    .where('item_key', '=', sql<string>`any(${keys}::text[])`)
    .execute()
  return byName(rows)
}

async function knownNames(db: Kysely<Tables>, sourceId: string, names: string[]) {
  const rows = await db
    .selectFrom('item_aliases')
    .innerJoin('items', 'items.id', 'item_aliases.item_id')
    .select(['item_aliases.alias as name', 'items.id as itemId', 'items.fingerprint', 'items.erased_at'])
    .where('item_aliases.source_id', '=', sourceId)
    .where('item_aliases.alias', '=', sql<string>`any(${names}::text[])`)
    .execute()
  return byName(rows)
}

/**
 * Adds those whose names are kept as hashes alone. Only what is not known by its plain names is looked for: of most polls
 * that is nothing.
 */
async function addErased(db: Kysely<Tables>, sourceId: string, items: FeedItem[], known: KnownItems) {
  const unknown = items.filter(({ id }) => !known.keys.has(id))
  const keys = hashed(
    sourceId,
    unknown.map(({ id }) => id),
  )
  const names = hashed(
    sourceId,
    items
      .flatMap((item) => (known.keys.has(item.id) ? item.aliases : namesOf(item)))
      .filter((name) => !known.names.has(name)),
  )
  if (keys.size > 0) adopt(known.keys, keys, await knownKeys(db, sourceId, [...keys.keys()]))
  if (names.size > 0) adopt(known.names, names, await knownNames(db, sourceId, [...names.keys()]))
}

/** Names by their hashes. */
const hashed = (sourceId: string, names: string[]) =>
  new Map(names.map((name) => [erasedName(sourceId, name), name]))

function adopt(known: Map<string, Known>, plain: Map<string, string>, found: Map<string, Known>) {
  for (const [hash, item] of found) known.set(plain.get(hash)!, item)
}

const byName = (
  rows: (Omit<Known, 'erased'> & { name: string; erased_at: Date | null })[],
): Map<string, Known> =>
  new Map(rows.map(({ name, erased_at, ...known }) => [name, { ...known, erased: erased_at !== null }]))

import { type Kysely, sql } from 'kysely'
import type { FeedItem } from '../core/feed-item.ts'
import type { Items, SourceFigures, StoredItem } from '../core/store-ports.ts'
import { schema } from './engine.ts'
import { withoutErased } from './find-known.ts'
import { fingerprintOf } from './fingerprint.ts'
import { addNames, siftItems } from './known-items.ts'
import type { Tables } from './tables.ts'

/** Rows of one insert: the embedded engine works in our own thread, which is to be free again soon. */
const batch = 100

/** Letters of a name; an index takes no more than some 2,700 bytes. */
const mostName = 500

const nameOf = ({ author }: FeedItem) => author?.slice(0, mostName).toWellFormed() ?? null

/** Items as sources brought them. */
export function createItems(db: Kysely<Tables>): Items {
  return {
    sift: (sourceId, items) => siftItems(db, sourceId, items),
    async add(sourceId, items, seenAt) {
      const news = await withoutErased(db, sourceId, items)
      const byKey = new Map(news.map((item) => [item.id, item]))
      // In one order for all: two processes that store the same items never wait for each other in a circle.
      const rows = [...byKey.keys()].sort().map((key) => itemRow(sourceId, byKey.get(key)!, seenAt))
      const stored: StoredItem[] = []
      for (let from = 0; from < rows.length; from += batch) {
        const added = await db
          .insertInto('items')
          .values(rows.slice(from, from + batch))
          .onConflict((conflict) => conflict.columns(['source_id', 'item_key']).doNothing())
          .returning(['id', 'item_key'])
          .execute()
        stored.push(...added.map((row) => ({ itemId: row.id, item: byKey.get(row.item_key)! })))
      }
      const names = stored.flatMap(({ itemId, item }) => item.aliases.map((alias) => ({ itemId, alias })))
      await addNames(db, sourceId, names)
      return stored
    },
    async edit(items) {
      return items.length > 0 ? editItems(db, items) : []
    },
    async times(sourceId, most) {
      const newest = await db
        .selectFrom('items')
        .select(['published_at', 'updated_at', 'seen_at'])
        .where('source_id', '=', sourceId)
        .orderBy('seen_at', 'desc')
        // What came together was not written together.
        .orderBy('published_at', (order) => order.desc().nullsLast())
        .limit(most)
        .execute()
      const times = newest.map(({ published_at, updated_at, seen_at }) => {
        const dated = published_at ?? updated_at
        return dated && dated < seen_at ? dated : seen_at
      })
      return times.toSorted((a, b) => b.getTime() - a.getTime())
    },
    figures: (since) => figuresSince(db, since),
  }
}

function itemRow(sourceId: string, item: FeedItem, seenAt: Date) {
  return {
    source_id: sourceId,
    item_key: item.id,
    url: item.url,
    title: item.title,
    text: item.text,
    author: nameOf(item),
    published_at: item.publishedAt,
    updated_at: item.updatedAt,
    rating: item.rating,
    seen_at: seenAt,
    fingerprint: fingerprintOf(item),
  }
}

/** When an item was written stays, unless nobody knew. What was erased since it was sifted stays so. */
async function editItems(db: Kysely<Tables>, items: StoredItem[]): Promise<StoredItem[]> {
  const column = <T>(pick: (item: FeedItem) => T) => items.map(({ item }) => pick(item))
  const ids = items.map(({ itemId }) => itemId)
  await lockItems(db, ids)
  const { rows } = await sql<{ id: number }>`
    update ${sql.table(`${schema}.items`)} as item
    set url = given.url, title = given.title, text = given.text, author = given.author,
      published_at = coalesce(item.published_at, given.published_at), updated_at = given.updated_at,
      rating = given.rating, fingerprint = given.fingerprint
    from unnest(
      ${ids}::int[],
      ${column(({ url }) => url)}::text[],
      ${column(({ title }) => title)}::text[],
      ${column(({ text }) => text)}::text[],
      ${column(nameOf)}::text[],
      ${column(({ publishedAt }) => publishedAt)}::timestamptz[],
      ${column(({ updatedAt }) => updatedAt)}::timestamptz[],
      ${column(({ rating }) => rating)}::real[],
      ${column(fingerprintOf)}::text[]
    ) as given (id, url, title, text, author, published_at, updated_at, rating, fingerprint)
    where item.id = given.id and item.erased_at is null
    returning item.id`.execute(db)
  const edited = new Set(rows.map(({ id }) => id))
  return items.filter(({ itemId }) => edited.has(itemId))
}

/** In one order for all, as above; whoever only refers to them goes on. */
async function lockItems(db: Kysely<Tables>, ids: number[]): Promise<void> {
  await db
    .selectFrom('items')
    .select('id')
    .where('id', '=', sql<number>`any(${ids}::int[])`)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
}

async function figuresSince(db: Kysely<Tables>, since: Date): Promise<Map<string, SourceFigures>> {
  const count = sql<number>`count(*)::int`.as('count')
  const items = await db
    .selectFrom('items')
    .select(['source_id', count])
    .where('seen_at', '>=', since)
    .groupBy('source_id')
    .execute()
  const mentions = await db
    .selectFrom('mentions')
    .innerJoin('items', 'items.id', 'mentions.item_id')
    .select(['items.source_id', count])
    .where('mentions.seen_at', '>=', since)
    .groupBy('items.source_id')
    .execute()
  const figures = new Map(items.map(({ source_id, count }) => [source_id, { items: count, mentions: 0 }]))
  for (const { source_id, count } of mentions) {
    figures.set(source_id, { items: figures.get(source_id)?.items ?? 0, mentions: count })
  }
  return figures
}

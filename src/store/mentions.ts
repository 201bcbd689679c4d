import { type Kysely, sql } from 'kysely'
import type { FeedItem } from '../core/feed-item.ts'
import type { Mentions, NewMention } from '../core/store-ports.ts'
import type { Sentiment } from '../core/verdict.ts'
import type { Tables } from './tables.ts'

/** Rows of one insert: well below the 65,535 parameters that Postgres takes. */
const batch = 500

/** Items as sources brought them, and what was found in them. */
export function createMentions(db: Kysely<Tables>): Mentions {
  return {
    async unknown(sourceId, items) {
      const keys = items.map(({ id }) => id)
      const rows = await db
        .selectFrom('items')
        .select('item_key')
        .where('source_id', '=', sourceId)
        .where('item_key', '=', sql<string>`any(${keys}::text[])`)
        .execute()
      const known = new Set(rows.map(({ item_key }) => item_key))
      return items.filter(({ id }) => !known.has(id))
    },
    async addItems(sourceId, items, seenAt) {
      const byKey = new Map(items.map((item) => [item.id, item]))
      const rows = [...byKey.values()].map((item) => itemRow(sourceId, item, seenAt))
      const stored = []
      for (let from = 0; from < rows.length; from += batch) {
        const added = await db
          .insertInto('items')
          .values(rows.slice(from, from + batch))
          .onConflict((conflict) => conflict.columns(['source_id', 'item_key']).doNothing())
          .returning(['id', 'item_key'])
          .execute()
        stored.push(...added.map((row) => ({ itemId: row.id, item: byKey.get(row.item_key)! })))
      }
      return stored
    },
    async add(mentions) {
      const ids: number[] = []
      for (let from = 0; from < mentions.length; from += batch) {
        const rows = mentions
          .slice(from, from + batch)
          .map(({ itemId, mention }) => mentionRow(itemId, mention))
        const added = await db
          .insertInto('mentions')
          .values(rows)
          .returning(['id', 'item_id', 'brand_id'])
          .execute()
        const idOf = new Map(added.map(({ id, item_id, brand_id }) => [`${item_id} ${brand_id}`, id]))
        ids.push(...rows.map(({ item_id, brand_id }) => idOf.get(`${item_id} ${brand_id}`)!))
      }
      return ids
    },
    async count(since, until, timezone) {
      const hour = sql<number>`extract(hour from written_at at time zone ${sql.lit(timezone)})::int`
      const of = (label: Sentiment) => sql<number>`count(*) filter (where label = ${label})::int`
      const rows = await db
        .selectFrom('mentions')
        .select(['brand_id', hour.as('hour')])
        .select([of('negative').as('negative'), of('neutral').as('neutral'), of('positive').as('positive')])
        .where('written_at', '>=', since)
        .where('written_at', '<=', until)
        .groupBy(['brand_id', hour])
        .orderBy('brand_id')
        .orderBy(hour)
        .execute()
      return rows.map(({ brand_id, hour, ...mentions }) => ({ brandId: brand_id, hour, mentions }))
    },
  }
}

function mentionRow(itemId: number, { brandId, verdict, terms, writtenAt, seenAt }: NewMention) {
  return {
    item_id: itemId,
    brand_id: brandId,
    label: verdict.label,
    score: verdict.score,
    confidence: verdict.confidence,
    lang: verdict.lang,
    reasons: JSON.stringify(verdict.reasons),
    terms: JSON.stringify(terms),
    written_at: writtenAt,
    seen_at: seenAt,
  }
}

function itemRow(sourceId: string, item: FeedItem, seenAt: Date) {
  return {
    source_id: sourceId,
    item_key: item.id,
    url: item.url,
    title: item.title,
    text: item.text,
    author: item.author,
    published_at: item.publishedAt,
    updated_at: item.updatedAt,
    rating: item.rating,
    seen_at: seenAt,
  }
}

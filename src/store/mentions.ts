import { type Kysely, sql } from 'kysely'
import type { Mentions, NewMention } from '../core/store-ports.ts'
import type { Sentiment, Verdict } from '../core/verdict.ts'
import { notifyChanged } from './signals.ts'
import type { Tables } from './tables.ts'
import { toJson } from './to-json.ts'

/** Rows of one insert: the embedded engine works in our own thread, which is to be free again soon. */
const batch = 100

/** What was found in items. */
export function createMentions(db: Kysely<Tables>): Mentions {
  return {
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
    async of(itemIds) {
      const rows = await db
        .selectFrom('mentions')
        .leftJoin('cases', 'cases.mention_id', 'mentions.id')
        .select(['mentions.id', 'mentions.item_id', 'mentions.brand_id', 'cases.id as case_id'])
        .select(['label', 'score', 'confidence', 'lang', 'reasons'])
        .where('mentions.item_id', '=', sql<number>`any(${itemIds}::int[])`)
        .orderBy('mentions.id')
        .execute()
      return rows.map(({ id, item_id, brand_id, case_id, ...verdict }) => ({
        ...{ mentionId: id, itemId: item_id, brandId: brand_id, caseId: case_id },
        verdict,
      }))
    },
    async revise(mentionId, { verdict, terms }) {
      const row = judgementColumns(verdict, terms)
      await db.updateTable('mentions').set(row).where('id', '=', mentionId).execute()
      const opened = await db
        .selectFrom('cases')
        .select('id')
        .where('mention_id', '=', mentionId)
        .executeTakeFirst()
      if (opened) await notifyChanged(db, opened.id)
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
  const judgement = judgementColumns(verdict, terms)
  return { item_id: itemId, brand_id: brandId, ...judgement, written_at: writtenAt, seen_at: seenAt }
}

function judgementColumns({ label, score, confidence, lang, reasons }: Verdict, terms: string[]) {
  return {
    ...{ label, score, confidence, lang },
    reasons: toJson(reasons),
    terms: toJson(terms),
  }
}

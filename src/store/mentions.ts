import { type Kysely, sql } from 'kysely'
import type { Mentions, NewMention } from '../core/store-ports.ts'
import { verdictColumns } from './case-rows.ts'
import { createMentionCounts } from './mention-counts.ts'
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
        .select(['mentions.id', 'mentions.item_id', 'mentions.brand_id'])
        .select((eb) => eb.fn.coalesce('cases.id', 'mentions.joined_case').as('case_id'))
        .select(verdictColumns)
        .where('mentions.item_id', '=', sql<number>`any(${itemIds}::int[])`)
        .orderBy('mentions.id')
        .execute()
      return rows.map(({ id, item_id, brand_id, case_id, ...verdict }) => ({
        ...{ mentionId: id, itemId: item_id, brandId: brand_id, caseId: case_id },
        verdict,
      }))
    },
    async revise(mentionId, judgement) {
      const row = judgementColumns(judgement)
      await db.updateTable('mentions').set(row).where('id', '=', mentionId).execute()
      const opened = await db
        .selectFrom('cases')
        .select('id')
        .where('mention_id', '=', mentionId)
        .executeTakeFirst()
      if (opened) await notifyChanged(db, opened.id)
    },
    ...createMentionCounts(db),
  }
}

function mentionRow(itemId: number, { brandId, writtenAt, seenAt, ...judged }: NewMention) {
  const judgement = judgementColumns(judged)
  return { item_id: itemId, brand_id: brandId, ...judgement, written_at: writtenAt, seen_at: seenAt }
}

type Judged = Pick<NewMention, 'verdict' | 'terms' | 'why' | 'hiddenBy'>

function judgementColumns({ verdict, terms, why, hiddenBy }: Judged) {
  const { label, score, confidence, lang, severity } = verdict
  return {
    ...{ label, score, confidence, lang, severity },
    reasons: toJson(verdict.reasons),
    feelings: toJson(verdict.feelings),
    topics: toJson(verdict.topics),
    terms: toJson(terms),
    why: toJson(why),
    hidden_by: hiddenBy ?? null,
  }
}

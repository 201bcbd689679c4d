import { type Kysely, sql } from 'kysely'
import type { Archive, ArchivedItem, ArchivedMention } from '../core/teaching-ports.ts'
import type { Tables } from './tables.ts'

/** Items of one batch: the embedded engine works in our own thread, which is to be free again soon. */
const batch = 200

/** What was stored, looked through in batches. */
export function createArchive(db: Kysely<Tables>): Archive {
  return {
    async *since(since, { mentionsOnly = false } = {}) {
      const first = await firstSince(db, since)
      for (let before: number | null = null; first !== null; ) {
        const rows = await readItems(db, { first, before, mentionsOnly })
        if (rows.length > 0) yield await withMentions(db, rows)
        if (rows.length < batch) return
        before = rows.at(-1)!.id
      }
    },
  }
}

/** Items are numbered in the order in which they were seen, but for those of two processes at one moment. */
async function firstSince(db: Kysely<Tables>, since: Date): Promise<number | null> {
  const row = await db
    .selectFrom('items')
    .select(({ fn }) => fn.min('id').as('id'))
    .where('seen_at', '>=', since)
    .executeTakeFirstOrThrow()
  return row.id
}

type ItemRow = Awaited<ReturnType<typeof readItems>>[number]

function readItems(
  db: Kysely<Tables>,
  { first, before, mentionsOnly }: { first: number; before: number | null; mentionsOnly: boolean },
) {
  let query = db
    .selectFrom('items')
    .select(['id', 'source_id', 'item_key', 'url', 'title', 'text', 'author'])
    .select(['published_at', 'updated_at', 'rating', 'seen_at'])
    .where('id', '>=', first)
    // What has no words any more is found by none.
    .where('erased_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(batch)
  if (before !== null) query = query.where('id', '<', before)
  if (mentionsOnly) {
    query = query.where(({ exists, selectFrom }) =>
      exists(selectFrom('mentions').select('mentions.id').whereRef('mentions.item_id', '=', 'items.id')),
    )
  }
  return query.execute()
}

async function withMentions(db: Kysely<Tables>, rows: ItemRow[]): Promise<ArchivedItem[]> {
  const mentions = await mentionsOf(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => {
    const { id, title, text, url, author, rating, seen_at: seenAt } = row
    const [publishedAt, updatedAt] = [row.published_at, row.updated_at]
    const dated = publishedAt ?? updatedAt
    return {
      ...{ itemId: id, sourceId: row.source_id, mentions: mentions.get(id) ?? [] },
      // Names are for sifting: nobody looks for them here.
      item: { id: row.item_key, aliases: [], url, title, text, author, publishedAt, updatedAt, rating },
      writtenAt: dated && dated < seenAt ? dated : seenAt,
    }
  })
}

async function mentionsOf(db: Kysely<Tables>, itemIds: number[]): Promise<Map<number, ArchivedMention[]>> {
  const rows = await db
    .selectFrom('mentions')
    .leftJoin('cases', 'cases.mention_id', 'mentions.id')
    .leftJoin('lessons', (join) =>
      join.onRef('lessons.mention_id', '=', 'mentions.id').on('lessons.undone_at', 'is', null),
    )
    .select(['mentions.id', 'mentions.item_id', 'mentions.brand_id', 'mentions.label', 'mentions.lang'])
    .select(['mentions.score', 'mentions.severity', 'mentions.hidden_by', 'cases.state', 'lessons.kind'])
    .where('mentions.item_id', '=', sql<number>`any(${itemIds}::int[])`)
    .orderBy('mentions.id')
    .execute()
  const byItem = Map.groupBy(rows, ({ item_id }) => item_id)
  return new Map([...byItem].map(([itemId, found]) => [itemId, found.map(readMention)]))
}

const readMention = (row: {
  id: number
  brand_id: string
  label: ArchivedMention['label']
  score: number
  severity: ArchivedMention['severity']
  lang: string
  hidden_by: number | null
  state: ArchivedMention['state']
  kind: ArchivedMention['lesson']
}): ArchivedMention => ({
  ...{ mentionId: row.id, brandId: row.brand_id, label: row.label, lang: row.lang },
  ...{ score: row.score, severity: row.severity },
  ...{ state: row.state, lesson: row.kind, hiddenBy: row.hidden_by },
})

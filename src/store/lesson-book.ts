import { type Kysely, sql } from 'kysely'
import type { Example, LessonBook, LessonWish } from '../core/teaching-ports.ts'
import { notifyChanged } from './signals.ts'
import type { Tables } from './tables.ts'

/** What the team taught. */
export function createLessonBook(db: Kysely<Tables>): LessonBook {
  return {
    async revision() {
      const row = await db.selectFrom('teaching').select('revision').executeTakeFirstOrThrow()
      return row.revision
    },
    grow: () => growTeaching(db),
    async add({ mentionId, caseId, brandId, kind, who, at }) {
      const row = { mention_id: mentionId, case_id: caseId, brand_id: brandId, kind, at }
      await db
        .insertInto('lessons')
        .values({ ...row, who: JSON.stringify(who) })
        .execute()
      await growTeaching(db)
    },
    async takeBack(wish, at) {
      // Cases before lessons, as a click does: two of them never wait for each other in a circle.
      await db
        .selectFrom('cases')
        .select('cases.id')
        .where('cases.id', 'in', lessonsOf(db, wish).select('lessons.case_id'))
        .orderBy('cases.id')
        .forUpdate()
        .execute()
      const taken = await db
        .updateTable('lessons')
        .set({ undone_at: at })
        .where('undone_at', 'is', null)
        .where('id', 'in', lessonsOf(db, wish).select('lessons.id'))
        .returning(['id', 'case_id'])
        .execute()
      if (taken.length === 0) return []
      const caseIds = taken.map(({ case_id }) => case_id)
      await forget(db, caseIds, at)
      await growTeaching(db)
      return taken.map(({ id }) => id).toSorted((a, b) => a - b)
    },
    async list(most) {
      const rows = await selectLessons(db).orderBy('lessons.id', 'desc').limit(most).execute()
      const lessons = rows.map(({ mention_id, case_id, brand_id, source_id, ...row }) => ({
        ...{ mentionId: mention_id, caseId: case_id, brandId: brand_id, sourceId: source_id },
        ...row,
      }))
      return { lessons, count: await countLessons(db) }
    },
    examples: (most) => readExamples(db, most),
  }
}

/** Notes that what was taught has changed. */
export async function growTeaching(db: Kysely<Tables>): Promise<void> {
  await db
    .updateTable('teaching')
    .set(({ eb }) => ({ revision: eb('revision', '+', 1) }))
    .execute()
}

/** The lessons in force that a wish means. */
function lessonsOf(db: Kysely<Tables>, wish: LessonWish) {
  const inForce = db.selectFrom('lessons').where('lessons.undone_at', 'is', null)
  if (wish === 'all') return inForce
  return 'caseId' in wish
    ? inForce.where('lessons.case_id', '=', wish.caseId)
    : inForce.where('lessons.id', '=', sql<number>`any(${wish.ids}::int[])`)
}

/** Cases that are dismissed still are so without a lesson. A new version has their cards drawn anew. */
async function forget(db: Kysely<Tables>, caseIds: number[], at: Date): Promise<void> {
  const rows = await db
    .updateTable('cases')
    .set(({ eb }) => ({ lesson: null, version: eb('version', '+', 1) }))
    .where('id', '=', sql<number>`any(${caseIds}::int[])`)
    .where('lesson', 'is not', null)
    .returning(['id', 'version'])
    .execute()
  if (rows.length === 0) return
  const act = JSON.stringify({ action: 'retracted' })
  const events = rows.map(({ id, version }) => ({ case_id: id, version, action: 'retracted', act, at }))
  await db
    .insertInto('case_events')
    .values(events.map((event) => ({ ...event, who: null })))
    .execute()
  for (const { id } of rows) await notifyChanged(db, id)
}

const selectLessons = (db: Kysely<Tables>) =>
  db
    .selectFrom('lessons')
    .innerJoin('mentions', 'mentions.id', 'lessons.mention_id')
    .innerJoin('items', 'items.id', 'mentions.item_id')
    .select(['lessons.id', 'lessons.mention_id', 'lessons.case_id', 'lessons.brand_id', 'lessons.kind'])
    .select(['lessons.who', 'lessons.at', 'items.source_id', 'items.title', 'items.text'])
    .where('lessons.undone_at', 'is', null)

async function countLessons(db: Kysely<Tables>): Promise<number> {
  const { count } = await db
    .selectFrom('lessons')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('undone_at', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}

async function readExamples(db: Kysely<Tables>, most: number): Promise<Example[]> {
  // Nothing is learnt from what was erased.
  const lessons = await selectLessons(db)
    .select(['items.url', 'items.author'])
    .where('items.erased_at', 'is', null)
    .orderBy('lessons.id', 'desc')
    .limit(most)
    .execute()
  const resolved = await db
    .selectFrom('cases')
    .innerJoin('mentions', 'mentions.id', 'cases.mention_id')
    .innerJoin('items', 'items.id', 'mentions.item_id')
    .select(['cases.mention_id', 'mentions.brand_id', 'items.source_id'])
    .select(['items.url', 'items.title', 'items.text', 'items.author'])
    .where('cases.state', '=', 'resolved')
    .where('items.erased_at', 'is', null)
    .orderBy('cases.id', 'desc')
    .limit(most)
    .execute()
  const said = [
    ...lessons.map((row) => ({ ...row, said: row.kind })),
    ...resolved.map((row) => ({ ...row, said: 'resolved' as const })),
  ]
  return said
    .toSorted((a, b) => a.mention_id - b.mention_id)
    .map(({ mention_id, brand_id, source_id, said, url, title, text, author }) => ({
      ...{ mentionId: mention_id, brandId: brand_id, sourceId: source_id, said },
      item: { url, title, text, author },
    }))
}

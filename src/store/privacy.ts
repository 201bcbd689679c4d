import { type Kysely, sql } from 'kysely'
import type { AuthorName, Erased, Privacy } from '../core/case-ports.ts'
import { eraseCases, eraseOldNotes } from './erase-cases.ts'
import { eraseItems } from './erase-items.ts'
import { eraseOldMessages, eraseQuotes } from './erase-messages.ts'
import { exportItems } from './export-items.ts'
import { itemsOf } from './items-of.ts'
import type { Tables } from './tables.ts'

/** Erases, and shows, what is kept of people. */
export function createPrivacy(db: Kysely<Tables>): Privacy {
  return {
    async count(author) {
      const { count } = await itemsOf(db, author)
        .select(sql<number>`count(*)::int`.as('count'))
        .executeTakeFirstOrThrow()
      return count
    },
    async erase(wish, at, most) {
      const rows = await wished(db, wish, most).execute()
      if (rows.length === 0) return 'author' in wish ? nothing : eraseOld(db, wish.seenBefore)
      const items = await eraseItems(
        db,
        rows.map(({ id }) => id),
        at,
      )
      if ('author' in wish) await eraseQuotes(db, items)
      const caseIds = await eraseCases(
        db,
        items.map(({ id }) => id),
        at,
      )
      return { items: items.length, caseIds, digestIds: await digestsOf(db, caseIds) }
    },
    export: (author, after = 0) => exportItems(db, author, after),
  }
}

const nothing: Erased = { items: 0, caseIds: [], digestIds: [] }

/** The next items to erase. */
function wished(db: Kysely<Tables>, wish: AuthorName | { seenBefore: Date }, most: number) {
  if ('author' in wish) return itemsOf(db, wish).select('id').orderBy('id').limit(most)
  return db
    .selectFrom('items')
    .select('id')
    .where('erased_at', 'is', null)
    .where('seen_at', '<', wish.seenBefore)
    .orderBy('seen_at')
    .limit(most)
}

/** What is left to erase once all items of that age are: notes and messages that came later than their items. */
async function eraseOld(db: Kysely<Tables>, before: Date): Promise<Erased> {
  await eraseOldMessages(db, before)
  return { ...nothing, caseIds: await eraseOldNotes(db, before) }
}

async function digestsOf(db: Kysely<Tables>, caseIds: number[]): Promise<string[]> {
  const rows = await db
    .selectFrom('held_cases')
    .select('digest_id')
    .distinct()
    .where('case_id', '=', sql<number>`any(${caseIds}::int[])`)
    .where('digest_id', 'is not', null)
    .orderBy('digest_id')
    .execute()
  return rows.flatMap(({ digest_id }) => digest_id ?? [])
}

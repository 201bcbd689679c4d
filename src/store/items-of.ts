import { type Kysely, sql } from 'kysely'
import type { AuthorName } from '../core/case-ports.ts'
import type { Tables } from './tables.ts'

/** The items of an author. Their name is compared without regard to capitals, and exactly else. */
export function itemsOf(db: Kysely<Tables>, { author, sourceId }: AuthorName) {
  const items = db
    .selectFrom('items')
    .where('items.author', 'is not', null)
    .where(sql<boolean>`lower(items.author) = lower(${author})`)
  return sourceId === null ? items : items.where('items.source_id', '=', sourceId)
}

import { createHash } from 'node:crypto'
import type { AuthorName } from '../core/case-ports.ts'
import { eraseAll } from './erase-all.ts'
import type { Parts } from './parts.ts'

/** Whom to forget, and on whose word. */
export interface ForgetWish extends AuthorName {
  /** The name of the one at the terminal who says so; null: nothing is changed, it is only counted. */
  by: string | null
}

/** Erases what an author wrote, and their name; or says how many items that would be. */
export async function forgetAuthor(
  { by, ...author }: ForgetWish,
  parts: Pick<Parts, 'store' | 'clock'>,
): Promise<{ items: number }> {
  const { store, clock } = parts
  if (by === null) return { items: await store.direct.privacy.count(author) }
  const items = await eraseAll(author, parts)
  await store.direct.audit.add({
    ...{ at: clock(), who: null, place: null, action: 'forget', caseId: null, brandId: null },
    ...{ outcome: 'done', facts: { items, source: author.sourceId, author: authorMark(author), by } },
  })
  return { items }
}

/** By what the audit log tells authors apart: whoever knows the name can reckon it, and it is in none of its lines. */
export const authorMark = ({ author }: AuthorName): string =>
  createHash('sha256').update(author.toLowerCase()).digest('hex').slice(0, 12)

import type { AuthorName } from '../core/case-ports.ts'
import { authorMark } from './forget-author.ts'
import type { Parts } from './parts.ts'

/** Items of one page. */
const mostItems = 200

/** Whose items to show, on whose word, and from behind which item's number on: 0 at first. */
export interface ExportWish extends AuthorName {
  by: string
  after: number
}

/** All that is kept of some of an author's items, and behind which number the rest begins; null: this was the last page. */
export interface ExportPage {
  records: Record<string, unknown>[]
  next: number | null
}

/** Shows all that is kept of an author, page by page. That somebody asked is in the audit log. */
export async function exportAuthor(
  { by, after, ...author }: ExportWish,
  { store, clock }: Pick<Parts, 'store' | 'clock'>,
): Promise<ExportPage> {
  const { privacy, audit } = store.direct
  if (after === 0) {
    const items = await privacy.count(author)
    await audit.add({
      ...{ at: clock(), who: null, place: null, action: 'export', caseId: null, brandId: null },
      ...{ outcome: 'done', facts: { items, source: author.sourceId, author: authorMark(author), by } },
    })
  }
  const records: ExportPage['records'] = []
  for await (const record of privacy.export(author, after)) {
    records.push(record)
    if (records.length === mostItems) return { records, next: record.item }
  }
  return { records, next: null }
}

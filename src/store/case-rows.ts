import type { Kysely } from 'kysely'
import type { CaseState, CaseStateName } from '../core/case.ts'
import type { Case } from '../core/mention.ts'
import type { Person } from '../core/person.ts'
import type { Tables } from './tables.ts'

/** A query for whole cases: the case, its mention and the mention's item, in one row each. */
export function selectCases(db: Kysely<Tables>) {
  return db
    .selectFrom('cases')
    .innerJoin('mentions', 'mentions.id', 'cases.mention_id')
    .innerJoin('items', 'items.id', 'mentions.item_id')
    .select(['cases.id', 'cases.version', 'cases.state', 'cases.who', 'cases.state_at', 'cases.due_at'])
    .select(['cases.opened_at', 'mentions.id as mention_id', 'mentions.brand_id', 'mentions.label'])
    .select(['mentions.score', 'mentions.confidence', 'mentions.lang', 'mentions.reasons'])
    .select(['mentions.written_at', 'mentions.seen_at', 'items.source_id', 'items.item_key', 'items.url'])
    .select(['items.title', 'items.text', 'items.author', 'items.published_at', 'items.updated_at'])
    .select('items.rating')
}

type CaseRow = Awaited<ReturnType<ReturnType<typeof selectCases>['executeTakeFirstOrThrow']>>

/** One such row as a case. */
export function readCase(row: CaseRow): Case {
  return {
    id: row.id,
    version: row.version,
    state: readState(row.state, row.who, row.state_at),
    dueAt: row.due_at,
    openedAt: row.opened_at,
    mention: {
      id: row.mention_id,
      sourceId: row.source_id,
      brandId: row.brand_id,
      item: {
        id: row.item_key,
        // Names are for sifting; a case has no use for them.
        aliases: [],
        url: row.url,
        title: row.title,
        text: row.text,
        author: row.author,
        publishedAt: row.published_at,
        updatedAt: row.updated_at,
        rating: row.rating,
      },
      verdict: {
        label: row.label,
        score: row.score,
        confidence: row.confidence,
        lang: row.lang,
        reasons: row.reasons,
      },
      writtenAt: row.written_at,
      seenAt: row.seen_at,
    },
  }
}

function readState(state: CaseStateName, who: Person | null, at: Date): CaseState {
  if (state === 'open') return { state }
  if (!who) throw new Error(`a ${state} case without a person`)
  return state === 'claimed' ? { state, owner: who, at } : { state, by: who, at }
}

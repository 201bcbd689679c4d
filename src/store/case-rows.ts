import { type Kysely, sql } from 'kysely'
import type { CaseState } from '../core/case.ts'
import type { Case } from '../core/mention.ts'
import { schema } from './engine.ts'
import type { Tables } from './tables.ts'

/** The columns of a mention that make its verdict. */
export const verdictColumns = [
  'mentions.label',
  'mentions.score',
  'mentions.confidence',
  'mentions.lang',
  'mentions.reasons',
  'mentions.severity',
  'mentions.feelings',
  'mentions.topics',
] as const

/** How many other items tell the story of this one; none of an item from before stories were kept. */
const otherTellers = sql<number>`(
  select greatest(count(*)::int - 1, 0) from ${sql.table(`${schema}.story_items`)} as other
  where other.story_id = (select story_id from ${sql.table(`${schema}.story_items`)} where item_id = items.id)
)`

/** A query for whole cases: the case, its mention and the mention's item, in one row each. */
export function selectCases(db: Kysely<Tables>) {
  return db
    .selectFrom('cases')
    .innerJoin('mentions', 'mentions.id', 'cases.mention_id')
    .innerJoin('items', 'items.id', 'mentions.item_id')
    .select(['cases.id', 'cases.version', 'cases.state', 'cases.who', 'cases.state_at', 'cases.due_at'])
    .select(['cases.opened_at', 'mentions.id as mention_id', 'mentions.brand_id', 'cases.lesson'])
    .select(verdictColumns)
    .select(['mentions.terms', 'mentions.why'])
    .select(['mentions.written_at', 'mentions.seen_at', 'items.source_id', 'items.item_key', 'items.url'])
    .select(['items.title', 'items.text', 'items.author', 'items.published_at', 'items.updated_at'])
    .select('items.rating')
    .select(otherTellers.as('also_in'))
}

type CaseRow = Awaited<ReturnType<ReturnType<typeof selectCases>['executeTakeFirstOrThrow']>>

/** One such row as a case. */
export function readCase(row: CaseRow): Case {
  return {
    id: row.id,
    version: row.version,
    state: readState(row),
    dueAt: row.due_at,
    openedAt: row.opened_at,
    alsoIn: row.also_in,
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
        severity: row.severity,
        feelings: row.feelings,
        topics: row.topics,
      },
      terms: row.terms,
      why: row.why,
      writtenAt: row.written_at,
      seenAt: row.seen_at,
    },
  }
}

function readState({ state, who, state_at: at, lesson }: CaseRow): CaseState {
  if (state === 'open') return { state }
  if (!who) throw new Error(`a ${state} case without a person`)
  if (state === 'claimed') return { state, owner: who, at }
  return state === 'resolved' ? { state, by: who, at } : { state, by: who, at, lesson }
}

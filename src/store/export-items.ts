import { type Kysely, type Selectable, sql } from 'kysely'
import type { AuthorName } from '../core/case-ports.ts'
import { authorHash } from './case-rows.ts'
import { schema } from './engine.ts'
import { itemsOf } from './items-of.ts'
import type { Tables } from './tables.ts'

/** Items of one batch: the embedded engine works in our own thread, which is to be free again soon. */
const batch = 100

/** What is kept of one item. */
type Kept = { item: number } & Record<string, unknown>

/** All that is kept of an author, item by item, from behind a number on. */
export async function* exportItems(
  db: Kysely<Tables>,
  author: AuthorName,
  after: number,
): AsyncGenerator<Kept> {
  for (let last = after; ; ) {
    const items = await readItems(db, author, last)
    const mentions = await readMentions(
      db,
      items.map(({ id }) => id),
    )
    const cases = await readCases(
      db,
      mentions.map(({ id }) => id),
    )
    for (const item of items) yield recordOf(item, mentions, cases)
    if (items.length < batch) return
    last = items.at(-1)!.id
  }
}

const readItems = (db: Kysely<Tables>, author: AuthorName, after: number) =>
  itemsOf(db, author)
    .selectAll('items')
    .select(({ selectFrom }) =>
      selectFrom('item_aliases')
        .select(sql<string[]>`coalesce(array_agg(alias order by alias), '{}')`.as('names'))
        .whereRef('item_aliases.item_id', '=', 'items.id')
        .as('names'),
    )
    .select(
      sql<unknown>`(
        select jsonb_build_object('by', who ->> 'name', 'at', at, 'never', never)
        from ${sql.table(`${schema}.quote_guards`)} where author_hash = ${authorHash})`.as('asked'),
    )
    .where('items.id', '>', after)
    .orderBy('items.id')
    .limit(batch)
    .execute()

const readMentions = (db: Kysely<Tables>, itemIds: number[]) =>
  db
    .selectFrom('mentions')
    .selectAll()
    .where('item_id', '=', sql<number>`any(${itemIds}::int[])`)
    .orderBy('id')
    .execute()

/** The cases that mentions opened, each with all that happened to it, what it taught and where its cards went. */
async function readCases(db: Kysely<Tables>, mentionIds: number[]) {
  const cases = await db
    .selectFrom('cases')
    .selectAll()
    .where('mention_id', '=', sql<number>`any(${mentionIds}::int[])`)
    .execute()
  const ids = sql<number>`any(${cases.map(({ id }) => id)}::int[])`
  const events = await db
    .selectFrom('case_events')
    .select(['case_id', 'at', 'who', 'act'])
    .where('case_id', '=', ids)
    .orderBy('version')
    .execute()
  const cards = await db
    .selectFrom('deliveries')
    .select(['case_id', 'channel_id', 'platform', 'kind', 'state'])
    .where('case_id', '=', ids)
    .orderBy('channel_id')
    .orderBy('id')
    .execute()
  return cases.map((row) => ({
    row,
    events: events.filter(({ case_id }) => case_id === row.id),
    cards: cards.filter(({ case_id }) => case_id === row.id),
  }))
}

type ItemRow = Awaited<ReturnType<typeof readItems>>[number]
type CaseRows = Awaited<ReturnType<typeof readCases>>

function recordOf(row: ItemRow, mentions: Selectable<Tables['mentions']>[], cases: CaseRows): Kept {
  return {
    ...{ item: row.id, source: row.source_id, name: row.item_key, otherNames: row.names },
    ...{ author: row.author, title: row.title, text: row.text, url: row.url, rating: row.rating },
    ...{ publishedAt: row.published_at, updatedAt: row.updated_at, seenAt: row.seen_at },
    askedToQuote: row.asked,
    mentions: mentions.filter(({ item_id }) => item_id === row.id).map((each) => mentionOf(each, cases)),
  }
}

function mentionOf(row: Selectable<Tables['mentions']>, cases: CaseRows) {
  const { id, item_id, brand_id, written_at, seen_at, hidden_by, joined_case, ...verdict } = row
  const opened = cases.find(({ row }) => row.mention_id === id)
  return {
    ...{ mention: id, brand: brand_id, writtenAt: written_at, seenAt: seen_at, verdict },
    ...{ hiddenByRule: hidden_by, joinedCase: joined_case, case: opened ? caseOf(opened) : null },
  }
}

function caseOf({ row, events, cards }: CaseRows[number]) {
  return {
    ...{ case: row.id, kind: row.kind, state: row.details, openedAt: row.opened_at, lesson: row.lesson },
    ...{ promisedAt: row.promised_at, dueAt: row.due_at, answeredAt: row.answered_at },
    events: events.map(({ at, who, act }) => ({ at, who, ...(act as object) })),
    messages: cards.map(({ channel_id, platform, kind, state }) => ({
      channel: channel_id,
      platform,
      kind,
      state,
    })),
  }
}

import { type Kysely, sql } from 'kysely'
import { schema } from './engine.ts'
import { growTeaching } from './lesson-book.ts'
import { notifyChanged } from './signals.ts'
import type { Tables } from './tables.ts'

const table = (name: keyof Tables) => sql.table(`${schema}.${name}`)

/** What was done, without words: what a customer wrote, what was noted of them, and where the answer to them stands. */
const actWithoutWords = sql`
  case
    when action = 'note' then act || '{"text": ""}'
    when action in ('came-back', 'changed') then
      jsonb_set(jsonb_set(act, '{before,text}', '""'), '{after,text}', '""')
    when action = 'snooze' then act || '{"reason": ""}'
    when action in ('reply', 'thank') then act || '{"url": null}'
    when action = 'resolve' then jsonb_set(act, '{outcome,why}', 'null', false)
    else act
  end`

/** Where a case stands, without the same. */
const stateWithoutWords = sql`
  case state
    when 'snoozed' then jsonb_set(details || '{"reason": ""}', '{after,reply}', 'null', false)
    when 'answered' then details || '{"reply": null}'
    when 'resolved' then jsonb_set(details - 'reply', '{outcome,why}', 'null', false)
    else details
  end`

/**
 * Erases the words of cases whose mentions' items were erased just now: of those that they opened, and of what they added to
 * others. Who did what and when stays. Returns the cases.
 */
export async function eraseCases(db: Kysely<Tables>, itemIds: number[], at: Date): Promise<number[]> {
  const { rows: mentions } = await sql<{ id: number; joined_case: number | null }>`
    select id, joined_case from ${table('mentions')} where item_id = any(${itemIds}::int[])`.execute(db)
  const joined = mentions.flatMap(({ joined_case }) => joined_case ?? [])
  const { rows } = await sql<{ id: number }>`
    select cases.id from ${table('cases')} as cases
    join ${table('mentions')} as mentions on mentions.id = cases.mention_id
    join ${table('items')} as items on items.id = mentions.item_id
    where items.erased_at is not null
      and (mentions.item_id = any(${itemIds}::int[]) or cases.id = any(${joined}::int[]))
    order by cases.id for update of cases`.execute(db)
  const whole = rows.map(({ id }) => id)
  await eraseReturns(
    db,
    joined,
    mentions.map(({ id }) => id),
  )
  await eraseStates(db, whole, at)
  await eraseThreads(db, [...whole, ...joined])
  return [...new Set([...whole, ...joined])]
}

/** Erases what was written before an instant into cases whose words had been erased by then. Returns the cases. */
export async function eraseOldNotes(db: Kysely<Tables>, before: Date): Promise<number[]> {
  const { rows } = await sql<{ case_id: number }>`
    update ${table('case_events')} as event set act = ${actWithoutWords}
    from ${table('cases')} as cases
    join ${table('mentions')} as mentions on mentions.id = cases.mention_id
    join ${table('items')} as items on items.id = mentions.item_id
    where cases.id = event.case_id and items.erased_at is not null and event.at < ${before}
      and action in ('note', 'snooze', 'reply', 'thank', 'resolve', 'came-back', 'changed')
      and act <> ${actWithoutWords}
    returning event.case_id`.execute(db)
  return [...new Set(rows.map(({ case_id }) => case_id))]
}

/** What customers added to cases that other mentions opened. */
async function eraseReturns(db: Kysely<Tables>, caseIds: number[], mentionIds: number[]): Promise<void> {
  if (caseIds.length === 0) return
  await sql`
    update ${table('case_events')} set act = ${actWithoutWords}
    where case_id = any(${caseIds}::int[]) and action in ('came-back', 'changed')
      and (act ->> 'mentionId')::int = any(${mentionIds}::int[])`.execute(db)
}

/** A new version has cards drawn anew, and what somebody decided on the old words is decided again. */
async function eraseStates(db: Kysely<Tables>, caseIds: number[], at: Date): Promise<void> {
  if (caseIds.length === 0) return
  await sql`
    update ${table('case_events')} set act = ${actWithoutWords} where case_id = any(${caseIds}::int[])`.execute(
    db,
  )
  const { rows } = await sql<{ id: number; state: string; lesson: string | null }>`
    with changed as (
      update ${table('cases')} set details = ${stateWithoutWords}, version = version + 1
      where id = any(${caseIds}::int[]) returning id, version, state, lesson
    ), noted as (
      insert into ${table('case_events')} (case_id, version, action, act, at)
      select id, version, 'erased', '{"action": "erased"}'::jsonb, ${at}::timestamptz from changed
    )
    select id, state, lesson from changed order by id`.execute(db)
  // What was learnt from their words is learnt anew without them.
  if (rows.some(({ state, lesson }) => lesson !== null || state === 'resolved')) await growTeaching(db)
  for (const { id } of rows) await notifyChanged(db, id)
}

/** What was said below their cards: where it waits still, it is not said any more. */
async function eraseThreads(db: Kysely<Tables>, caseIds: number[]): Promise<void> {
  if (caseIds.length === 0) return
  await sql`
    update ${table('deliveries')} set thread = '{"lines": [], "calls": []}'
    where kind = 'thread' and case_id = any(${caseIds}::int[])`.execute(db)
}

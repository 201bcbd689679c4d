import { type ExpressionBuilder, type Kysely, sql } from 'kysely'
import { type CaseStateName, waitingStates } from '../core/case.ts'
import type { InboxFilter } from '../core/ports.ts'
import type { CaseLists } from '../core/store-ports.ts'
import { readCase, selectCases } from './case-rows.ts'
import type { Tables } from './tables.ts'

/** Lists and counts of cases. A count and the list behind it share their conditions. */
export function createCaseLists(db: Kysely<Tables>): CaseLists {
  return {
    async list(filter, limit) {
      const rows = await selectCases(db)
        .where((eb) => holds(eb, filter))
        .orderBy((eb) => eb('cases.state', 'in', waitingStates), 'desc')
        .orderBy((eb) =>
          eb.case().when('cases.state', 'in', waitingStates).then(eb.ref('cases.due_at')).end(),
        )
        .orderBy('cases.state_at', 'desc')
        .orderBy('cases.id')
        .limit(limit)
        .execute()
      return rows.map(readCase)
    },
    async count(filter) {
      const rows = await db
        .selectFrom('cases')
        .innerJoin('mentions', 'mentions.id', 'cases.mention_id')
        .innerJoin('items', 'items.id', 'mentions.item_id')
        .select(['cases.state', sql<number>`count(*)::int`.as('count')])
        .where((eb) => holds(eb, filter))
        .groupBy('cases.state')
        .execute()
      return byState(rows)
    },
    async openedSince(since) {
      const rows = await db
        .selectFrom('cases')
        .select(['state', sql<number>`count(*)::int`.as('count')])
        .where('opened_at', '>=', since)
        .where('kind', '=', 'complaint')
        .groupBy('state')
        .execute()
      return byState(rows)
    },
    async closedSince(since) {
      return db
        .selectFrom('cases')
        .select(sql<number>`count(*)::int`.as('count'))
        .select(
          sql<number>`count(*) filter (where coalesce(answered_at, state_at) <= due_at)::int`.as('kept'),
        )
        .where('state', 'not in', waitingStates)
        .where('state_at', '>=', since)
        .where('kind', '=', 'complaint')
        .executeTakeFirstOrThrow()
    },
    async waiting(now) {
      return db
        .selectFrom('cases')
        .select(sql<number>`count(*)::int`.as('count'))
        .select(sql<number>`count(*) filter (where due_at < ${now})::int`.as('overdue'))
        .where('state', 'in', waitingStates)
        .where('kind', '=', 'complaint')
        .where('answered_at', 'is', null)
        .executeTakeFirstOrThrow()
    },
  }
}

function holds(
  eb: ExpressionBuilder<Tables, 'cases' | 'mentions' | 'items'>,
  { brand, source, severity, feeling, topic, kind = 'complaint', ids, state }: InboxFilter,
) {
  const states = state === 'waiting' ? waitingStates : [state]
  return eb.and([
    // Whoever names cases means them, whatever they are.
    ...(ids ? [eb('cases.id', '=', sql<number>`any(${ids}::int[])`)] : [eb('cases.kind', '=', kind)]),
    ...(brand ? [eb('mentions.brand_id', '=', brand)] : []),
    ...(source ? [eb('items.source_id', '=', source)] : []),
    ...(severity ? [eb('mentions.severity', '=', severity)] : []),
    ...(feeling ? [contains('mentions.feelings', { feeling })] : []),
    ...(topic ? [contains('mentions.topics', { topic })] : []),
    ...(state ? [eb('cases.state', 'in', states as CaseStateName[])] : []),
  ])
}

/** Whether a list of theirs has an entry that says this, whatever else it says. */
const contains = (list: 'mentions.feelings' | 'mentions.topics', entry: object) =>
  sql<boolean>`${sql.ref(list)} @> ${JSON.stringify([entry])}::jsonb`

function byState(rows: { state: CaseStateName; count: number }[]): Record<CaseStateName, number> {
  const none = { open: 0, claimed: 0, answered: 0, snoozed: 0, resolved: 0, dismissed: 0 }
  return { ...none, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) }
}

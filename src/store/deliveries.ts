import { type Kysely, type Selectable, sql } from 'kysely'
import type { CaseStateName } from '../core/case.ts'
import type { Deliveries, Delivery, DeliveryChange, DeliveryWish } from '../core/store-ports.ts'
import type { Tables } from './tables.ts'
import { toJson } from './to-json.ts'

/** Longer than an attempt takes: a card is looked for and posted, 10 s each. */
const attemptMs = 30_000
const waiting: CaseStateName[] = ['open', 'claimed']

const before = (at: Date, ms: number) => new Date(at.getTime() - ms)

/** The copies of cards in channels, and the notices there. */
export function createDeliveries(db: Kysely<Tables>): Deliveries {
  return {
    async add(what, channel) {
      const content = 'caseId' in what ? { case_id: what.caseId } : { notice: toJson(what.notice) }
      const row = await db
        .insertInto('deliveries')
        .values({ ...content, channel_id: channel.id, platform: channel.platform })
        .onConflict((conflict) => conflict.columns(['case_id', 'channel_id']).doNothing())
        .returning('id')
        .executeTakeFirst()
      return row?.id ?? null
    },
    async get(id) {
      const row = await db.selectFrom('deliveries').selectAll().where('id', '=', id).executeTakeFirst()
      return row ? readDelivery(row) : null
    },
    async find(wish) {
      const rows = await wished(db, wish).execute()
      return rows.map(readDelivery)
    },
    async begin({ id, attempts }, at) {
      const { numUpdatedRows } = await db
        .updateTable('deliveries')
        .set({
          state: 'sending',
          attempts: attempts + 1,
          attempted_at: sql<Date>`coalesce(attempted_at, ${at})`,
          begun_at: at,
        })
        .where('id', '=', id)
        .where('attempts', '=', attempts)
        .where('state', '<>', 'sent')
        .where((eb) => eb.or([eb('begun_at', 'is', null), eb('begun_at', '<', before(at, attemptMs))]))
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
    async mark(id, change) {
      await db.updateTable('deliveries').set(columnsOf(change)).where('id', '=', id).execute()
    },
  }
}

function wished(db: Kysely<Tables>, wish: DeliveryWish) {
  const all = db
    .selectFrom('deliveries')
    .leftJoin('cases', 'cases.id', 'deliveries.case_id')
    .selectAll('deliveries')
    .orderBy('cases.due_at')
    // Of one case always in the same order: jobs are sent by it, and nobody waits in a circle.
    .orderBy('deliveries.id')
  if ('caseId' in wish) return all.where('deliveries.case_id', '=', wish.caseId)
  if ('unsentTo' in wish) {
    return all
      .where((eb) => eb.or([eb('cases.state', 'in', waiting), eb('deliveries.notice', 'is not', null)]))
      .where('deliveries.channel_id', '=', wish.unsentTo)
      .where('deliveries.state', '<>', 'sent')
  }
  return all
    .where('deliveries.state', '=', 'sent')
    .where('deliveries.drawn_at', '<', wish.drawnBefore)
    .where((eb) =>
      eb.or([
        eb('deliveries.drawn_version', '<', eb.ref('cases.version')),
        eb.and([eb('cases.state', 'in', waiting), eb('deliveries.drawn_at', '<=', eb.ref('cases.due_at'))]),
      ]),
    )
}

function columnsOf(change: DeliveryChange) {
  if (change.state === 'stale') return { drawn_at: change.at, error: toJson(change.error) }
  if (change.state !== 'sent') {
    return { state: change.state, ref: null, begun_at: null, error: toJson(change.error) }
  }
  return {
    state: change.state,
    ref: toJson(change.ref),
    drawn_version: change.version,
    drawn_at: change.at,
    begun_at: null,
    error: null,
  }
}

function readDelivery(row: Selectable<Tables['deliveries']>): Delivery {
  return {
    id: row.id,
    caseId: row.case_id,
    notice: row.notice,
    channelId: row.channel_id,
    platform: row.platform,
    state: row.state,
    ref: row.ref,
    attempts: row.attempts,
    attemptedAt: row.attempted_at,
    drawnVersion: row.drawn_version,
    error: row.error,
  }
}

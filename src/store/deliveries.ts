import { type Kysely, type Selectable, sql } from 'kysely'
import type { Deliveries, Delivery, DeliveryChange, DeliveryWish } from '../core/store-ports.ts'
import type { Tables } from './tables.ts'

/** The copies of cards in channels. */
export function createDeliveries(db: Kysely<Tables>): Deliveries {
  return {
    async add(caseId, channel) {
      const row = await db
        .insertInto('deliveries')
        .values({ case_id: caseId, channel_id: channel.id, platform: channel.platform })
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
        })
        .where('id', '=', id)
        .where('attempts', '=', attempts)
        .where('state', '<>', 'sent')
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
    .innerJoin('cases', 'cases.id', 'deliveries.case_id')
    .selectAll('deliveries')
    .orderBy('cases.due_at')
  if ('caseId' in wish) return all.where('cases.id', '=', wish.caseId)
  const waiting = all.where('cases.state', 'in', ['open', 'claimed'])
  if ('unsentTo' in wish) {
    return waiting.where('deliveries.channel_id', '=', wish.unsentTo).where('deliveries.state', '<>', 'sent')
  }
  return waiting
    .where('deliveries.state', '=', 'sent')
    .where('deliveries.drawn_at', '<', wish.drawnBefore)
    .whereRef('deliveries.drawn_at', '<=', 'cases.due_at')
}

function columnsOf(change: DeliveryChange) {
  if (change.state !== 'sent') {
    return { state: change.state, ref: null, error: JSON.stringify(change.error) }
  }
  return {
    state: change.state,
    ref: JSON.stringify(change.ref),
    drawn_version: change.version,
    drawn_at: change.at,
    error: null,
  }
}

function readDelivery(row: Selectable<Tables['deliveries']>): Delivery {
  return {
    id: row.id,
    caseId: row.case_id,
    channelId: row.channel_id,
    platform: row.platform,
    state: row.state,
    ref: row.ref,
    attempts: row.attempts,
    attemptedAt: row.attempted_at,
    drawnVersion: row.drawn_version,
    drawnAt: row.drawn_at,
    error: row.error,
  }
}

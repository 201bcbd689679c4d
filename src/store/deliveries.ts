import { type Kysely, type Selectable, sql } from 'kysely'
import { waitingStates } from '../core/case.ts'
import type {
  Deliveries,
  Delivery,
  DeliveryChange,
  DeliveryContent,
  DeliveryWish,
  NewDelivery,
} from '../core/delivery-ports.ts'
import type { Tables } from './tables.ts'
import { toJson } from './to-json.ts'

/** Longer than an attempt takes: a card is looked for and posted, 10 s each. */
const attemptMs = 30_000

const before = (at: Date, ms: number) => new Date(at.getTime() - ms)

/** The copies of cards in channels, and the notices there. */
export function createDeliveries(db: Kysely<Tables>): Deliveries {
  return {
    async add(what, { id, platform }) {
      const row = await db
        .insertInto('deliveries')
        .values({
          ...contentColumns(what),
          channel_id: id,
          platform,
          created_at: 'at' in what ? what.at : null,
        })
        .onConflict((conflict) => conflict.doNothing())
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

function contentColumns(what: NewDelivery) {
  if ('notice' in what) return { kind: 'notice' as const, notice: toJson(what.notice) }
  if ('digest' in what) return { kind: 'digest' as const, quiet: what.digest.quiet }
  if (!('thread' in what)) return { kind: 'card' as const, case_id: what.caseId }
  const { thread, caseId, cardId, remind } = what
  return { kind: 'thread' as const, case_id: caseId, card_id: cardId, remind, thread: toJson(thread) }
}

function wished(db: Kysely<Tables>, wish: DeliveryWish) {
  const all = db
    .selectFrom('deliveries')
    .leftJoin('cases', 'cases.id', 'deliveries.case_id')
    .selectAll('deliveries')
    .orderBy('cases.due_at')
    // Of one case always in the same order: jobs are sent by it, and nobody waits in a circle.
    .orderBy('deliveries.id')
  const cards = all.where('deliveries.kind', '=', 'card')
  if ('caseId' in wish) return cards.where('deliveries.case_id', '=', wish.caseId)
  if ('message' in wish) {
    return cards
      .where('deliveries.platform', '=', wish.platform)
      .where(sql<boolean>`deliveries.ref ->> 'place' = ${wish.place}`)
      .where(sql<boolean>`deliveries.ref ->> 'message' = ${wish.message}`)
  }
  if ('unsentTo' in wish) {
    return all
      .where((eb) => eb.or([eb('cases.state', 'in', waitingStates), eb('deliveries.case_id', 'is', null)]))
      .where('deliveries.channel_id', '=', wish.unsentTo)
      .where('deliveries.state', '<>', 'sent')
  }
  return cards
    .where('deliveries.state', '=', 'sent')
    .where('deliveries.drawn_at', '<', wish.drawnBefore)
    .where((eb) =>
      eb.or([
        eb('deliveries.drawn_version', '<', eb.ref('cases.version')),
        eb.and([
          eb('cases.state', 'in', waitingStates),
          eb('cases.kind', '=', 'complaint'),
          eb('cases.answered_at', 'is', null),
          eb('deliveries.drawn_at', '<=', eb.ref('cases.due_at')),
        ]),
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
    content: readContent(row),
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

function readContent(row: Selectable<Tables['deliveries']>): DeliveryContent {
  if (row.kind === 'notice' && row.notice) return { kind: row.kind, notice: row.notice }
  if (row.kind === 'digest') return { kind: row.kind, quiet: row.quiet }
  if (row.kind === 'thread' && row.thread && row.card_id) {
    return { kind: row.kind, message: row.thread, cardId: row.card_id, remind: row.remind }
  }
  return { kind: 'card' }
}

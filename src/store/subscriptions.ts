import { type Kysely, type Selectable, sql } from 'kysely'
import type { Subscription, Subscriptions } from '../core/listening-ports.ts'
import type { Tables } from './tables.ts'

/** The WebSub hubs that were asked to push. */
export function createSubscriptions(db: Kysely<Tables>): Subscriptions {
  const rows = db.selectFrom('subscriptions').selectAll()
  return {
    async of(sourceId) {
      const row = await rows.where('source_id', '=', sourceId).executeTakeFirst()
      return row ? readSubscription(row) : null
    },
    async byKey(key) {
      const row = await rows.where('key', '=', key).executeTakeFirst()
      return row ? readSubscription(row) : null
    },
    async save(subscription) {
      const { source_id, ...row } = writeSubscription(subscription)
      await db
        .insertInto('subscriptions')
        .values({ source_id, ...row })
        .onConflict((conflict) => conflict.column('source_id').doUpdateSet(row))
        .execute()
    },
    async drop(sourceId) {
      await db.deleteFrom('subscriptions').where('source_id', '=', sourceId).execute()
    },
    async toRenew(now) {
      const found = await rows.where((eb) => eb.or([endsSoon(now), isUnanswered(now)])).execute()
      return found.map(readSubscription)
    },
  }
}

/** Within a quarter of its time or an hour, and asked for anew an hour ago at the latest; a day ago once it is over. */
const endsSoon = (now: Date) => sql<boolean>`
  state = 'active'
  and lease_until - ${now}::timestamptz < greatest(interval '1 hour', (lease_until - asked_at) / 4)
  and asked_at <= ${now}::timestamptz
    - case when lease_until < ${now}::timestamptz then interval '1 day' else interval '1 hour' end`

const isUnanswered = (now: Date) => sql<boolean>`
  state <> 'active'
  and asked_at <= ${now}::timestamptz - case state when 'asked' then interval '1 hour' else interval '1 day' end`

function writeSubscription(subscription: Subscription): Tables['subscriptions'] {
  return {
    source_id: subscription.sourceId,
    hub: subscription.hub,
    topic: subscription.topic,
    key: subscription.key,
    secret: subscription.secret,
    state: subscription.state,
    asked_at: subscription.askedAt,
    lease_until: subscription.leaseUntil,
  }
}

function readSubscription(row: Selectable<Tables['subscriptions']>): Subscription {
  return {
    sourceId: row.source_id,
    hub: row.hub,
    topic: row.topic,
    key: row.key,
    secret: row.secret,
    state: row.state,
    askedAt: row.asked_at,
    leaseUntil: row.lease_until,
  }
}

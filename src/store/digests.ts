import { type Kysely, sql } from 'kysely'
import { waitingStates } from '../core/case.ts'
import type { Digests } from '../core/case-ports.ts'
import type { Tables } from './tables.ts'

/** Which cases channels get in digests. */
export function createDigests(db: Kysely<Tables>): Digests {
  return {
    async countCards(channelId, since) {
      const { count } = await db
        .selectFrom('deliveries')
        .select(sql<number>`count(*)::int`.as('count'))
        .where('channel_id', '=', channelId)
        .where('kind', 'in', ['card', 'digest'])
        .where('created_at', '>', since)
        .executeTakeFirstOrThrow()
      return count
    },
    async hold(caseId, channelId, digestId, at) {
      await db
        .insertInto('held_cases')
        .values({ case_id: caseId, channel_id: channelId, digest_id: digestId, at })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },
    async current(channelId, since) {
      const row = await db
        .selectFrom('deliveries')
        .select('id')
        .where('channel_id', '=', channelId)
        .where('kind', '=', 'digest')
        .where('created_at', '>', since)
        .orderBy('created_at', 'desc')
        .executeTakeFirst()
      return row?.id ?? null
    },
    async waiting() {
      const rows = await db
        .selectFrom('held_cases')
        .select('channel_id')
        .distinct()
        .where('digest_id', 'is', null)
        .orderBy('channel_id')
        .execute()
      return rows.map(({ channel_id }) => channel_id)
    },
    async takeWaiting(channelId) {
      const rows = await db
        .selectFrom('held_cases')
        .innerJoin('cases', 'cases.id', 'held_cases.case_id')
        .select('held_cases.case_id')
        .where('held_cases.channel_id', '=', channelId)
        .where('held_cases.digest_id', 'is', null)
        .where('cases.state', 'in', waitingStates)
        .orderBy('held_cases.case_id')
        // Of two processes one makes the digest; a claim at the same moment waits, and then finds the case in it.
        .forUpdate('held_cases')
        .execute()
      return rows.map(({ case_id }) => case_id)
    },
    async release(channelId, digestId) {
      await db
        .updateTable('held_cases')
        .set({ digest_id: digestId })
        .where('channel_id', '=', channelId)
        .where('digest_id', 'is', null)
        .execute()
    },
    async cases(digestId) {
      const rows = await db
        .selectFrom('held_cases')
        .innerJoin('cases', 'cases.id', 'held_cases.case_id')
        .select('held_cases.case_id')
        .where('digest_id', '=', digestId)
        .orderBy('cases.due_at')
        .orderBy('held_cases.case_id')
        .execute()
      return rows.map(({ case_id }) => case_id)
    },
    async heldSince(caseId) {
      const row = await db
        .selectFrom('held_cases')
        .innerJoin('deliveries', 'deliveries.id', 'held_cases.digest_id')
        .select((eb) => eb.fn.max('deliveries.created_at').as('at'))
        .where('held_cases.case_id', '=', caseId)
        .executeTakeFirst()
      return row?.at ?? null
    },
    async letGo(caseId) {
      const rows = await db
        .deleteFrom('held_cases')
        .where('case_id', '=', caseId)
        .returning(['channel_id', 'digest_id'])
        .execute()
      return rows
        .map(({ channel_id, digest_id }) => ({ channelId: channel_id, digestId: digest_id }))
        .toSorted((a, b) => (a.channelId < b.channelId ? -1 : 1))
    },
  }
}

import { fromKysely, type KyselyTransactionLike, type PgBoss, type Job as QueuedJob } from 'pg-boss'
import type { Job } from '../core/store-ports.ts'

export type QueuedPoll = QueuedJob<Extract<Job, { kind: 'poll' }>>

/** The store's database, as far as the queue needs it. */
export interface QueueDatabase {
  kind: 'embedded' | 'postgres'
  db: { transaction(): { execute<T>(story: (through: KyselyTransactionLike) => Promise<T>): Promise<T> } }
}

/** Any number that nobody else locks. */
const lockNumber = 20_261_122
/** A process that stands still with its turn taken, such as one of a paused machine, loses it after so long. */
const turnMs = 5_000

/**
 * Takes polls that wait, one of each lane in which none is under way. The queue looks at what is under way and takes in
 * one statement, but two processes that do so at the same instant see nothing of each other, and would ask a host twice:
 * they take turns, and nobody's turn lasts for ever. The embedded engine has one process.
 */
export async function takePolls(
  boss: PgBoss,
  { kind, db }: QueueDatabase,
  most: number,
): Promise<QueuedPoll[]> {
  const options = { batchSize: most, groupConcurrency: 1 }
  if (kind === 'embedded') return boss.fetch('poll', options)
  return db.transaction().execute(async (trx) => {
    const through = fromKysely(trx)
    await through.executeSql(
      "select set_config('idle_in_transaction_session_timeout', $1, true), pg_advisory_xact_lock($2)",
      [String(turnMs), lockNumber],
    )
    return boss.fetch('poll', { ...options, db: through })
  })
}

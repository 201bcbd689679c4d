import { type ConstructorOptions, fromKysely, type KyselyTransactionLike, PgBoss } from 'pg-boss'
import { describeError } from '../core/errors.ts'
import { onceAMinute } from '../core/once-a-minute.ts'
import type { Clock, Log } from '../core/ports.ts'
import type { Job } from '../core/store-ports.ts'

type Kind = Job['kind']

/** Does one job. It never throws for what it can put off itself; what it throws makes the queue try again. */
export type JobHandlers = { [kind in Kind]: (job: Extract<Job, { kind: kind }>) => Promise<void> }

export interface Queue {
  /** Sends a job through a connection or transaction, `afterMs` milliseconds from now. */
  send(through: KyselyTransactionLike, job: Job, afterMs: number): Promise<void>
  start(handlers: JobHandlers): Promise<void>
  /** Takes no new jobs and waits for those in hand, at most `timeoutMs`. */
  stop(timeoutMs: number): Promise<void>
}

const kinds: Kind[] = ['poll', 'deliver', 'redraw']
/** Workers of each kind: what hangs takes one of them. */
const workers = 4
/** How often a worker looks when nobody calls it: for jobs that were put off. New ones are told of at once. */
const lookSeconds = 1
/** A fetch takes 20 s at the most, a card that is looked for and posted as long. Then a job counts as lost, and is done again. */
const expireInSeconds = 45
const retry = { retryLimit: 20, retryDelay: 5, retryBackoff: true, retryDelayMax: 300 }

/** The job queue in the same database, so that a job is sent by the transaction that makes it necessary. */
export function createQueue(
  engine: {
    kind: 'embedded' | 'postgres'
    queue: Pick<ConstructorOptions, 'db' | 'backend' | 'connectionString' | 'max'>
  },
  clock: Clock,
  log: Log,
): Queue {
  const boss = new PgBoss({
    ...engine.queue,
    schema: 'korva_jobs',
    schedule: false,
    useListenNotify: true,
    monitorIntervalSeconds: 10,
    superviseIntervalSeconds: 10,
    reindex: engine.kind === 'postgres',
  })
  // Every worker tells of it when the database is away: once a minute is enough.
  const tellOfFault = onceAMinute<unknown>(clock, (error) =>
    log.error(
      { error: describeError(error), hint: 'If this goes on: check the database, and see /healthz.' },
      'The job queue reports a fault; it goes on',
    ),
  )
  boss.on('error', tellOfFault)
  let started = false
  return {
    async send(through, job, afterMs) {
      await boss.send(job.kind, job, {
        db: fromKysely(through),
        ...(afterMs > 0 && { startAfter: new Date(clock().getTime() + afterMs) }),
        ...keyOf(job, afterMs),
      })
    },
    async start(handlers) {
      await boss.start()
      started = true
      for (const kind of kinds) await prepare(boss, kind)
      if (engine.kind === 'embedded') for (const kind of kinds) await takeUpLost(boss, kind)
      for (const kind of kinds) await work(boss, kind, handlers, log)
    },
    async stop(timeoutMs) {
      if (started) await boss.stop({ graceful: true, timeout: timeoutMs })
    },
  }
}

/**
 * One job of a source or of a card waits at a time. One that was put off waits beside it under a key of its own, so that
 * it does not hold up what has just become necessary.
 */
function keyOf(job: Job, afterMs: number): { singletonKey: string; group?: { id: string } } {
  const [name, lane] = job.kind === 'poll' ? [job.sourceId, job.host] : [job.deliveryId, job.lane]
  return { singletonKey: afterMs > 0 ? `${name} later` : name, ...(lane && { group: { id: lane } }) }
}

async function prepare(boss: PgBoss, kind: Kind): Promise<void> {
  const options = { ...retry, expireInSeconds, notify: true, deleteAfterSeconds: 3600 }
  await boss.createQueue(kind, { ...options, policy: 'short' })
}

/** The embedded engine has one process: what is in somebody's hands at its start was in those of one that died. */
async function takeUpLost(boss: PgBoss, kind: Kind): Promise<void> {
  const lost = (await boss.findJobs(kind)).filter((job) => job.state === 'active').map((job) => job.id)
  if (lost.length) await boss.fail(kind, lost, { message: 'the process that had it ended' })
}

/**
 * Jobs of one lane (a host, a chat's channel) are done one at a time, lanes side by side: what hangs holds up its own.
 * A host sees one request at a time whichever process polls, so those lanes are counted in the database.
 */
async function work<K extends Kind>(boss: PgBoss, kind: K, handlers: JobHandlers, log: Log): Promise<void> {
  const handle = handlers[kind] as (job: Job) => Promise<void>
  const options = {
    localConcurrency: workers,
    pollingIntervalSeconds: lookSeconds,
    notifyPollingIntervalSeconds: lookSeconds,
    ...(kind === 'poll' ? { groupConcurrency: 1 } : { localGroupConcurrency: 1 }),
  }
  await boss.work<Job>(kind, options, async ([job]) => {
    if (!job) return
    try {
      await handle(job.data)
    } catch (error) {
      log.error({ job: job.data, error: describeError(error) }, `A ${kind} job failed; it is tried again`)
      throw error
    }
  })
}

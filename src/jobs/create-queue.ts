import {
  type ConstructorOptions,
  fromKysely,
  type JobInsert,
  type KyselyTransactionLike,
  PgBoss,
} from 'pg-boss'
import { describeError } from '../core/errors.ts'
import { onceAMinute } from '../core/once-a-minute.ts'
import type { Clock, Log } from '../core/ports.ts'
import type { Job } from '../core/store-ports.ts'
import { createPump } from './create-pump.ts'
import { type QueueDatabase, takePolls } from './take-polls.ts'

type Kind = Job['kind']

/** Does one job. It never throws for what it can put off itself; what it throws makes the queue try again. */
export type JobHandlers = { [kind in Kind]: (job: Extract<Job, { kind: kind }>) => Promise<void> }

export interface Queue {
  /** Sends jobs through a connection or transaction, `afterMs` milliseconds from now: one statement a kind. */
  send(through: KyselyTransactionLike, jobs: Job[], afterMs: number): Promise<void>
  start(handlers: JobHandlers): Promise<void>
  /** Takes no new jobs and waits for those in hand, at most `timeoutMs`. */
  stop(timeoutMs: number): Promise<void>
}

const kinds: Kind[] = ['poll', 'subscribe', 'deliver', 'redraw']
/** Those that have workers; polls are many and short, and have a pump. */
const worked = ['subscribe', 'deliver', 'redraw'] as const
/** Workers of each kind: what hangs takes one of them. */
const workers = 4
/** How often a worker looks when nobody calls it: for jobs that were put off. New ones are told of at once. */
const lookSeconds = 1
/** What one may take, in seconds; then it counts as lost, and is done again. A poll of several pages takes 40, what is looked for and posted 20. */
const expireInSeconds: Record<Kind, number> = { poll: 60, subscribe: 45, deliver: 45, redraw: 45 }
const retry = { retryLimit: 20, retryDelay: 5, retryBackoff: true, retryDelayMax: 300 }

/** The job queue in the same database, so that a job is sent by the transaction that makes it necessary. */
export function createQueue(
  engine: QueueDatabase & {
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
  let handlePoll: JobHandlers['poll'] = async () => {}
  const pump = createPump({
    take: (most) => takePolls(boss, engine, most),
    handle: (taken) => told(taken.data, handlePoll, log),
    async settle(done, failed) {
      // Nobody looks at them again, and hundreds a second would fill the table.
      if (done.length > 0) await boss.deleteJob('poll', done)
      for (const { taken, error } of failed) await boss.fail('poll', [taken], describeError(error))
    },
    onFault: tellOfFault,
  })
  return {
    async send(through, jobs, afterMs) {
      const startAfter = afterMs > 0 && new Date(clock().getTime() + afterMs)
      for (const [kind, those] of Map.groupBy(jobs, (job) => job.kind)) {
        const inserts = those.map(
          (data): JobInsert => ({ data, ...(startAfter && { startAfter }), ...keyOf(data, afterMs) }),
        )
        await boss.insert(kind, inserts, { db: fromKysely(through) })
        if (kind === 'poll') pump.wake()
      }
    },
    async start(handlers) {
      await boss.start()
      started = true
      for (const kind of kinds) await prepare(boss, kind)
      if (engine.kind === 'embedded') for (const kind of kinds) await takeUpLost(boss, kind)
      for (const kind of worked) await work(boss, kind, handlers, log)
      handlePoll = handlers.poll
      pump.start()
    },
    async stop(timeoutMs) {
      if (!started) return
      const until = performance.now() + timeoutMs
      for (const kind of worked) await boss.offWork(kind, { wait: false })
      await pump.stop(timeoutMs)
      await boss.stop({ graceful: true, timeout: Math.max(0, until - performance.now()) })
    },
  }
}

/**
 * One job of a source or of a card waits at a time. One that was put off waits beside it under a key of its own, so that
 * it does not hold up what has just become necessary.
 */
function keyOf(job: Job, afterMs: number): { singletonKey: string; group?: { id: string } } {
  const name = 'sourceId' in job ? job.sourceId : job.deliveryId
  return {
    singletonKey: afterMs > 0 ? `${name} later` : name,
    ...(job.lane && { group: { id: job.lane } }),
  }
}

async function prepare(boss: PgBoss, kind: Kind): Promise<void> {
  const options = { ...retry, expireInSeconds: expireInSeconds[kind], notify: kind !== 'poll' }
  await boss.createQueue(kind, { ...options, deleteAfterSeconds: 3600, policy: 'short' })
  // One that an earlier version made keeps its own options else.
  await boss.updateQueue(kind, options)
}

/** The embedded engine has one process: what is in somebody's hands at its start was in those of one that died. */
async function takeUpLost(boss: PgBoss, kind: Kind): Promise<void> {
  const lost = (await boss.findJobs(kind)).filter((job) => job.state === 'active').map((job) => job.id)
  if (lost.length) await boss.fail(kind, lost, { message: 'the process that had it ended' })
}

/** Jobs of one lane (a hub's host, a chat's channel) are done one at a time, lanes side by side: what hangs holds up its own. */
async function work<K extends Kind>(boss: PgBoss, kind: K, handlers: JobHandlers, log: Log): Promise<void> {
  const options = {
    localConcurrency: workers,
    pollingIntervalSeconds: lookSeconds,
    notifyPollingIntervalSeconds: lookSeconds,
    localGroupConcurrency: 1,
  }
  await boss.work<Extract<Job, { kind: K }>>(kind, options, async ([job]) => {
    if (job) await told(job.data, handlers[kind], log)
  })
}

/** Does a job; what goes wrong is in the log before the queue tries again. */
async function told<J extends Job>(job: J, handle: (job: J) => Promise<void>, log: Log): Promise<void> {
  try {
    await handle(job)
  } catch (error) {
    log.error({ job, error: describeError(error) }, `A ${job.kind} job failed; it is tried again`)
    throw error
  }
}

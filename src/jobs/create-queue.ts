import { type ConstructorOptions, fromKysely, type KyselyTransactionLike, PgBoss } from 'pg-boss'
import { describeError } from '../core/errors.ts'
import type { Log } from '../core/ports.ts'
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
const pollSeconds = 0.5
/** A card takes 20 s at the worst (looked for, then posted): a whole batch stays below the expiry. */
const batchSize = 5
/** Longer than a batch takes. After that its jobs count as lost and are done again. */
const expireInSeconds = 120
const retry = { retryLimit: 20, retryDelay: 5, retryBackoff: true, retryDelayMax: 300 }

/** The job queue in the same database, so that a job is sent by the transaction that makes it necessary. */
export function createQueue(
  engine: {
    kind: 'embedded' | 'postgres'
    queue: Pick<ConstructorOptions, 'db' | 'backend' | 'connectionString' | 'max'>
  },
  log: Log,
): Queue {
  const boss = new PgBoss({
    ...engine.queue,
    schema: 'korva_jobs',
    schedule: false,
    useListenNotify: true,
    monitorIntervalSeconds: 15,
    superviseIntervalSeconds: 15,
    reindex: engine.kind === 'postgres',
  })
  boss.on('error', (error) =>
    log.error({ error: describeError(error) }, 'The job queue reports a fault; it goes on'),
  )
  let started = false
  return {
    async send(through, job, afterMs) {
      await boss.send(job.kind, job, {
        db: fromKysely(through),
        ...(afterMs > 0 && { startAfter: new Date(Date.now() + afterMs) }),
        ...keyOf(job),
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

/** Polls go one at a time a host, across all processes; a redraw that waits already is not sent again. */
function keyOf(job: Job) {
  if (job.kind === 'poll' && job.host) return { group: { id: job.host } }
  return job.kind === 'redraw' ? { singletonKey: job.deliveryId } : {}
}

async function prepare(boss: PgBoss, kind: Kind): Promise<void> {
  const policy = kind === 'redraw' ? 'short' : 'standard'
  const options = { ...retry, expireInSeconds, notify: true, deleteAfterSeconds: 3600 }
  await boss.createQueue(kind, { ...options, policy })
}

/** The embedded engine has one process: what is in somebody's hands at its start was in those of one that died. */
async function takeUpLost(boss: PgBoss, kind: Kind): Promise<void> {
  const lost = (await boss.findJobs(kind)).filter((job) => job.state === 'active').map((job) => job.id)
  if (lost.length) await boss.fail(kind, lost, { message: 'the process that had it ended' })
}

async function work<K extends Kind>(boss: PgBoss, kind: K, handlers: JobHandlers, log: Log): Promise<void> {
  const handle = handlers[kind] as (job: Job) => Promise<void>
  const options = {
    batchSize,
    burstWhenBatchFull: true,
    perJobResults: true,
    pollingIntervalSeconds: pollSeconds,
    notifyPollingIntervalSeconds: pollSeconds,
    ...(kind === 'poll' && { groupConcurrency: 1 }),
  } as const
  await boss.work<Job, object, typeof options>(kind, options, async (jobs) => {
    const lanes = Map.groupBy(jobs, ({ data }) => laneOf(data))
    const done = await Promise.all([...lanes.values()].map((lane) => inTurn(lane, handle, log)))
    return done.flat()
  })
}

/** Jobs of one lane are done in turn, lanes side by side: one slow channel does not hold up another. */
function laneOf(job: Job): string {
  return job.kind === 'poll' ? job.sourceId : job.channelId
}

async function inTurn(lane: { id: string; data: Job }[], handle: (job: Job) => Promise<void>, log: Log) {
  const results: { id: string; status: 'completed' | 'failed'; output?: object }[] = []
  for (const { id, data } of lane) {
    try {
      await handle(data)
      results.push({ id, status: 'completed' })
    } catch (error) {
      log.error({ job: data, error: describeError(error) }, `A ${data.kind} job failed; it is tried again`)
      results.push({ id, status: 'failed', output: describeError(error) })
    }
  }
  return results
}

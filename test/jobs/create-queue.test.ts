import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Job } from '../../src/core/store-ports.ts'
import { createQueue, type Queue } from '../../src/jobs/create-queue.ts'
import { createStore, type OpenStore } from '../../src/store/create-store.ts'
import { openEngine } from '../../src/store/engine.ts'
import { engines, type TestDatabase } from '../support/databases.ts'

const quiet = { debug() {}, info() {}, warn() {}, error() {} }
const patient = { timeout: 20_000, interval: 50 }
const deliver = (deliveryId: string, lane = ''): Job => ({ kind: 'deliver', deliveryId, lane })
const redraw = (deliveryId: string, attempt = 0): Job => ({ kind: 'redraw', deliveryId, lane: '', attempt })

describe.each(engines)('the job queue on $name', ({ make }) => {
  let database: TestDatabase
  let opened: OpenStore
  let queue: Queue
  /** What was begun, in order, and what each job waits for. */
  const begun: Job[] = []
  const waits = new Map<string, Promise<void>>()
  /** Whose jobs fail, and what the log was told of it. */
  const failing = new Set<string>()
  const errors: string[] = []

  const log = { ...quiet, error: (_fields: object, line: string) => errors.push(line) }

  beforeEach(async () => {
    begun.length = 0
    waits.clear()
    failing.clear()
    errors.length = 0
    database = await make()
    const engine = await openEngine(database.database)
    queue = createQueue(engine, () => new Date(), log)
    opened = await createStore(engine, (through, jobs, afterMs) => queue.send(through, jobs, afterMs))
    const handle = async (job: Job) => {
      begun.push(job)
      const name = 'sourceId' in job ? job.sourceId : job.deliveryId
      if (failing.has(name)) throw new Error('on purpose')
      await waits.get(name)
    }
    await queue.start({ poll: handle, subscribe: handle, deliver: handle, redraw: handle })
  })
  afterEach(async () => {
    await queue.stop(5_000)
    await opened.close()
    await database.drop()
  })

  const send = (job: Job, afterMs = 0) => opened.store.direct.jobs.send(job, afterMs)
  const begunSoon = (...jobs: Job[]) =>
    vi.waitFor(() => expect(begun).toEqual(expect.arrayContaining(jobs)), patient)
  const hold = (name: string) => {
    const { promise, resolve } = Promise.withResolvers<void>()
    waits.set(name, promise)
    return resolve
  }

  it('does what a transaction sent when it commits, and nothing of one that fails', async () => {
    const failing = opened.store.transaction(async (work) => {
      await work.jobs.send(deliver('undone'))
      throw new Error('on purpose')
    })
    await expect(failing).rejects.toThrow('on purpose')
    await opened.store.transaction((work) => work.jobs.send(deliver('done')))
    await begunSoon(deliver('done'))
    expect(begun).toEqual([deliver('done')])
  })

  it('lets a channel that hangs hold up nobody but itself', async () => {
    const release = hold('stuck')
    await send(deliver('stuck', 'slow'))
    await begunSoon(deliver('stuck', 'slow'))
    await send(deliver('behind', 'slow'))
    await send(deliver('beside', 'quick'))
    await begunSoon(deliver('beside', 'quick'))
    expect(begun).not.toContainEqual(deliver('behind', 'slow'))
    release()
    await begunSoon(deliver('behind', 'slow'))
  })

  it('does what has become necessary at once, beside a try that was put off', async () => {
    await send(redraw('card', 3), 3_600_000)
    await send(redraw('card'))
    await begunSoon(redraw('card'))
    expect(begun).toEqual([redraw('card')])
  })

  it('keeps one poll of a source waiting, however often it is due, and asks a host for one thing at a time', async () => {
    const poll = (sourceId: string): Job => ({ kind: 'poll', sourceId, lane: 'slow.example' })
    const release = hold('a')
    await send(poll('a'))
    await begunSoon(poll('a'))
    for (let n = 0; n < 5; n++) {
      await send(poll('a'))
      await send(poll('b'))
    }
    await send({ kind: 'poll', sourceId: 'c', lane: 'other.example' })
    await begunSoon({ kind: 'poll', sourceId: 'c', lane: 'other.example' })
    expect(begun).toHaveLength(2)
    waits.clear()
    release()
    await begunSoon(poll('b'))
    await vi.waitFor(() => expect(begun).toHaveLength(4), patient)
    await send(deliver('last'))
    await begunSoon(deliver('last'))
    expect(begun.filter((job) => job.kind === 'poll')).toHaveLength(4)
  })

  it('does hundreds of polls that were sent at once, whichever of them hang', async () => {
    const polls = Array.from({ length: 300 }, (_, n): Job => {
      return { kind: 'poll', sourceId: `s${n}`, lane: `h${n}.example` }
    })
    const release = hold('s7')
    await opened.store.transaction((work) => work.jobs.sendAll(polls))
    await vi.waitFor(() => expect(begun).toHaveLength(300), patient)
    release()
    await opened.store.direct.jobs.sendAll(polls.slice(0, 2))
    await vi.waitFor(() => expect(begun).toHaveLength(302), patient)
  })

  it('finishes the polls in hand when it stops, and forgets those that are done', async () => {
    const release = hold('in-hand')
    await send({ kind: 'poll', sourceId: 'in-hand', lane: 'a.example' })
    await vi.waitFor(() => expect(begun).toHaveLength(1), patient)
    const stopping = queue.stop(10_000)
    release()
    await stopping
    const { rows } = await sql`select id from korva_jobs.job where name = 'poll'`.execute(opened.engine.db)
    expect(rows).toEqual([])
  })

  it('tries a poll again that failed, and tells of it', async () => {
    failing.add('broken')
    await send({ kind: 'poll', sourceId: 'broken', lane: 'a.example' })
    await vi.waitFor(() => expect(begun).toHaveLength(1), patient)
    failing.clear()
    await vi.waitFor(() => expect(begun).toHaveLength(2), patient)
    expect(errors).toEqual(['A poll job failed; it is tried again'])
  })

  it('takes over the queues of an earlier version with the options of its own', async () => {
    const options = () =>
      sql`select name, expire_seconds, notify from korva_jobs.queue where name in ('poll', 'deliver') order by name`
        .execute(opened.engine.db)
        .then(({ rows }) => rows)
    const own = await options()
    expect(own).toEqual([
      { name: 'deliver', expire_seconds: 45, notify: true },
      { name: 'poll', expire_seconds: 60, notify: false },
    ])
    await sql`update korva_jobs.queue set expire_seconds = 45, notify = true`.execute(opened.engine.db)
    await queue.stop(5_000)
    queue = createQueue(opened.engine, () => new Date(), log)
    const nothing = async () => {}
    await queue.start({ poll: nothing, subscribe: nothing, deliver: nothing, redraw: nothing })
    expect(await options()).toEqual(own)
  })

  it('finishes what is in hand when it stops', async () => {
    const release = hold('in-hand')
    await send(deliver('in-hand'))
    await begunSoon(deliver('in-hand'))
    let stopped = false
    const stopping = queue.stop(10_000).then(() => {
      stopped = true
    })
    await opened.ping()
    expect(stopped).toBe(false)
    release()
    await stopping
  })
})

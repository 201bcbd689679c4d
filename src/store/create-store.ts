import { type Kysely, sql } from 'kysely'
import type { AddressBook, Signals } from '../core/ports.ts'
import type { Job, Store, Work } from '../core/store-ports.ts'
import { createAddressBook } from './addresses.ts'
import { createArchive } from './archive.ts'
import { createAuditLog } from './audit-log.ts'
import { createCaseClock } from './case-clock.ts'
import { createCaseLists } from './case-lists.ts'
import { createCases } from './cases.ts'
import { createDeliveries } from './deliveries.ts'
import { createDigests } from './digests.ts'
import { createDirectory } from './directory.ts'
import type { Engine } from './engine.ts'
import { createItems } from './items.ts'
import { createLessonBook } from './lesson-book.ts'
import { createMentions } from './mentions.ts'
import { migrate } from './migrate.ts'
import { Mutex } from './mutex.ts'
import { createOpinionBudget } from './opinions.ts'
import { createPrivacy } from './privacy.ts'
import { createQuoteBook } from './quotes.ts'
import { createRuleBook } from './rule-book.ts'
import { createSignals } from './signals.ts'
import { createGatheredSources, createSources } from './sources.ts'
import { createStories, holdPlacing } from './stories.ts'
import { createSubscriptions } from './subscriptions.ts'
import type { Tables } from './tables.ts'
import { createThreadBook } from './thread-book.ts'
import { createGatheredTurns, createTurns } from './turns.ts'

/** Sends jobs through the connection that is handed to it: inside its transaction, where it is one. */
export type JobSender = (through: Kysely<Tables>, jobs: Job[], afterMs: number) => Promise<void>

export interface OpenStore {
  store: Store
  addressBook: AddressBook
  signals: Signals
  engine: Engine
  /** Whether the database answers. Throws what it answers with when it does not. */
  ping(): Promise<void>
  /** Every few minutes: keeps the files of the embedded engine from growing with each change. */
  tidy(): Promise<void>
  close(): Promise<void>
}

/** Brings the tables of an opened engine up to date and gives the ports onto them. It closes the engine if it fails. */
export async function createStore(engine: Engine, sendJobs: JobSender): Promise<OpenStore> {
  try {
    await migrate(engine)
    const signals = await createSignals(engine)
    const placing = new Mutex()
    return {
      store: {
        direct: {
          ...workOn(engine.db, sendJobs),
          sources: createGatheredSources(engine.db),
          turns: createGatheredTurns(engine.db),
        },
        transaction: (story) =>
          engine.db
            .transaction()
            .execute((trx) => sendingLast(trx, sendJobs, (send) => story(workOn(trx, send)))),
        placing: (story) =>
          placing.run(() =>
            engine.db.transaction().execute(async (trx) => {
              await holdPlacing(trx)
              return sendingLast(trx, sendJobs, (send) => story(workOn(trx, send)))
            }),
          ),
      },
      addressBook: createAddressBook(engine.db),
      signals,
      engine,
      async ping() {
        await sql`select 1`.execute(engine.db)
      },
      tidy: () => engine.tidy(),
      close: () => engine.close(),
    }
  } catch (error) {
    await engine.close()
    throw error
  }
}

/**
 * Does what a transaction does, and sends its jobs at the very end, redraws in one order for all: who sends the same job
 * waits for the other one's commit, and holds nothing by then that the other may still want.
 */
async function sendingLast<T>(
  trx: Kysely<Tables>,
  sendJobs: JobSender,
  story: (send: JobSender) => Promise<T>,
): Promise<T> {
  const kept: { job: Job; afterMs: number }[] = []
  const done = await story(async (_through, jobs, afterMs) => {
    kept.push(...jobs.map((job) => ({ job, afterMs })))
  })
  const rank = ({ job }: { job: Job }) => (job.kind === 'redraw' ? job.deliveryId : '')
  const inOrder = kept.toSorted(
    (a, b) => a.afterMs - b.afterMs || (rank(a) < rank(b) ? -1 : +(rank(a) > rank(b))),
  )
  for (const [afterMs, those] of Map.groupBy(inOrder, (each) => each.afterMs)) {
    await sendJobs(
      trx,
      those.map(({ job }) => job),
      afterMs,
    )
  }
  return done
}

function workOn(db: Kysely<Tables>, sendJobs: JobSender): Work {
  return {
    sources: createSources(db),
    turns: createTurns(db),
    items: createItems(db),
    mentions: createMentions(db),
    stories: createStories(db),
    subscriptions: createSubscriptions(db),
    cases: createCases(db),
    caseClock: createCaseClock(db),
    lists: createCaseLists(db),
    directory: createDirectory(db),
    quotes: createQuoteBook(db),
    digests: createDigests(db),
    threads: createThreadBook(db),
    audit: createAuditLog(db),
    privacy: createPrivacy(db),
    deliveries: createDeliveries(db),
    opinions: createOpinionBudget(db),
    lessons: createLessonBook(db),
    rules: createRuleBook(db),
    archive: createArchive(db),
    jobs: {
      send: (job, afterMs = 0) => sendJobs(db, [job], afterMs),
      sendAll: async (jobs) => (jobs.length > 0 ? sendJobs(db, jobs, 0) : undefined),
    },
  }
}

import { describeError, KorvaError } from '../core/errors.ts'
import type { ParsedFeed } from '../core/feed-item.ts'
import { endWithParent } from './end-with-parent.ts'
import { kinds } from './kinds/index.ts'
import { newestItems } from './newest-items.ts'
import { readableItems } from './readable-items.ts'
import type { AboutDocument } from './source-kind.ts'

export interface WorkerOptions extends AboutDocument {
  /** The kind of source whose `read` is wanted. */
  kind: string
  /** How many items are wanted at most, the newest of those that say something. Left out: all. */
  mostItems?: number
}

/** One document to parse. */
interface ParseJob {
  bytes: Uint8Array
  options: WorkerOptions
}

/** What came of a job. The first message of a worker is `ready`, before any job. */
export type ParseReply =
  | 'ready'
  | { ok: true; feed: ParsedFeed }
  | { ok: false; error: { code: string; message: string; hint?: string } }

function answer({ bytes, options }: ParseJob): ParseReply {
  try {
    const feed = kinds.get(options.kind)!.read(bytes, options)
    const { mostItems } = options
    return { ok: true, feed: mostItems === undefined ? feed : newestItems(readableItems(feed), mostItems) }
  } catch (error) {
    // Anything else is a fault of ours, and still only this feed's failure.
    const known = error instanceof KorvaError
    return { ok: false, error: { ...describeError(error), ...(known ? {} : { code: 'parse-failed' }) } }
  }
}

endWithParent()
process.on('message', (job: ParseJob) => process.send?.(answer(job)))
process.send?.('ready' satisfies ParseReply)

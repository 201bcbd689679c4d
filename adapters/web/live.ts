import { describeError } from '../../src/core/errors.ts'
import type { Inbox, Log, Signals } from '../../src/core/ports.ts'
import type { Translate } from '../../src/core/texts/index.ts'
import { type Board, createBoard } from './board.ts'
import { type Filter, filterQuery } from './filter.ts'
import { limits } from './limits.ts'
import { catchUp } from './patch.ts'
import { createStream, eventStream } from './stream.ts'

export interface Live {
  /** The answer that keeps a page informed. `seen` is the mark of the view that it shows. */
  join(filter: Filter, seen: string | null): Promise<Response>
  start(): void
  stop(): void
}

/**
 * Keeps open pages true. At every signal, and every `limits.tickMs` for the minutes that pass, each filter's view is
 * drawn anew and compared with what the pages have; only the differences are sent.
 */
export function createLive(deps: { inbox: Inbox; signals: Signals; log: Log; t: Translate }): Live {
  const boards = new Map<string, Board>()
  const streams = () => [...boards.values()].flatMap((board) => [...board.streams])
  const refreshAll = () => {
    for (const board of boards.values()) void board.refresh().catch((error) => warn(deps.log, error))
  }
  let unsubscribe = () => {}
  let ticking: NodeJS.Timeout | undefined

  return {
    async join(filter, seen) {
      if (streams().length >= limits.streams) return full()
      const key = filterQuery(filter)
      const board = boards.get(key) ?? createBoard(filter, deps)
      boards.set(key, board)
      return joinBoard(board, seen, () => {
        if (board.streams.size === 0) boards.delete(key)
      })
    },
    start() {
      unsubscribe = deps.signals.subscribe(refreshAll)
      ticking = setInterval(() => {
        for (const stream of streams()) stream.beat()
        refreshAll()
      }, limits.tickMs)
      ticking.unref()
    },
    stop() {
      unsubscribe()
      clearInterval(ticking)
      for (const stream of streams()) stream.close()
    },
  }
}

async function joinBoard(board: Board, seen: string | null, onLeave: () => void): Promise<Response> {
  const stream = createStream(() => {
    board.streams.delete(stream)
    onLeave()
  })
  board.streams.add(stream)
  try {
    await board.refresh()
  } catch (error) {
    stream.close()
    throw error
  }
  // From here to the answer nothing waits, so no difference falls between the view and the stream.
  const view = board.view()
  if (view && view.mark !== seen) stream.send(String(catchUp(view)), view.mark)
  return eventStream(stream.body)
}

/** No room: the page shows that it is not live, and asks again. */
const full = () => eventStream(`event: full\nretry: ${limits.fullRetryMs}\ndata: full\n\n`)

const warn = (log: Log, error: unknown) =>
  log.warn(
    describeError(error),
    'Open pages of the web inbox could not be brought up to date; the next try is soon.',
  )

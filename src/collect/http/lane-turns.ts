import { KorvaError } from '../../core/errors.ts'
import { showSeconds } from './show-seconds.ts'

/** The place of one fetch: in one lane at a time. Its time runs only while it is in one. */
export interface Turn {
  /** Aborted when the time is over. */
  readonly overtime: AbortSignal
  /** Leaves the lane it is in for another one, once nobody else is in that. */
  enter(lane: string, what: string): Promise<void>
  end(): void
}

/** Whoever is in a lane, with those who wait for it. */
type Queues = Map<string, (() => void)[]>

/**
 * Keeps each lane to one request in flight, whichever source asks and wherever redirects lead. Nobody waits for a lane
 * while in another one, so that two can never wait for each other.
 *
 * @param totalMs how long a fetch may be in lanes, all in all
 * @param waitMs how long it waits for one
 * @returns makes the place of a fetch that ends, waiting included, after `mostMs` at the latest
 */
export function createLaneTurns(limits: { totalMs: number; waitMs: number }): (mostMs: number) => Turn {
  const queues: Queues = new Map()
  return (mostMs) => {
    const until = performance.now() + Math.min(mostMs, limits.totalMs + limits.waitMs)
    const { signal, start, stop } = pausedLimit(limits.totalMs)
    let within: string | null = null
    const end = () => {
      if (within === null) return
      stop()
      leave(queues, within)
      within = null
    }
    return {
      overtime: signal,
      async enter(lane, what) {
        if (lane === within) return
        end()
        await wait(queues, lane, Math.min(limits.waitMs, until - performance.now()), what)
        within = lane
        start(until)
      },
      end,
    }
  }
}

/** A limit of time that stands still between `stop` and `start`, but never goes on after `until`. */
function pausedLimit(ms: number) {
  const overtime = new AbortController()
  let left = ms
  let since = 0
  let timer: NodeJS.Timeout | undefined
  return {
    signal: overtime.signal,
    start(until: number) {
      since = performance.now()
      timer = setTimeout(() => overtime.abort(), Math.min(left, until - since))
    },
    stop() {
      clearTimeout(timer)
      left = Math.max(0, left - (performance.now() - since))
    },
  }
}

function wait(queues: Queues, lane: string, waitMs: number, what: string): Promise<void> {
  const queue = queues.get(lane)
  if (!queue) {
    queues.set(lane, [])
    return Promise.resolve()
  }
  return new Promise((enter, refuse) => {
    const timer = setTimeout(() => {
      queue.splice(queue.indexOf(admit), 1)
      refuse(tooBusy(what, waitMs))
    }, waitMs)
    const admit = () => {
      clearTimeout(timer)
      enter()
    }
    queue.push(admit)
  })
}

function leave(queues: Queues, lane: string): void {
  const admit = queues.get(lane)?.shift()
  if (admit) admit()
  else queues.delete(lane)
}

function tooBusy(what: string, waitMs: number): KorvaError {
  const because = `other requests to the same publisher took more than ${showSeconds(waitMs)}`
  return new KorvaError('fetch-busy', `${what} was not asked: ${because}.`, {
    hint: 'Nothing to do unless it goes on: then give the sources of this publisher a longer `every`.',
  })
}

export interface PumpParts<T> {
  /** Takes so many jobs at most. */
  take(most: number): Promise<T[]>
  /** Does one. What it throws is a failure of the job. */
  handle(taken: T): Promise<void>
  /** Tells the queue which are done, and which are to be tried again. */
  settle(done: T[], failed: Failed<T>[]): Promise<void>
  /** Is told what `take` and `settle` throw; they are tried again. */
  onFault(error: unknown): void
}

export interface Failed<T> {
  taken: T
  error: unknown
}

export interface Pump {
  start(): void
  /** Looks for jobs soon: some are on their way. */
  wake(): void
  /** Takes no more, and waits for those in hand, at most `timeoutMs`. */
  stop(timeoutMs: number): Promise<void>
}

/** At once: the reading process and the memory of this one are what they share. */
const mostInHand = 128
/** Between two looks while there is work: what a look costs is shared by all that it takes. */
const paceMs = 25
/** Between two looks while there is none. */
const idleMs = 250
/** So many looks are quick after a job was sent: it can be seen when its transaction is through. */
const quickLooks = 10
/** After a fault of the database. */
const faultMs = 1000

/**
 * Does many short jobs with few statements: takes a handful at a time, does them side by side, each as long as it needs,
 * and settles together what is done by the next look. What hangs takes one place of many.
 */
export function createPump<T>(parts: PumpParts<T>): Pump {
  const inHand = new Set<Promise<void>>()
  const done: T[] = []
  const failed: Failed<T>[] = []
  let stopped = false
  let quick = 0
  let loop: Promise<void> = Promise.resolve()
  let endRest: () => void = () => {}

  const begin = (taken: T) => {
    const turn = parts
      .handle(taken)
      .then(() => done.push(taken))
      .catch((error) => failed.push({ taken, error }))
      .then(() => {
        inHand.delete(turn)
      })
    inHand.add(turn)
  }
  const settle = async () => {
    const [well, badly] = [done.splice(0), failed.splice(0)]
    if (well.length + badly.length === 0) return
    try {
      await parts.settle(well, badly)
    } catch (error) {
      done.push(...well)
      failed.push(...badly)
      throw error
    }
  }
  const look = async (): Promise<number> => {
    try {
      await settle()
      const free = mostInHand - inHand.size
      const taken = free > 0 ? await parts.take(free) : []
      taken.forEach(begin)
      return taken.length + inHand.size > 0 || quick-- > 0 ? paceMs : idleMs
    } catch (error) {
      parts.onFault(error)
      return faultMs
    }
  }
  const rest = (ms: number) => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const timer = setTimeout(resolve, ms)
    endRest = () => {
      clearTimeout(timer)
      resolve()
    }
    return promise
  }
  const run = async () => {
    while (!stopped) await rest(await look())
  }
  return {
    start() {
      loop = run()
    },
    wake() {
      quick = quickLooks
      endRest()
    },
    async stop(timeoutMs) {
      stopped = true
      endRest()
      const { promise: late, resolve } = Promise.withResolvers<void>()
      const timer = setTimeout(resolve, timeoutMs)
      // A look may wait for a database that is away.
      await Promise.race([loop.then(() => Promise.all(inHand)), late])
      clearTimeout(timer)
      await settle().catch(parts.onFault)
    },
  }
}

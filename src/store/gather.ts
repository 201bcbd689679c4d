interface Waiting<K, V> {
  key: K
  resolve(value: V): void
  reject(error: unknown): void
}

/**
 * Makes one statement of many calls: those that come while the one before is under way wait for each other. A lone call
 * waits for nobody. Where the statement fails, each is run by itself: what one of them holds is not the others' fault.
 *
 * @param run answers the keys, in their order
 */
export function gather<K, V>(run: (keys: K[]) => Promise<V[]>): (key: K) => Promise<V> {
  let waiting: Waiting<K, V>[] = []
  let busy = false
  const flush = async () => {
    const batch = waiting
    waiting = []
    try {
      const answers = await run(batch.map(({ key }) => key))
      for (const [index, { resolve }] of batch.entries()) resolve(answers[index]!)
    } catch (error) {
      if (batch.length === 1) batch[0]!.reject(error)
      else await Promise.all(batch.map(runAlone))
    }
  }
  const runAlone = ({ key, resolve, reject }: Waiting<K, V>) =>
    run([key]).then(([answer]) => resolve(answer!), reject)
  const flushAll = async () => {
    // Calls of one turn of the event loop come together.
    await new Promise(setImmediate)
    while (waiting.length > 0) await flush()
    busy = false
  }
  return (key) => {
    const { promise, resolve, reject } = Promise.withResolvers<V>()
    waiting.push({ key, resolve, reject })
    if (!busy) {
      busy = true
      void flushAll()
    }
    return promise
  }
}

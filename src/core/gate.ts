/** Runs work behind a gate. */
export type Gate = <Result>(work: () => Promise<Result>) => Promise<Result>

/** A gate that lets so many in at once, and the others in the order in which they came. */
export function createGate(most: number): Gate {
  let free = most
  const waiting: (() => void)[] = []
  return async (work) => {
    if (free > 0) free--
    else await new Promise<void>((enter) => waiting.push(enter))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free++
    }
  }
}

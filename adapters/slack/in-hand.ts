/** Work that goes on after its request was answered, so that a stop can wait for it. */
export function createInHand() {
  const tasks = new Set<Promise<void>>()
  return {
    /** Takes a task that handles its own failures. */
    add(task: Promise<void>): void {
      const done = task.finally(() => tasks.delete(done))
      tasks.add(done)
    },

    /** Waits until all is done, at most so many milliseconds: a database that hangs must not hold up a stop. */
    settle: (atMostMs: number) => settle([...tasks], atMostMs),
  }
}

/** Waits until all of them have ended, well or not, or the time is over. */
export async function settle(tasks: Promise<unknown>[], atMostMs: number): Promise<void> {
  const timeout = Promise.withResolvers<void>()
  const timer = setTimeout(timeout.resolve, atMostMs)
  await Promise.race([Promise.allSettled(tasks), timeout.promise])
  clearTimeout(timer)
}

/** What a task that never fails comes to; where it takes longer than so many milliseconds, something else. */
export async function inTime<T>(task: Promise<T>, atMostMs: number, otherwise: T): Promise<T> {
  const late = Promise.withResolvers<T>()
  const timer = setTimeout(late.resolve, atMostMs, otherwise)
  try {
    return await Promise.race([task, late.promise])
  } finally {
    clearTimeout(timer)
  }
}

export type InHand = ReturnType<typeof createInHand>

import type { Clock } from '../../src/core/ports.ts'

/** Teams delivers again what was not answered in time; five minutes are well beyond its last attempt. */
const keepMs = 5 * 60_000

/**
 * Runs each work once for its key: who brings the same key within five minutes gets the first one's result. What fails
 * is forgotten, so that a second delivery may succeed. Without a key everything runs.
 */
export function createOnce<T>(clock: Clock): (key: string | null, work: () => Promise<T>) => Promise<T> {
  const seen = new Map<string, { at: number; result: Promise<T> }>()
  return (key, work) => {
    const now = clock().getTime()
    for (const [old, { at }] of seen) {
      if (at > now - keepMs) break
      seen.delete(old)
    }
    if (key === null) return work()
    const known = seen.get(key)
    if (known) return known.result
    const result = work()
    seen.set(key, { at: now, result })
    result.catch(() => seen.delete(key))
    return result
  }
}

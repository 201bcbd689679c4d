import { WebAPIPlatformError } from '@slack/web-api'
import type { Clock } from '../../src/core/ports.ts'

const remember = 3_600_000
/** More people than a team has. */
const capacity = 5_000
/** What stays as it is for an hour, however often it is asked for: no such person, and scopes that are missing. */
const lasting = ['user_not_found', 'users_not_found', 'user_not_visible', 'missing_scope']

/**
 * Asks for something by its key and remembers the answer for an hour; the same answer is waited for once. Of failures only
 * those are remembered that would be the same again.
 */
export function createRemembered<T>(clock: Clock, ask: (key: string) => Promise<T>) {
  const answers = new Map<string, { at: number; answer: Promise<T> }>()

  return (key: string): Promise<T> => {
    const now = clock().getTime()
    const kept = answers.get(key)
    if (kept && kept.at > now - remember) return kept.answer
    const entry = { at: now, answer: ask(key) }
    answers.delete(key)
    answers.set(key, entry)
    entry.answer.catch((error: unknown) => {
      const lasts = error instanceof WebAPIPlatformError && lasting.includes(error.data.error)
      if (!lasts && answers.get(key) === entry) answers.delete(key)
    })
    const [oldest] = answers.keys()
    if (answers.size > capacity && oldest !== undefined) answers.delete(oldest)
    return entry.answer
  }
}

import { clockTime } from '../core/clocking.ts'
import { describeEvent } from '../core/describe-event.ts'
import type { Inbox } from '../core/ports.ts'
import type { Parts } from './parts.ts'

/** What happened to a case, in words, the first first. */
export async function caseHistory(
  caseId: number,
  { settings, store }: Pick<Parts, 'settings' | 'store'>,
): ReturnType<Inbox['history']> {
  const events = await store.direct.cases.events(caseId)
  return events.map((event) => ({
    at: clockTime(event.at, settings),
    lines: describeEvent(event, settings),
  }))
}

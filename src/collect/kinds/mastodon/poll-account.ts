import type { PollMemory, PollResult } from '../../../core/collector-ports.ts'
import { KorvaError } from '../../../core/errors.ts'
import type { KindTools, SourceRequest } from '../../source-kind.ts'

/**
 * Polls an account's posts. The instance knows the account by a number of its own: it is looked up at the first poll,
 * and again when the number is gone, as it is after an instance was set up anew.
 */
export async function pollAccount(
  lookup: URL,
  perPage: string,
  memory: PollMemory,
  tools: KindTools,
  ask: { request(url: URL): SourceRequest; timeline(first: URL): Promise<PollResult> },
): Promise<PollResult> {
  const known = memory.feed ? await pollKnown(new URL(memory.feed)) : null
  if (known) return known
  const loaded = await tools.load({}, ask.request(lookup))
  // Nothing to compare with was sent along: it can only be a whole answer.
  if (!loaded.changed) return { changed: false, memory }
  const { next: number = '' } = await tools.read({ ...loaded.document, context: { account: true } })
  const path = `/api/v1/accounts/${encodeURIComponent(number)}/statuses`
  return pollAt(new URL(`${path}?limit=${perPage}&exclude_reblogs=true`, lookup))

  function pollKnown(statuses: URL) {
    return pollAt(statuses).catch((error) => {
      if (error instanceof KorvaError && error.code === 'mastodon-not-found') return null
      throw error
    })
  }

  async function pollAt(statuses: URL): Promise<PollResult> {
    const result = await ask.timeline(statuses)
    return { ...result, memory: { ...result.memory, feed: statuses.href } }
  }
}

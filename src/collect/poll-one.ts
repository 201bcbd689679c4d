import type { PollMemory, PollResult } from '../core/collector-ports.ts'
import type { ParsedFeed } from '../core/feed-item.ts'
import { movedTo, withoutMove } from './http/moved-address.ts'
import type { KindTools, Loaded, SourceRequest } from './source-kind.ts'

/** Polls one address: asks, and reads what changed. `context` is what the kind wants to know when it reads. */
export async function pollOne(
  request: SourceRequest,
  memory: PollMemory,
  tools: KindTools,
  context?: Record<string, unknown>,
): Promise<PollResult> {
  const { loaded, feed } = await loadAndRead(request, memory, tools, context)
  return feed ? changed(loaded, feed) : unchanged(loaded, memory)
}

/**
 * Asks an address, and reads what changed; the feed is null where nothing did. What cannot be read where the address has
 * moved to, such as the page of a domain for sale, is asked for at the address itself again.
 */
export async function loadAndRead(
  request: SourceRequest,
  memory: PollMemory,
  tools: KindTools,
  context?: Record<string, unknown>,
): Promise<{ loaded: Loaded; feed: ParsedFeed | null }> {
  const loaded = await tools.load(memory, request)
  if (!loaded.changed) return { loaded, feed: null }
  try {
    return { loaded, feed: await tools.read({ ...loaded.document, ...(context && { context }) }) }
  } catch (error) {
    if (!movedTo(memory) || !movedTo(loaded.memory)) throw error
    return loadAndRead(request, withoutMove(memory), tools, context)
  }
}

/** An answer that says nothing new: what the feed asked for when it was last read holds on. */
export function unchanged(loaded: Loaded, before: PollMemory): PollResult {
  const { ttlMs } = before
  const hub = loaded.hub ?? before.hub
  const memory = { ...loaded.memory, ...(ttlMs && { ttlMs }), ...(hub && { hub }) }
  return { changed: false, memory, ...asked(longest(loaded.waitMs, ttlMs)), ...(hub && { hub }) }
}

/** A feed that was read, with what it and its answer ask for. Of two hubs the header's counts (W3C WebSub, 4). */
export function changed(loaded: Loaded, feed: ParsedFeed): PollResult {
  const { ttlMs } = feed
  const hub = loaded.hub ?? feed.hub
  const memory = { ...loaded.memory, ...(ttlMs && { ttlMs }), ...(hub && { hub }) }
  return { changed: true, feed, memory, ...asked(longest(loaded.waitMs, ttlMs)), ...(hub && { hub }) }
}

const longest = (a = 0, b = 0) => Math.max(a, b)
const asked = (waitMs: number) => (waitMs > 0 ? { waitMs } : {})

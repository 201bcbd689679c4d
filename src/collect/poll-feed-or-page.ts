import type { PollMemory, PollResult } from '../core/collector-ports.ts'
import { describeError } from '../core/errors.ts'
import { asksForRest } from './asks-for-rest.ts'
import { changed, loadAndRead, pollOne, unchanged } from './poll-one.ts'
import type { KindTools, SourceRequest } from './source-kind.ts'

/** Feeds of a page that are tried before it is given up. */
const triedFeeds = 3
/** What says that a feed has moved, rather than that its server has a bad day. */
const lost = new Set(['fetch-not-found', 'fetch-gone', 'feed-is-a-page', 'feed-wants-login', 'not-a-feed'])

/**
 * Polls a feed by its own address or by that of a page that names it (`<link rel="alternate">`). The feed of a page is
 * remembered and asked directly from then on; when it is gone, the page is asked again.
 *
 * Where a feed was heard at the address itself, a page is a failure: a login or a front page that came in its place names
 * other feeds, and nobody asked for those.
 */
export async function pollFeedOrPage(
  request: SourceRequest,
  memory: PollMemory,
  tools: KindTools,
): Promise<PollResult> {
  const known = memory.feed && (await pollKnown(memory.feed, request, memory, tools))
  if (known) return known
  // What is remembered of a feed is not true of its page.
  const before = memory.feed ? {} : memory
  const wasFeed = Object.keys(before).length > 0
  const { loaded, feed } = await loadAndRead(request, before, tools, { orPage: !wasFeed })
  if (!feed) return unchanged(loaded, before)
  return feed.feeds ? pollNamed(feed.feeds, request, tools) : changed(loaded, feed)
}

/** Null where the feed is not there any more. */
async function pollKnown(feed: string, request: SourceRequest, memory: PollMemory, tools: KindTools) {
  try {
    return await pollAs(feed, request, memory, tools)
  } catch (error) {
    if (lost.has(describeError(error).code)) return null
    throw error
  }
}

/** The first feed of a page that can be read; where there is none, the first one's error says why. */
async function pollNamed(feeds: string[], request: SourceRequest, tools: KindTools): Promise<PollResult> {
  const failures: unknown[] = []
  for (const feed of feeds.slice(0, triedFeeds)) {
    try {
      return await pollAs(feed, request, {}, tools)
    } catch (error) {
      failures.push(error)
      if (asksForRest(error) || !tools.hasTime()) break
    }
  }
  throw failures[0]
}

async function pollAs(
  feed: string,
  request: SourceRequest,
  memory: PollMemory,
  tools: KindTools,
): Promise<PollResult> {
  const result = await pollOne({ ...request, url: new URL(feed) }, memory, tools)
  return { ...result, memory: { ...result.memory, feed } }
}

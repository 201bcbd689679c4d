import type { PollMemory, PollResult } from '../core/collector-ports.ts'
import { asksForRest } from './asks-for-rest.ts'
import { joinFeeds } from './join-feeds.ts'
import type { KindTools } from './source-kind.ts'

/** One of several things that a source listens to, polled in its own way. */
export interface Part {
  /** Under which its memory is kept. */
  name: string
  poll(memory: PollMemory): Promise<PollResult>
}

/**
 * Polls the parts of a source one after the other, each with a memory of its own. What some cannot give is noted, and tried
 * again; when none answers, the first error is the poll's. What there is no time for, or would be asked of a service that
 * has just said that it is asked too often, keeps its memory and comes first the next time.
 */
export async function pollParts(parts: Part[], memory: PollMemory, tools: KindTools): Promise<PollResult> {
  const memories: Record<string, PollMemory> = {}
  const heard: PollResult[] = []
  const failures: unknown[] = []
  const missed: string[] = []
  for (const { name, poll } of inTurn(parts, memory)) {
    const before = memory.parts?.[name] ?? {}
    memories[name] = before
    const isFirst = heard.length + failures.length === 0
    if (!isFirst && (!tools.hasTime() || failures.some(asksForRest))) {
      missed.push(name)
      continue
    }
    try {
      const result = await poll(before)
      memories[name] = result.memory
      heard.push(result)
    } catch (error) {
      failures.push(error)
    }
  }
  if (heard.length === 0) throw failures.find(asksForRest) ?? failures[0]
  const next: PollMemory = { parts: memories, ...(missed.length > 0 && { own: { missed } }) }
  return merged(heard, failures, next, failures.length + missed.length > 0)
}

/** Those that the last poll did not come to are first. */
function inTurn(parts: Part[], { own }: PollMemory): Part[] {
  const missed = new Set(Array.isArray(own?.missed) ? own.missed : [])
  return [...parts.filter(({ name }) => missed.has(name)), ...parts.filter(({ name }) => !missed.has(name))]
}

/** One result of several: changed where any is. */
function merged(heard: PollResult[], failures: unknown[], memory: PollMemory, partly: boolean): PollResult {
  const waits = [
    ...heard.map(({ waitMs }) => waitMs),
    ...failures.filter(asksForRest).map((e) => e.retryAfterMs),
  ]
  const waitMs = Math.max(0, ...waits.map((ms) => ms ?? 0))
  const asked = waitMs > 0 ? { waitMs } : {}
  const feeds = heard.flatMap((result) => (result.changed ? [result.feed] : []))
  if (feeds.length === 0) return { changed: false, memory, ...asked }
  const feed = joinFeeds(feeds, partly ? 'partly-heard' : null)
  return { changed: true, feed, memory, ...asked }
}

import type { PollMemory } from '../../core/ports.ts'

/** Some servers answer 304 for ever: once in so many days the whole feed is asked for. */
const validFor = 8 * 24 * 60 * 60 * 1000

/** What to ask with, and to compare the answer with: nothing where it is older than 8 days or its age is unknown. */
export function freshValidators(memory: PollMemory, now: Date): { etag?: string; lastModified?: string } {
  const age = now.getTime() - Date.parse(memory.validatorsAt ?? '')
  if (!(age < validFor)) return {}
  const { etag, lastModified } = memory
  return { ...(etag && { etag }), ...(lastModified && { lastModified }) }
}

/** The request headers for them (RFC 9110, 13.1). */
export function conditionalHeaders({ etag, lastModified }: PollMemory): Record<string, string> {
  return {
    ...(etag && { 'if-none-match': etag }),
    ...(lastModified && { 'if-modified-since': lastModified }),
  }
}

/** What to remember of an answer. */
export function rememberValidators(
  headers: Record<string, string | string[] | undefined>,
  now: Date,
): PollMemory {
  const [etag, lastModified] = [headers.etag, headers['last-modified']].map((value) => [value].flat()[0])
  if (!etag && !lastModified) return {}
  return { ...(etag && { etag }), ...(lastModified && { lastModified }), validatorsAt: now.toISOString() }
}

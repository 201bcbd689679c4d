import type { PollMemory } from '../../core/collector-ports.ts'

type Headers = Record<string, string | string[] | undefined>
type Validators = Pick<PollMemory, 'etag' | 'lastModified' | 'validatorsAt'>

/** Some servers answer 304 for ever: once in so many days the whole feed is asked for. */
const validFor = 8 * 24 * 60 * 60 * 1000
/** Longer ones are no ETags, and would be sent back with every poll. */
const longestEtag = 1000

/** What to ask with, and to compare the answer with: nothing where it is 8 days old or its age is unknown. */
export function freshValidators(memory: PollMemory, now: Date): Pick<Validators, 'etag' | 'lastModified'> {
  const age = now.getTime() - Date.parse(memory.validatorsAt ?? '')
  if (!(age < validFor)) return {}
  const { etag, lastModified } = memory
  return { ...(etag && { etag }), ...(lastModified && { lastModified }) }
}

/** The request headers for them (RFC 9110, 13.1). */
export function conditionalHeaders({ etag, lastModified }: Validators): Record<string, string> {
  return {
    ...(etag && { 'if-none-match': etag }),
    ...(lastModified && { 'if-modified-since': lastModified }),
  }
}

/** What to remember of an answer. */
export function rememberValidators(headers: Headers, now: Date): Validators {
  const [etag, lastModified] = [etagOf(headers), lastModifiedOf(headers)]
  if (!etag && !lastModified) return {}
  return { ...(etag && { etag }), ...(lastModified && { lastModified }), validatorsAt: now.toISOString() }
}

/**
 * Whether an answer has the ETag that was asked with. Weakly, since a server that packs its answers makes a weak ETag of a
 * strong one (RFC 9110, 8.8.3.2).
 */
export function hasEtag(headers: Headers, etag: string | undefined): boolean {
  const theirs = etagOf(headers)
  return theirs !== undefined && etag !== undefined && strong(theirs) === strong(etag)
}

const strong = (etag: string) => etag.replace(/^W\//i, '')

/** Sent back as it was, whatever its form. An empty one would stand for every answer alike. */
function etagOf({ etag: header }: Headers): string | undefined {
  const etag = [header].flat()[0]?.trim() ?? ''
  return strong(etag).replaceAll('"', '') && etag.length <= longestEtag ? etag : undefined
}

/** Only a real date: some servers say `0`, or name the beginning of time. */
function lastModifiedOf({ 'last-modified': header }: Headers): string | undefined {
  const said = [header].flat()[0] ?? ''
  return Date.parse(said) > 0 && /[a-z]{3}.*:/i.test(said) ? said : undefined
}

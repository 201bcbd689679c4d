import type { CaseStateName } from '../../src/core/case.ts'
import type { InboxFilter } from '../../src/core/ports.ts'
import { type Feeling, feelings, type Severity } from '../../src/core/verdict.ts'
import { limits } from './limits.ts'

/** The tabs of the inbox, in the order that they stand in. */
export const filterStates = ['waiting', 'open', 'claimed', 'resolved', 'dismissed', 'all'] as const

export type FilterState = (typeof filterStates)[number]

/** Which cases a page shows. Lives in its address. */
export interface Filter {
  state: FilterState
  brand: string | null
  source: string | null
  severity: Severity | null
  feeling: Feeling | null
  topic: string | null
}

/** The levels in the order that they are listed in. */
export const severities: Severity[] = ['high', 'medium', 'low']

/** What narrows a state's cases down. */
const narrowing = ['brand', 'source', 'severity', 'feeling', 'topic'] as const

/** The same state with all of its cases. */
export const widened = ({ state }: Filter): Filter => ({
  ...{ state, brand: null, source: null, severity: null, feeling: null, topic: null },
})

export const isNarrowed = (filter: Filter) => narrowing.some((name) => filter[name] !== null)

/** Reads a filter from an address; what is unknown or missing is the default, the waiting cases of all. */
export function readFilter(params: URLSearchParams): Filter {
  const state = filterStates.find((name) => name === params.get('state')) ?? 'waiting'
  return {
    state,
    brand: readId(params.get('brand')),
    source: readId(params.get('source')),
    severity: severities.find((level) => level === params.get('severity')) ?? null,
    feeling: feelings.find((feeling) => feeling === params.get('feeling')) ?? null,
    topic: readId(params.get('topic')),
  }
}

/** The query of a filter's address, `?` included; empty for the default. Made anew, so it leads nowhere else. */
export function filterQuery(filter: Filter): string {
  const params = new URLSearchParams()
  if (filter.state !== 'waiting') params.set('state', filter.state)
  for (const name of narrowing) if (filter[name]) params.set(name, filter[name])
  return params.size ? `?${params}` : ''
}

/** The filter as the product understands it. */
export function toInboxFilter({ state, ...filter }: Filter): InboxFilter {
  const narrowed = narrowing.flatMap((name) => (filter[name] ? [[name, filter[name]]] : []))
  return { ...(state === 'all' ? {} : { state }), ...Object.fromEntries(narrowed) }
}

/** Whether cases in this state belong on the page. */
export function holdsState(filter: Filter, state: CaseStateName): boolean {
  if (filter.state === 'all') return true
  return filter.state === 'waiting' ? state === 'open' || state === 'claimed' : filter.state === state
}

/** How many cases each tab holds. */
export function countOf(state: FilterState, counts: Record<CaseStateName, number>): number {
  if (state === 'waiting') return counts.open + counts.claimed
  if (state === 'all') return counts.open + counts.claimed + counts.resolved + counts.dismissed
  return counts[state]
}

const readId = (value: string | null) => value?.slice(0, limits.idLength) || null

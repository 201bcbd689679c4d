import { type CaseKind, type CaseStateName, caseStates, waitingStates } from '../../src/core/case.ts'
import type { InboxFilter } from '../../src/core/ports.ts'
import { type Feeling, feelings, type Severity } from '../../src/core/verdict.ts'
import { limits } from './limits.ts'

/** The tabs of the inbox, in the order that they stand in. */
export const filterStates = ['waiting', ...caseStates, 'all'] as const

/** What the cases are about: the two are looked at apart. */
export const caseKinds: CaseKind[] = ['complaint', 'praise']

export type FilterState = (typeof filterStates)[number]

/** Which cases a page shows. Lives in its address. */
export interface Filter {
  kind: CaseKind
  state: FilterState
  brand: string | null
  source: string | null
  severity: Severity | null
  feeling: Feeling | null
  topic: string | null
  /** Only these, of either kind: the cases of a message that led here. */
  ids: number[] | null
  /** The page of one case, whatever becomes of it. All the rest is left open then. */
  case: number | null
}

/** The levels in the order that they are listed in. */
export const severities: Severity[] = ['high', 'medium', 'low']

/** What narrows a state's cases down. */
const narrowing = ['brand', 'source', 'severity', 'feeling', 'topic'] as const

const wide = { brand: null, source: null, severity: null, feeling: null, topic: null, ids: null, case: null }

/** The same kind and state with all of its cases. */
export const widened = ({ kind, state }: Filter): Filter => ({ kind, state, ...wide })

export const isNarrowed = (filter: Filter) =>
  filter.ids !== null || narrowing.some((name) => filter[name] !== null)

/** Reads a filter from an address; what is unknown or missing is the default, the waiting complaints of all. */
export function readFilter(params: URLSearchParams): Filter {
  const one = readCaseId(params.get('case'))
  if (one !== null) return oneCase(one)
  return {
    kind: params.get('kind') === 'praise' ? 'praise' : 'complaint',
    state: filterStates.find((name) => name === params.get('state')) ?? 'waiting',
    brand: readId(params.get('brand')),
    source: readId(params.get('source')),
    severity: severities.find((level) => level === params.get('severity')) ?? null,
    feeling: feelings.find((feeling) => feeling === params.get('feeling')) ?? null,
    topic: readId(params.get('topic')),
    ids: readIds(params.get('ids')),
    case: null,
  }
}

/** The filter of one case's page. */
export const oneCase = (id: number): Filter => ({ kind: 'complaint', state: 'all', ...wide, case: id })

/** The query of a filter's address, `?` included; empty for the default. Made anew, so it leads nowhere else. */
export function filterQuery(filter: Filter): string {
  const params = new URLSearchParams()
  if (filter.case !== null) return `?case=${filter.case}`
  if (filter.kind === 'praise') params.set('kind', filter.kind)
  if (filter.state !== 'waiting') params.set('state', filter.state)
  for (const name of narrowing) if (filter[name]) params.set(name, filter[name])
  if (filter.ids) params.set('ids', filter.ids.join(','))
  return params.size ? `?${params}` : ''
}

/** The page that shows a filter's cases. */
export const filterAddress = (filter: Filter): string =>
  filter.case === null ? `/${filterQuery(filter)}` : `/case/${filter.case}`

/** The page that a query leads back to: ours, whatever was sent. */
export const backAddress = (query = ''): string => filterAddress(readFilter(new URLSearchParams(query)))

/** The filter as the product understands it. */
export function toInboxFilter({ kind, state, ids, case: one, ...filter }: Filter): InboxFilter {
  if (one !== null) return { ids: [one] }
  const narrowed = narrowing.flatMap((name) => (filter[name] ? [[name, filter[name]]] : []))
  return {
    ...(kind === 'praise' && { kind }),
    ...(state !== 'all' && { state }),
    ...(ids && { ids }),
    ...Object.fromEntries(narrowed),
  }
}

/** Whether a case of this kind, in this state, belongs on the page. */
export function holdsCase(
  filter: Filter,
  { caseId, kind, state }: { caseId: number; kind: CaseKind; state: CaseStateName },
): boolean {
  if (filter.case !== null) return filter.case === caseId
  if (filter.ids ? !filter.ids.includes(caseId) : filter.kind !== kind) return false
  return filter.state === 'all' || statesOf(filter.state).includes(state)
}

/** How many cases each tab holds. */
export const countOf = (tab: FilterState, counts: Record<CaseStateName, number>): number =>
  statesOf(tab).reduce((sum, state) => sum + counts[state], 0)

function statesOf(tab: FilterState): readonly CaseStateName[] {
  if (tab === 'all') return caseStates
  return tab === 'waiting' ? waitingStates : [tab]
}

const readId = (value: string | null) => value?.slice(0, limits.idLength) || null

/** The number of a case; null where it is none, or none that a database would hold. */
export const readCaseId = (said: unknown): number | null =>
  typeof said === 'string' && /^[1-9]\d{0,8}$/.test(said) ? Number(said) : null

function readIds(said: string | null): number[] | null {
  const ids = (said ?? '').split(',').flatMap((each) => readCaseId(each) ?? [])
  return ids.length ? [...new Set(ids)].slice(0, limits.ids) : null
}

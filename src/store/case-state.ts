import type { Act, CaseState } from '../core/case.ts'
import type { CaseEvent } from '../core/store-ports.ts'

/** JSON has no dates: these fields of states and acts are instants. */
const instants = new Set(['at', 'until', 'lapsesAt', 'answeredAt'])

/** A state as its JSON keeps it, with its instants as dates. */
export const readStateJson = (kept: unknown): CaseState => revive(kept) as CaseState

/** The same for what was done. */
export const readAct = (kept: unknown): CaseEvent['act'] => revive(kept) as Act

function revive(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revive)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      instants.has(key) && typeof inner === 'string' ? new Date(inner) : revive(inner),
    ]),
  )
}

/** When the clock does something to a case in this state; null: it does not. */
export function timedAt(state: CaseState): Date | null {
  if (state.state === 'snoozed') return state.until
  return state.state === 'claimed' ? state.lapsesAt : null
}

/** When it came into its state. */
export const stateAt = (state: CaseState): Date | null => (state.state === 'open' ? null : state.at)

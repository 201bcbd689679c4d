import type { SourceState } from '../core/listening-ports.ts'
import type { Source } from '../core/source.ts'
import type { FlowSettings } from './parts.ts'

interface Index {
  size: number
  byId: Map<string, Source>
  /** How many sources take turns in a lane. */
  lanes: Map<string, number>
}

/** Found once for the settings: a poll must not cost more where there are more sources. */
const indexes = new WeakMap<Source[], Index>()

/** A source of the settings; undefined where they have it no more. */
export function sourceOf({ sources }: Pick<FlowSettings, 'sources'>, id: string): Source | undefined {
  return indexOf(sources).byId.get(id)
}

/** Whether other sources take turns with this one. */
export function sharesLane({ sources }: Pick<FlowSettings, 'sources'>, { lane }: Source): boolean {
  return lane !== '' && (indexOf(sources).lanes.get(lane) ?? 0) > 1
}

function indexOf(sources: Source[]): Index {
  const known = indexes.get(sources)
  if (known?.size === sources.length) return known
  const lanes = new Map<string, number>()
  for (const { lane } of sources) lanes.set(lane, (lanes.get(lane) ?? 0) + 1)
  const made = { size: sources.length, byId: new Map(sources.map((source) => [source.id, source])), lanes }
  indexes.set(sources, made)
  return made
}

/** What is remembered of a source at its address: what another one brought, and its validators, say nothing of it. */
export function stateAt({ url }: Source, known: SourceState | null): SourceState {
  if (known?.url === url) return known
  return {
    ...{ url, firstHeardAt: null, heardAt: null, polledAt: null, dueAt: known?.dueAt ?? null },
    ...{ failures: 0, failingSince: null, error: null, stopped: false, notes: [], memory: {} },
    ...{ newestAt: null, usualSilenceMs: null, deaf: known?.deaf ?? null },
  }
}

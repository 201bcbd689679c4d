import { describeHealth } from '../core/describe-health.ts'
import type { KnownSource } from '../core/listening-ports.ts'
import type { Source } from '../core/source.ts'
import type { SourceReport, Unheard } from '../core/source-report.ts'
import type { SourceFigures } from '../core/store-ports.ts'
import type { Parts } from './parts.ts'

type ListParts = Pick<Parts, 'settings' | 'store' | 'clock'>

const day = 24 * 60 * 60_000
const nothing: SourceFigures = { items: 0, mentions: 0 }

/** How each source of the settings does: what `korva sources` shows, in the order of the settings. */
export async function listSources({ settings, store, clock }: ListParts): Promise<SourceReport[]> {
  const now = clock()
  return store.transaction(async ({ sources, items }) => {
    const states = await sources.all()
    const lastDay = await items.figures(new Date(now.getTime() - day))
    const lastWeek = await items.figures(new Date(now.getTime() - 7 * day))
    return settings.sources.map((source) => {
      const state = stateOf(source, states)
      return {
        ...{ id: source.id, name: source.name, kind: source.kind },
        lastAnswer: state?.heardAt?.toISOString() ?? null,
        ...turnOf(source, state),
        ...{ day: lastDay.get(source.id) ?? nothing, week: lastWeek.get(source.id) ?? nothing },
        ...describeHealth({ source, state }, { ...settings, now }),
        deaf: state?.deaf ?? null,
      }
    })
  })
}

/** The sources that are deaf or off, with why and what to do: what the pages of the inbox show. */
export async function listUnheard({ settings, store, clock }: ListParts): Promise<Unheard[]> {
  const states = await store.direct.sources.all('unheard')
  const now = clock()
  return settings.sources.flatMap((source) => {
    const state = stateOf(source, states)
    if (!source.off && !state) return []
    const { heard, health, words, todo } = describeHealth({ source, state }, { ...settings, now })
    // What was announced may be over already.
    return heard ? [] : [{ id: source.id, name: source.name, health, words, todo }]
  })
}

/** What was remembered of another address says nothing of this one. */
function stateOf({ id, url }: Source, states: Map<string, KnownSource>): KnownSource | null {
  const state = states.get(id)
  return state?.url === url ? state : null
}

function turnOf(source: Source, state: KnownSource | null): Pick<SourceReport, 'nextPoll' | 'noPoll'> {
  const never = (noPoll: SourceReport['noPoll']) => ({ nextPoll: null, noPoll })
  if (source.off) return never('off')
  if (!source.schedule) return never('brought')
  if (state?.stopped) return never('stopped')
  const rests = state?.restsUntil?.getTime() ?? 0
  const at = state?.dueAt && new Date(Math.max(state.dueAt.getTime(), rests))
  return { nextPoll: at?.toISOString() ?? null, noPoll: null }
}

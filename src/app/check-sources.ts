import { clockTime } from '../core/clocking.ts'
import type { Collector } from '../core/collector-ports.ts'
import { describeError } from '../core/errors.ts'
import type { Reach } from '../core/ports.ts'
import type { Source } from '../core/source.ts'
import type { FlowSettings, Parts } from '../flows/parts.ts'

/** Until when a source may not be asked; null: it is its turn, which is taken thereby. */
export type AskForTurn = (source: Source) => Promise<Date | null>

interface CheckParts {
  settings: Pick<FlowSettings, 'sources' | 'timezone'>
  collector: Collector
  askForTurn: AskForTurn
}

/** What to do about a source that is off for want of a key. */
export const howToTurnSourceOn =
  'docs/sources.md says where to get it; or remove the source from the settings.'

/** Publishers that are asked at the same time. */
const mostAtOnce = 8

/**
 * Reaches every source, those of one publisher one after the other: many at once would only wait for each other, and be
 * refused. What keeps a pace, or asked for peace, is not asked once more for a check.
 */
export async function checkSources(parts: CheckParts): Promise<Reach[]> {
  const { sources } = parts.settings
  const lanes = [...Map.groupBy(sources, ({ lane }) => lane).values()]
  const reached = new Map<Source, Reach>()
  const work = async () => {
    for (let lane = lanes.pop(); lane; lane = lanes.pop()) {
      for (const source of lane) reached.set(source, await checkSource(source, parts))
    }
  }
  await Promise.all(Array.from({ length: mostAtOnce }, work))
  return sources.map((source) => reached.get(source)!)
}

async function checkSource(source: Source, { settings, collector, askForTurn }: CheckParts): Promise<Reach> {
  const what = `source ${source.id}`
  const good = (detail: string): Reach => ({ what, ok: true, detail, hint: null })
  if (source.off)
    return { what, ok: false, detail: `is off: it needs ${source.off}`, hint: howToTurnSourceOn }
  if (!source.schedule) return good('is not asked: what it hears is brought')
  try {
    const until = await askForTurn(source)
    if (until) return good(leftAlone(clockTime(until, { ...settings, locale: 'en' })))
    const heard = await collector.poll(source, {})
    return good(heard.changed ? `${heard.feed.format}, ${counted(heard.feed.items.length)}` : 'not changed')
  } catch (error) {
    return failed(what, error)
  }
}

const counted = (items: number) => (items === 1 ? '1 item' : `${items} items`)

const leftAlone = (until: string) =>
  `is not asked now: its publisher wants to be left alone until ${until}; \`korva sources\` says how it does`

/** Turns by what all processes on the database know of publishers at rest. */
export const turnsOf =
  ({ store, clock }: Pick<Parts, 'store' | 'clock'>): AskForTurn =>
  async ({ lane, paceMs }) => {
    const { turns } = store.direct
    const now = clock()
    if (lane === '') return null
    if (paceMs > 0 && (await turns.rest(lane, new Date(now.getTime() + paceMs), now))) return null
    return turns.restsUntil(lane, now)
  }

/** Turns where there is no database: of what keeps a pace, the first. */
export function turnsWithoutDatabase(clock: Parts['clock']): AskForTurn {
  const rests = new Map<string, Date>()
  return async ({ lane, paceMs }) => {
    const until = rests.get(lane)
    if (until) return until
    if (paceMs > 0) rests.set(lane, new Date(clock().getTime() + paceMs))
    return null
  }
}

export function failed(what: string, error: unknown): Reach {
  const { message, hint = null } = describeError(error)
  return { what, ok: false, detail: message, hint }
}

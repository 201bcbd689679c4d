import { deafnessOf, failingMs, failsByNetwork, isDue, type Listened } from './deafness.ts'
import type { Deafness, KnownSource } from './listening-ports.ts'
import type { Source } from './source.ts'

/** That a source went deaf or is heard again, against what was announced. */
export interface HearingChange {
  source: Source
  state: KnownSource
  before: Deafness | null
  after: Deafness | null
  /** What people are told of it: by itself, or that the network of this machine went away or came back; null: nothing. */
  say: 'deaf' | 'again' | 'cut-off' | 'back' | null
}

type Known = Listened & { state: KnownSource }

/**
 * What has changed since it was last announced. Pure. Where no source at all was reached for as long as one has to fail to
 * be told, the network of this machine is to blame, and they are told as one.
 */
export function compareHearing(listened: Listened[], now: Date): HearingChange[] {
  const known = listened.filter((each): each is Known => each.state !== null)
  const network = {
    lostAt: networkLost(known, now),
    told: known.some(({ state }) => state.deaf?.reason === 'network'),
    reachedAt: lastReached(known.filter(isOnline)),
  }
  return known
    .map((each) => changeOf(each, network, now))
    .filter(({ before, after }) => before?.reason !== after?.reason)
}

interface Network {
  /** Since when no source is reached; null: some are. */
  lostAt: Date | null
  /** That was told, of some of them. */
  told: boolean
  /** When any source was reached last, in milliseconds; null: none ever was. */
  reachedAt: number | null
}

function changeOf(each: Known, { lostAt, told, reachedAt }: Network, now: Date): HearingChange {
  const { source, state } = each
  const before = state.deaf
  const change = (after: Deafness | null, say: HearingChange['say']) => ({
    source,
    state,
    before,
    after,
    say,
  })
  if (source.off) return change(null, null)
  if (before?.reason === 'network') {
    const isBack = !lostAt && reachedAt !== null && reachedAt > Date.parse(before.since)
    return isBack ? change(null, 'back') : change(before, null)
  }
  if (lostAt && isOnline(each) && !before && failsByNetwork(state)) {
    return change({ reason: 'network', since: lostAt.toISOString() }, told ? null : 'cut-off')
  }
  const after = deafnessOf(each, now)
  // The same for another reason asks for something else to be done: it is told as well.
  return change(after, after ? 'deaf' : 'again')
}

/** Asked over the network, in turns. */
const isOnline = ({ source, state }: Known) =>
  !source.off && source.schedule !== null && source.lane !== '' && state.url === source.url

/** When its publisher last gave an answer, be it a refusal. */
const answeredAt = ({ state }: Known) => (failsByNetwork(state) ? state.heardAt : state.polledAt)

/** Since when no source is reached, where that is long enough to be told and more than one publisher is concerned. */
function networkLost(known: Known[], now: Date): Date | null {
  const online = known.filter(isOnline)
  const failing = online.filter(
    (each) => failsByNetwork(each.state) && !isToldAlone(each) && !isDue(each, now),
  )
  if (new Set(failing.map(({ source }) => source.lane)).size < 2) return null
  const failingSince = Math.min(...failing.map(({ state }) => state.failingSince!.getTime()))
  const lostAt = lastReached(online) ?? failingSince
  return Math.max(lostAt, failingSince) <= now.getTime() - failingMs ? new Date(lostAt) : null
}

/** When any of them was reached last; null: none ever was. */
function lastReached(online: Known[]): number | null {
  const times = online.flatMap((each) => answeredAt(each)?.getTime() ?? [])
  return times.length ? Math.max(...times) : null
}

const isToldAlone = ({ state }: Known) => state.deaf !== null && state.deaf.reason !== 'network'

import { quietUntil } from './quiet.ts'
import type { ReplaySettings } from './replay.ts'
import type { Severity } from './verdict.ts'

const hourMs = 3_600_000

/** How a case would have come to a channel: as a card, at an instant, or in a digest. */
export interface Arrival<T> {
  subject: T
  as: 'card' | 'over-limit' | 'quiet'
  at: Date
}

/** A case to be brought, when its customer wrote. */
interface Brought {
  writtenAt: Date
  severity: Severity
}

/** The cards an hour and the quiet hours of one channel, by the rules of `flows/hold-case.ts` and `flows/end-quiet.ts`. */
export interface ReplayChannel<T> {
  /** Brings a case, in the order of time. Returns what has arrived by that. */
  bring(subject: T): Arrival<T>[]
  /** What waits still arrives. */
  end(): Arrival<T>[]
}

/** Begins with a channel that has got nothing yet. The web inbox shows everything at once. */
export function replayChannel<T extends Brought>(
  settings: Pick<ReplaySettings, 'quiet' | 'cardsPerHour' | 'timezone'>,
  isWeb: boolean,
): ReplayChannel<T> {
  /** When messages were posted, within the last hour, and when the last of them that is a digest was. */
  let posted: number[] = []
  let digestAt = Number.NEGATIVE_INFINITY
  let waiting: T[] = []
  let over: Date | null = null

  const card = (subject: T, at: Date): Arrival<T> => {
    posted.push(at.getTime())
    return { subject, as: 'card', at }
  }
  const beginDigest = (at: number) => {
    posted.push(at)
    digestAt = at
  }
  /** One case is worth a card; several are one message. */
  const endQuiet = (): Arrival<T>[] => {
    const [at, those] = [over!, waiting]
    waiting = []
    over = null
    if (those.length === 1) return [card(those[0]!, at)]
    beginDigest(at.getTime())
    return those.map((subject) => ({ subject, as: 'quiet', at }))
  }
  const bringNow = (subject: T, at: Date): Arrival<T> => {
    const anHourAgo = at.getTime() - hourMs
    posted = posted.filter((each) => each > anHourAgo)
    if (posted.length < settings.cardsPerHour) return card(subject, at)
    if (digestAt <= anHourAgo) beginDigest(at.getTime())
    return { subject, as: 'over-limit', at }
  }
  return {
    bring(subject) {
      const { writtenAt: at, severity } = subject
      const ended = over && over <= at ? endQuiet() : []
      if (isWeb || severity === 'high') return [...ended, card(subject, at)]
      const until = quietUntil(at, settings.quiet, settings.timezone)
      if (!until) return [...ended, bringNow(subject, at)]
      waiting.push(subject)
      over = until
      return ended
    },
    end: () => (over ? endQuiet() : []),
  }
}

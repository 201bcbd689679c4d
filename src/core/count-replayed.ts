import { night, type ReplayedChannel, type ReplayMention } from './replay.ts'
import type { Arrival } from './replay-channel.ts'
import { offsetAt } from './zone-offset.ts'

/** A case that channels may get, with how its promise would have ended. */
export interface ReplayedCase extends ReplayMention {
  /** Null: praise, to which nothing is promised. */
  endsOutside: boolean | null
}

/** Counts what arrives in a channel, and what is nothing for it. */
export function countReplayed(channel: Pick<ReplayedChannel, 'id' | 'platform'>, timezone: string) {
  const counted: ReplayedChannel = {
    ...{ ...channel, cards: 0, atNight: 0, praise: 0, overLimit: 0, inQuiet: 0, none: 0 },
    ...{ byHour: Array.from({ length: 24 }, () => 0), byDay: [], promises: 0, promisesOutside: 0 },
  }
  const days = new Map<string, ReplayedChannel['byDay'][number]>()
  const countOne = ({ subject, as, at }: Arrival<ReplayedCase>) => {
    if (as === 'over-limit') counted.overLimit++
    else if (as === 'quiet') counted.inQuiet++
    else {
      counted.cards++
      if (isNight(wallOf(at, timezone).hour)) counted.atNight++
      if (subject.kind === 'praise') counted.praise++
    }
    const { day, hour } = wallOf(subject.writtenAt, timezone)
    const ofDay = days.get(day) ?? { day, cards: 0, digests: 0 }
    ofDay[as === 'card' ? 'cards' : 'digests']++
    days.set(day, ofDay)
    counted.byHour[hour]!++
    if (subject.endsOutside !== null) counted.promises++
    if (subject.endsOutside) counted.promisesOutside++
  }
  return {
    count: (arrivals: Arrival<ReplayedCase>[]) => arrivals.forEach(countOne),
    leaveOut: () => void counted.none++,
    result: (): ReplayedChannel => ({
      ...counted,
      byDay: [...days.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1)),
    }),
  }
}

/** Whether an hour of the clock is of the night. */
export const isNight = (hour: number) => hour >= night.from || hour < night.to

/** The day and the hour that the clocks of a time zone show. */
export function wallOf(at: Date, timezone: string): { day: string; hour: number } {
  const wall = new Date(at.getTime() + offsetAt(at, timezone))
  return { day: wall.toISOString().slice(0, 10), hour: wall.getUTCHours() }
}

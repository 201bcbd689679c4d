import { takesBrand } from './channel.ts'
import { countReplayed, isNight, type ReplayedCase, wallOf } from './count-replayed.ts'
import { dueAt, workingBetween } from './deadline.ts'
import { hoursIn, offDuty } from './off-duty.ts'
import { termsFor } from './promise.ts'
import { type Fate, fates, type ReplayMention, type ReplayReport, type ReplaySettings } from './replay.ts'
import { replayChannel } from './replay-channel.ts'

const minute = 60_000

/** Counts what would have come of mentions. They are handed over in the order in which their customers wrote. */
export interface Replay {
  hear(mention: ReplayMention, fate: Fate): void
  /** After all were heard. */
  report(span: Pick<ReplayReport, 'days' | 'from' | 'to'>): ReplayReport
}

/** Begins a replay: pure, and a call for each mention, so that what else is to be done gets its turn in between. */
export function beginReplay(settings: ReplaySettings): Replay {
  const counts = Object.fromEntries(fates.map((fate) => [fate, 0])) as Record<Fate, number>
  const endsOutside = outsideOf(settings)
  const channels = settings.channels.map((channel) => {
    const { id, platform } = channel
    const counting = countReplayed({ id, platform }, settings.timezone)
    return { channel, counting, timing: replayChannel<ReplayedCase>(settings, platform === 'web') }
  })
  let mentions = 0
  return {
    hear(mention, fate) {
      mentions++
      counts[fate]++
      const subject =
        fate === 'case'
          ? { ...mention, endsOutside: mention.kind === 'complaint' ? endsOutside(mention) : null }
          : null
      for (const { channel, counting, timing } of channels) {
        const named = channel.platform === 'web' || mention.channels.includes(channel.id)
        if (subject && named && takesBrand(channel, mention.brandId)) counting.count(timing.bring(subject))
        else counting.leaveOut()
      }
    },
    report: (span) => ({
      ...{ ...span, mentions, fates: counts, cardsPerHour: settings.cardsPerHour },
      channels: channels.map(({ counting, timing }) => {
        counting.count(timing.end())
        return counting.result()
      }),
      duty: offDuty(settings),
    }),
  }
}

/** Whether the promise to a customer would have ended when nobody works; without working hours, at night. */
function outsideOf({ promise, timezone }: ReplaySettings): (mention: ReplayMention) => boolean {
  const all = hoursIn(promise)
  return (mention) => {
    const due = dueAt(mention.writtenAt, termsFor(promise, mention))
    if (all.length === 0) return isNight(wallOf(due, timezone).hour)
    const [before, after] = [-minute, minute].map((ms) => new Date(due.getTime() + ms))
    return all.every((hours) => workingBetween(before!, after!, hours) === 0)
  }
}

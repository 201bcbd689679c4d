import { type Clocking, shortDay } from './clocking.ts'
import { describeOffDuty } from './describe-off-duty.ts'
import { fates, night, type ReplayedChannel, type ReplayReport } from './replay.ts'
import type { Answer } from './report.ts'
import { type Locale, type Translate, textsFor } from './texts/index.ts'

const dayMs = 86_400_000

/** A replay in words: what was looked at, each channel with what it would have got, and when nobody is on duty. */
export function describeReplay(report: ReplayReport, clocking: Clocking): Answer {
  const t = textsFor(clocking.locale)
  const title = t('replay.title', { count: report.days })
  const duty = describeOffDuty(report.duty, clocking.locale)
  if (report.mentions === 0) return { title, lines: [t('replay.nothing'), duty] }
  const became = fates.filter((fate) => report.fates[fate] > 0)
  return {
    title,
    lines: [
      t('replay.looked', { count: report.mentions, since: shortDay(report.from, clocking) }),
      ...became.map((fate) => indented(t(`replay.fate.${fate}`, { count: report.fates[fate] }))),
      ...report.channels.flatMap((channel) => channelLines(channel, report, clocking, t)),
      duty,
    ],
  }
}

function channelLines(
  channel: ReplayedChannel,
  report: ReplayReport,
  clocking: Clocking,
  t: Translate,
): string[] {
  const { cards, overLimit, inQuiet, praise, promises } = channel
  const digests = overLimit + inQuiet
  if (cards + digests === 0) return [t('replay.none', { channel: nameOf(channel) })]
  const lines = [
    busiestLine(channel, clocking, t),
    ...(digests > 0
      ? [t('replay.digests', { count: digests, over: overLimit, quiet: inQuiet, limit: report.cardsPerHour })]
      : []),
    ...(praise > 0 ? [t('replay.praise', { praise, cards })] : []),
    ...(promises > 0 ? [promiseLine(channel, report, t)] : []),
  ]
  return [headLine(channel, report, clocking.locale, t), ...lines.map(indented)]
}

/** Days are counted from when something is stored on, and a day is the least. */
function headLine(channel: ReplayedChannel, { from, to }: ReplayReport, locale: Locale, t: Translate) {
  const days = Math.max(1, (to.getTime() - from.getTime()) / dayMs)
  const count = rounded(channel.cards / days)
  return t(channel.atNight > 0 ? 'replay.cards' : 'replay.byDay', {
    ...{ channel: nameOf(channel), count, perDay: written(count, locale), ...nightly },
    night: written(rounded(channel.atNight / days), locale),
  })
}

function busiestLine({ byHour, byDay }: ReplayedChannel, { locale }: Clocking, t: Translate): string {
  const count = Math.max(...byHour)
  const hour = byHour.indexOf(count)
  const sum = ({ cards, digests }: ReplayedChannel['byDay'][number]) => cards + digests
  const busiest = byDay.reduce((most, day) => (sum(day) > sum(most) ? day : most))
  return t('replay.busiest', {
    ...{ from: twoDigits(hour), to: twoDigits((hour + 1) % 24), count, most: sum(busiest) },
    day: shortDay(new Date(`${busiest.day}T00:00:00Z`), { locale, timezone: 'UTC' }),
  })
}

function promiseLine(
  { promises, promisesOutside: outside }: ReplayedChannel,
  { duty }: ReplayReport,
  t: Translate,
) {
  if (duty.hours) return t('replay.outside', { promises, outside })
  return t('replay.outsideNight', { promises, outside, ...nightly })
}

const nameOf = ({ id, platform }: Pick<ReplayedChannel, 'id' | 'platform'>) => `${id} (${platform})`

/** To two digits: it is what would have come about, and says so. */
const rounded = (count: number) => (count === 0 ? 0 : Number(count.toPrecision(2)))

const written = (count: number, locale: Locale) => new Intl.NumberFormat(locale).format(count)

const twoDigits = (hour: number) => String(hour).padStart(2, '0')

const nightly = { from: twoDigits(night.from), to: twoDigits(night.to) }

const indented = (line: string) => `  ${line}`

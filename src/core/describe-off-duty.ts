import type { OffDuty } from './off-duty.ts'
import { type Locale, type Translate, textsFor } from './texts/index.ts'

const day = 1_440
const monday = Date.UTC(2024, 0, 1)

/** When nobody is on duty, as a sentence: `Nobody is on duty from 23 to 07.` */
export function describeOffDuty({ hours, gaps, onCall }: OffDuty, locale: Locale): string {
  const t = textsFor(locale)
  const names = listOf(onCall, locale)
  if (!hours) return onCall.length > 0 ? t('replay.duty.onCall', { names }) : t('replay.duty.nobodyNamed')
  if (gaps.length === 0) return t('replay.duty.always')
  const when = listOf(describeGaps(gaps, locale, t), locale)
  return onCall.length > 0
    ? t('replay.duty.onCallAlone', { gaps: when, names })
    : t('replay.duty.nobody', { gaps: when })
}

/** Those at the same hours together, by the days on which they begin; those of more than a day each by itself. */
function describeGaps(gaps: OffDuty['gaps'], locale: Locale, t: Translate): string[] {
  const lasts = ({ from, to }: OffDuty['gaps'][number]) => (to > from ? to - from : to + 7 * day - from)
  const short = gaps.filter((gap) => lasts(gap) <= day)
  const alike = Map.groupBy(short, ({ from, to }) => JSON.stringify([from % day, to % day]))
  const time = (minute: number) => clock(minute, locale)
  return [
    ...[...alike.values()].map((those) => {
      const span = { from: time(those[0]!.from), to: time(those[0]!.to) }
      const days = those.map(({ from }) => Math.floor(from / day))
      return days.length === 7
        ? t('replay.gap.daily', span)
        : t('replay.gap.days', { ...span, days: describeDays(days, locale) })
    }),
    ...gaps
      .filter((gap) => lasts(gap) > day)
      .map(({ from, to }) =>
        t('replay.gap.long', {
          ...{ fromDay: nameOfDay(from / day, locale), from: time(from) },
          ...{ toDay: nameOfDay(to / day, locale), to: time(to) },
        }),
      ),
  ]
}

/** Days of the week, of which three and more in a row are one span: `Mon–Thu, Sat`. */
function describeDays(days: number[], locale: Locale): string {
  const runs: number[][] = []
  for (const each of days) {
    const run = runs.at(-1)
    if (run?.at(-1) === each - 1) run.push(each)
    else runs.push([each])
  }
  const names = runs.flatMap((run) => {
    const all = run.map((each) => nameOfDay(each, locale))
    return run.length > 2 ? [`${all[0]}–${all.at(-1)}`] : all
  })
  return names.join(', ')
}

/** `23`, or `23:30` as the language writes it. */
function clock(minute: number, locale: Locale): string {
  const options = { timeZone: 'UTC', hourCycle: 'h23', hour: '2-digit', minute: '2-digit' } as const
  if (minute % 60 === 0) return String(Math.floor((minute % day) / 60)).padStart(2, '0')
  return new Intl.DateTimeFormat(locale, options).format(monday + minute * 60_000)
}

const nameOfDay = (n: number, locale: Locale) =>
  new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'short' }).format(
    monday + (Math.floor(n) % 7) * day * 60_000,
  )

const listOf = (parts: string[], locale: Locale) =>
  new Intl.ListFormat(locale, { type: 'conjunction' }).format(parts)

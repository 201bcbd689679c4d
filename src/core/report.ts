import type { CaseStateName } from './case.ts'
import { type Clocking, dayName, duration } from './clocking.ts'
import { type Translate, textsFor } from './texts/index.ts'
import type { Feeling, Sentiment, Severity } from './verdict.ts'

export type SentimentCounts = Record<Sentiment, number>

/** What mentions felt (by feeling) and were about (by the topic's id), and how severe the negative ones are. */
export interface MentionTally {
  feelings: Partial<Record<Feeling, number>>
  topics: Record<string, number>
  severity: Record<Severity, number>
}

/** What happened since midnight in the settings' time zone. Counts come from the queries of the lists behind them. */
export interface TodayReport {
  /** The instant that the day began. */
  since: Date
  /** Mentions that customers wrote today. */
  mentions: SentimentCounts
  byBrand: { brand: string; mentions: SentimentCounts }[]
  /** Mentions written today that rules of the team hid: they are in no other count. */
  hidden: number
  /** One entry an hour of the day that has mentions, 0 to 23 in the settings' time zone. */
  byHour: { hour: number; mentions: SentimentCounts }[]
  /** How many mentions show each feeling, the most frequent first; those that none shows are left out. */
  feelings: { feeling: Feeling; count: number }[]
  /** How many mentions are about each topic, by its name, the most frequent first; those of none are left out. */
  topics: { name: string; count: number }[]
  /** How severe the negative mentions are. */
  severity: Record<Severity, number>
  /** Cases opened today, by the state that they are in now. */
  cases: Record<CaseStateName, number>
  /** All complaints that have no answer yet, whenever they were opened. */
  waiting: { count: number; overdue: number }
  /** Cases resolved or dismissed today, and how many of them before the promise ended. */
  closed: { count: number; kept: number }
  /** Sources of the settings, how many of them are heard now, and the names of the others with the reason in words. */
  sources: { total: number; heard: number; deaf: { name: string; reason: string }[] }
  /** The promise in minutes. */
  promiseMinutes: number
}

/** A title and lines of plain text: what every chat and the terminal can show. */
export interface Answer {
  title: string
  lines: string[]
}

/** The report in words. Strings from settings are in it; whoever draws it escapes for its platform. */
export function describeToday(report: TodayReport, clocking: Clocking): Answer {
  const t = textsFor(clocking.locale)
  const brands = report.byBrand.map(({ brand, mentions }) => t('report.brand', { brand, ...mentions }))
  return {
    title: t('report.title', { date: dayName(report.since, clocking) }),
    lines: [
      t('report.mentions', { count: total(report.mentions), ...report.mentions }),
      ...(brands.length > 1 ? brands : []),
      ...(report.hidden > 0 ? [t('report.hidden', { count: report.hidden })] : []),
      ...judgementLines(report, t),
      t('report.cases', { count: total(report.cases), ...report.cases }),
      t('report.waiting', { ...report.waiting }),
      promiseLine(report, t),
      ...sourceLines(report, t),
    ],
  }
}

/** What `help` answers; Teams lists `connect` as well. */
export function describeHelp(
  t: Translate,
  commands: ('today' | 'lessons' | 'rules' | 'audit' | 'help' | 'connect')[],
  prefix: string,
): Answer {
  const usage = {
    ...{ today: 'today', lessons: 'lessons', rules: 'rules', help: 'help' },
    ...{ audit: 'audit <case>', connect: 'connect <id>' },
  }
  return {
    title: t('chat.help.title'),
    lines: commands.map((command) => `${prefix}${usage[command]}: ${t(`chat.help.${command}`)}`),
  }
}

/** Topics that a report names: the settings may have many of their own. */
export const mostTopics = 12
/** Sources that a report names as not heard; `korva sources` lists all. */
const mostDeaf = 12

const total = (counts: Record<string, number>) => Object.values(counts).reduce((sum, count) => sum + count, 0)

/** How people felt, what it was about and how bad it is: each line only where there is something to count. */
function judgementLines({ feelings, topics, severity }: TodayReport, t: Translate): string[] {
  const felt = feelings.map(({ feeling, count }) => `${t(`card.feeling.${feeling}`)} ${count}`)
  const about = topics.slice(0, mostTopics).map(({ name, count }) => `${name} ${count}`)
  return [
    ...(felt.length ? [t('report.felt', { list: felt.join(', ') })] : []),
    ...(about.length ? [t('report.about', { list: about.join(', ') })] : []),
    ...(total(severity) ? [t('report.severity', { ...severity })] : []),
  ]
}

function promiseLine({ closed, promiseMinutes }: TodayReport, t: Translate): string {
  const promise = duration(promiseMinutes, t)
  if (closed.count === 0) return t('report.noPromise', { promise })
  const share = Math.round((100 * closed.kept) / closed.count)
  return t('report.promise', { share, promise, kept: closed.kept, closed: closed.count })
}

function sourceLines({ sources: { total, heard, deaf } }: TodayReport, t: Translate): string[] {
  const named = deaf.slice(0, mostDeaf).map((source) => t('report.deaf', source))
  const more = deaf.length - named.length
  return [t('report.heard', { heard, total }), ...named, ...(more ? [t('notice.more', { count: more })] : [])]
}

import type { SourceReport } from '../core/source-report.ts'
import { dayAndTime, drawTable, wrap } from './draw-table.ts'

const columns = [
  { title: 'source', most: 28 },
  { title: 'kind', most: 16 },
  { title: 'last answer', most: 16 },
  { title: 'next poll', most: 16 },
  { title: '24 h', most: 9 },
  { title: '7 d', most: 9 },
  { title: 'health' },
]
/** Words that are longer stand below their row, with what to do. */
const beside = 14
const indent = '  '

/** How each source does, as lines of at most 120 characters. Times are those of the settings' time zone. */
export function describeSources(reports: SourceReport[], timezone: string): string[] {
  if (reports.length === 0) return ['The settings have no sources.']
  const [head, ...rows] = drawTable(
    columns,
    reports.map((report) => rowOf(report, timezone)),
  )
  const heard = reports.filter((report) => report.heard).length
  return [
    head!,
    ...rows.flatMap((row, index) => [row, ...below(reports[index]!)]),
    '',
    `${heard} of ${reports.length} sources are heard. 24 h and 7 d: items / mentions among them.`,
  ]
}

function rowOf({ id, kind, lastAnswer, nextPoll, noPoll, day, week, words }: SourceReport, timezone: string) {
  const at = (time: string | null) => (time ? dayAndTime(new Date(time), timezone) : '-')
  return [
    ...[id, kind, at(lastAnswer), noPoll ?? at(nextPoll)],
    ...[day, week].map(({ items, mentions }) => `${items} / ${mentions}`),
    isShort(words) ? words : '',
  ]
}

function below({ words, todo }: SourceReport): string[] {
  const said = isShort(words) ? [] : [`${words}.`]
  return [...said, ...(todo ? [todo] : [])].flatMap((text) =>
    wrap(text, 110).map((line) => `${indent}${line}`),
  )
}

const isShort = (words: string) => words.length <= beside

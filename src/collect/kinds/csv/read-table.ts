import { z } from 'zod'
import { KorvaError } from '../../../core/errors.ts'
import type { FeedItem, ParsedFeed, ReadingNote } from '../../../core/feed-item.ts'
import { hashedId } from '../../item-id.ts'
import { parseDate } from '../../parse-date.ts'
import { cleanLine, plainText, plainTitle } from '../../plain-text.ts'
import { resolveLink } from '../../resolve-link.ts'
import type { AboutDocument } from '../../source-kind.ts'
import { checkScale } from './check-scale.ts'
import { type ColumnName, type Columns, columnNames, findColumns } from './find-columns.ts'
import { scoreToStars } from './score-scale.ts'
import { type BadLine, type Row, splitRows } from './split-rows.ts'
import { noTable, tableText } from './table-text.ts'

/** As the settings give them. */
const optionsSchema = z.object({
  scale: z.string(),
  columns: z.partialRecord(z.enum(columnNames), z.union([z.string(), z.array(z.string())])),
  timezone: z.string(),
})

/** How many lines that were passed over are told. */
const mostRemarks = 10

/**
 * Reads a table of feedback. Lines that cannot be read are passed over and remarked upon. Throws a KorvaError where there
 * is no table (`csv-empty`, `csv-is-a-page`, `csv-is-a-workbook`), no line of it can be read (`csv-no-rows`), its columns
 * are not found (`csv-no-text`, `csv-no-column`), or most of its scores are not on the scale (`csv-scale`).
 */
export function readTable(bytes: Uint8Array, { contentType, context }: AboutDocument): ParsedFeed {
  const options = optionsSchema.parse(context)
  const { rows, bad } = splitRows(tableText(bytes, contentType))
  const [heading, ...body] = rows
  if (!heading) throw noTable('csv-empty', 'The file is empty.')
  const columns = findColumns(heading.cells, options.columns)
  const cell = ({ cells }: Row, name: ColumnName) => (columns[name] ?? []).map((place) => cells[place] ?? '')
  // A score without words is an answer as well.
  const said = (row: Row) => (['text', 'title', 'score'] as const).flatMap((name) => cell(row, name)).join('')
  const answers = body.filter((row) => said(row) !== '')
  if (answers.length === 0 && bad.length > 0) throw noRows(bad)
  const home = homeOf(heading, columns, options.timezone)
  const items = answers.map((row) => toItem(row, cell, options.scale, home))
  checkScale(heading.cells, answers, items, columns, options.scale)
  const emptyRows = body.length - answers.length
  return {
    format: 'csv',
    title: null,
    builtAt: null,
    items: identified(items, answers, columns),
    ...passedOver(bad, emptyRows, answers, items, columns),
  }
}

type Cells = (row: Row, name: ColumnName) => string[]

/** Tools that write in UTC say so in the heading: `Submit Date (UTC)`. */
function homeOf({ cells }: Row, { date }: Columns, timezone: string): string {
  return /\butc\b/i.test(cells[date?.[0] ?? -1] ?? '') ? 'UTC' : timezone
}

/** The id is settled when all rows are known. */
function toItem(row: Row, cell: Cells, scale: string, home: string): Omit<FeedItem, 'id'> {
  const one = (name: ColumnName) => cell(row, name)[0] ?? ''
  const paragraphs = cell(row, 'text').filter((part) => part !== '')
  return {
    aliases: [],
    url: resolveLink(one('link'), undefined),
    title: plainTitle(one('title'), true),
    text: plainText(paragraphs.join('\n\n'), true),
    author: plainTitle(one('author'), true),
    publishedAt: parseDate(one('date'), home),
    updatedAt: null,
    rating: scoreToStars(one('score'), scale),
  }
}

/** A row is known by its id where no other row has it, else by what it says. The same row twice is one item. */
function identified(items: Omit<FeedItem, 'id'>[], rows: Row[], { id }: Columns): FeedItem[] {
  const ids = rows.map(({ cells }) => (id ? cleanLine(cells[id[0]!] ?? '') : ''))
  const counts = new Map<string, number>()
  for (const each of ids) counts.set(each, (counts.get(each) ?? 0) + 1)
  const known = items.map((item, place) => {
    const own = ids[place]!
    return { id: own && own.length <= 500 && counts.get(own) === 1 ? own : hashOf(item), ...item }
  })
  return [...new Map(known.map((item) => [item.id, item])).values()]
}

function hashOf({ text, title, rating, author, publishedAt }: Omit<FeedItem, 'id'>): string {
  return hashedId(text ?? [title, rating], author, publishedAt?.toISOString() ?? null)
}

function passedOver(
  bad: BadLine[],
  emptyRows: number,
  rows: Row[],
  items: Omit<FeedItem, 'id'>[],
  { date }: Columns,
): Pick<ParsedFeed, 'notes' | 'remarks'> {
  const undated = rows.filter(({ cells }, place) => {
    return date && (cells[date[0]!] ?? '') !== '' && items[place]!.publishedAt === null
  })
  const notes: ReadingNote[] = [
    ...(bad.length > 0 ? (['badly-nested'] as const) : []),
    ...(emptyRows > 0 ? (['empty-items'] as const) : []),
    ...(undated.length > 0 ? (['unknown-dates'] as const) : []),
  ]
  const remarks = [
    ...bad.map(({ line, why }) => `line ${line} ${why}`),
    ...undated.map(({ line }) => `line ${line} has a date that cannot be understood`),
  ]
  return {
    ...(notes.length > 0 && { notes }),
    ...(remarks.length > 0 && { remarks: remarks.slice(0, mostRemarks) }),
  }
}

const noRows = (bad: BadLine[]) =>
  new KorvaError(
    'csv-no-rows',
    `No line of the table can be read: ${bad
      .slice(0, mostRemarks)
      .map(({ line, why }) => `line ${line} ${why}`)
      .join('; ')}.`,
    {
      hint: 'Put texts that hold the delimiter or a line break into double quotes, as spreadsheets do when they save CSV.',
    },
  )

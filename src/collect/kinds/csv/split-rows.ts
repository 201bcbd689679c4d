import type * as CsvParse from 'csv-parse/sync'
import { lazily } from '../../lazily.ts'

const csv = lazily<typeof CsvParse>('csv-parse/sync')

export interface Row {
  /** The line of the file on which it begins, from 1. */
  line: number
  cells: string[]
}

/** A line that is no row of the table, in words. */
export interface BadLine {
  line: number
  why: string
}

interface Parsed {
  record: string[]
  info: { bytes: number; lines: number; empty_lines: number }
}

const delimiters = [',', ';', '\t', '|']
/** For tables of one column: nothing in them parts fields. */
const noDelimiter = '\u001f'
/** Quotes that are never closed and after which reading begins again; a file with more of them is no table. */
const mostRestarts = 100

/** The rows of a table, its heading first. The delimiter is the one that parts the heading into the most columns. */
export function splitRows(text: string): { rows: Row[]; bad: BadLine[] } {
  // The parser counts the two halves of a line break in quotes as two.
  const lines = text.replace(/\r\n?/g, '\n')
  // Excel's own hint to itself.
  const [hint = '', hinted] = /^sep=(.)\n/.exec(lines) ?? []
  const bytes = Buffer.from(lines.slice(hint.length))
  const delimiter = hinted ?? delimiterOf(bytes)
  const found: { rows: Row[]; bad: BadLine[] } = { rows: [], bad: [] }
  let at = { byte: 0, line: hint ? 1 : 0 }
  for (let reads = 0; at.byte < bytes.length; reads++) {
    if (reads > mostRestarts) {
      found.bad.push({ line: at.line + 1, why: 'is where reading ended: too many quotes are never closed' })
      break
    }
    const end = readFrom(bytes.subarray(at.byte), at.line, delimiter, found)
    if (!end.openQuote) break
    at = nextLine(bytes, { byte: at.byte + end.byte, line: end.line })
  }
  return found
}

/** What an open quote swallowed is read again, after the line on which it was opened. */
function nextLine(bytes: Buffer, { byte, line }: { byte: number; line: number }) {
  const newline = bytes.indexOf(0x0a, byte)
  return newline < 0 ? { byte: bytes.length, line } : { byte: newline + 1, line: line + 1 }
}

function delimiterOf(bytes: Buffer): string {
  const counts = delimiters.map((delimiter) => {
    const [heading] = csv().parse(bytes, { ...options, delimiter, to: 1 }) as string[][]
    return { delimiter, columns: heading?.length ?? 0 }
  })
  const best = counts.reduce((a, b) => (b.columns > a.columns ? b : a))
  return best.columns > 1 ? best.delimiter : noDelimiter
}

const options = {
  bom: true,
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: true,
  skip_records_with_error: true,
  trim: true,
}

/** Adds the rows from there on. `end` is behind the last of them: the line that an open quote begins on follows. */
function readFrom(
  bytes: Buffer,
  before: number,
  delimiter: string,
  found: { rows: Row[]; bad: BadLine[] },
): { byte: number; line: number; openQuote: boolean } {
  let openQuote = false
  const onSkip = () => {
    openQuote = true
    return undefined
  }
  const parsed = csv().parse(bytes, {
    ...options,
    delimiter,
    info: true,
    on_skip: onSkip,
  }) as unknown as Parsed[]
  let end = { byte: 0, line: before, empty: 0 }
  for (const { record, info } of parsed) {
    const heading = found.rows[0]
    const line = end.line + info.empty_lines - end.empty + 1
    end = { byte: info.bytes, line: before + info.lines, empty: info.empty_lines }
    const cells = heading ? withoutEmptyEnd(record, heading.cells.length) : record
    if (!heading || cells.length <= heading.cells.length) found.rows.push({ line, cells })
    else found.bad.push({ line, why: `has ${cells.length} fields, the heading ${heading.cells.length}` })
  }
  if (openQuote) {
    // Empty lines before it belong to no row.
    for (; bytes[end.byte] === 0x0a; end.byte++) end.line++
    found.bad.push({ line: end.line + 1, why: 'opens a quote that is never closed' })
  }
  return { ...end, openQuote }
}

/** Spreadsheets write empty cells beyond the table. */
function withoutEmptyEnd(cells: string[], wanted: number): string[] {
  return cells.slice(wanted).some((cell) => cell !== '') ? cells : cells.slice(0, wanted)
}

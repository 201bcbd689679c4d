import { stripVTControlCharacters } from 'node:util'

export interface Column {
  title: string
  /** Characters at the most; what is longer is cut. Left out: what remains of the line. */
  most?: number
}

/** As wide as terminals and mails show whole. */
const lineWidth = 120
const gap = '  '

/** Rows as aligned lines of at most 120 characters, with a line of titles. One column has no `most`: it gets the rest. */
export function drawTable(columns: Column[], rows: string[][]): string[] {
  const cells = [columns.map(({ title }) => title), ...rows.map((row) => row.map(plainLine))]
  const widths = widthsOf(columns, cells)
  return cells.map((row) =>
    row
      .map((cell, index) => pad(cell, widths[index]!))
      .join(gap)
      .trimEnd(),
  )
}

/**
 * A stranger's text as one line that a terminal shows and does nothing else with: no escapes, no control characters,
 * nothing that turns the direction of what follows.
 */
export function plainLine(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
}

/** A text of at most so many characters, cut with three dots. */
function cutTo(text: string, most: number): string {
  const characters = [...text]
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : text
}

/** A text in lines of at most so many characters, broken between words. */
export function wrap(text: string, most: number): string[] {
  const lines: string[] = []
  for (const word of plainLine(text).split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && [...last].length + 1 + [...word].length <= most)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/** `2026-11-21 14:05` in a time zone: the Swedish way of writing it is ISO's. */
export function dayAndTime(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at)
}

function widthsOf(columns: Column[], cells: string[][]): number[] {
  const wanted = columns.map(({ most = lineWidth }, index) =>
    Math.min(most, Math.max(...cells.map((row) => [...row[index]!].length))),
  )
  const fixed = columns.reduce((sum, { most }, index) => (most === undefined ? sum : sum + wanted[index]!), 0)
  const rest = lineWidth - fixed - gap.length * (columns.length - 1)
  return columns.map(({ most }, index) =>
    most === undefined ? Math.min(wanted[index]!, rest) : wanted[index]!,
  )
}

function pad(text: string, width: number): string {
  const cut = cutTo(text, width)
  return cut + ' '.repeat(width - [...cut].length)
}

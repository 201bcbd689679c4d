import { instantOf } from '../core/zone-offset.ts'
import { monthNumber } from './month-names.ts'
import { zoneMinutes } from './time-zones.ts'

interface Parts {
  year: number
  /** 1 to 12. */
  month: number
  day: number
  time: string
}

/** What may stand between a date and its time: `at`, `klo`, a dash as Drupal writes it, the Russian and Bulgarian `г.` */
const between = String.raw`(?:(?:at|klo|kl\.?|um|à|a las|г\.?|[-–|])\s+)*`
const clock = String.raw`(?:[T\s,]+${between}(\d.*))?$`
const patterns: [shape: RegExp, read: (found: string[]) => Parts | null][] = [
  // ISO 8601 and W3CDTF: 2026-11-21T12:05:00Z, 2026-11, 20261121T120500Z, 2026/11/21
  [
    new RegExp(String.raw`^(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?${clock}`, 'i'),
    (f) => parts(f[1], f[2], f[3], f[4]),
  ],
  [new RegExp(String.raw`^(\d{4})(\d\d)(\d\d)${clock}`, 'i'), (f) => parts(f[1], f[2], f[3], f[4])],
  [
    new RegExp(String.raw`^(\d{4})[/.](\d\d?)[/.](\d\d?)\.?${clock}`, 'i'),
    (f) => parts(f[1], f[2], f[3], f[4]),
  ],
  // 2026年11月21日, also in Korean
  [
    new RegExp(String.raw`^(\d{4})\s?[年년]\s?(\d\d?)\s?[月월]\s?(\d\d?)\s?[日일]${clock}`),
    (f) => parts(f[1], f[2], f[3], f[4]),
  ],
  // Day of the year: 2026-325
  [new RegExp(String.raw`^(\d{4})-(\d{3})${clock}`, 'i'), (f) => dayOfYear(f[1]!, f[2]!, f[3])],
  // 21.11.2026 klo 14:05, as Finns and Germans write it
  [
    new RegExp(String.raw`^(\d\d?)\.\s?(\d\d?)\.\s?(\d{2,4})${clock}`, 'i'),
    (f) => parts(f[3], f[2], f[1], f[4]),
  ],
  // 11/21/2026; the other way about where only that is a date
  [
    new RegExp(String.raw`^(\d\d?)[/-](\d\d?)[/-](\d{2,4})${clock}`, 'i'),
    (f) => (Number(f[1]) > 12 ? parts(f[3], f[2], f[1], f[4]) : parts(f[3], f[1], f[2], f[4])),
  ],
  // RFC 822: 21 Nov 2026 12:05:00 +0200; also 21-Nov-26, 21. marraskuuta 2026
  [
    new RegExp(
      String.raw`^(\d\d?)(?:st|nd|rd|th|er)?\.?[\s-]+(?:de\s+)?(\p{L}+)\.?,?[\s-]+(?:de\s+)?(\d{2,4})${clock}`,
      'iu',
    ),
    (f) => named(f[3], f[2]!, f[1], f[4]),
  ],
  // November 21, 2026 2:05 pm
  [
    new RegExp(String.raw`^(\p{L}+)\.?\s+(\d\d?)(?:st|nd|rd|th)?,?\s+(\d{4})${clock}`, 'iu'),
    (f) => named(f[3], f[1]!, f[2], f[4]),
  ],
  // asctime: Nov 21 12:05:00 EET 2026
  [/^(\p{L}+)\.?\s+(\d\d?)\s+(\d\d?:[\d:.]+(?:\s+\S+)?)\s+(\d{4})$/u, (f) => named(f[4], f[1]!, f[2], f[3])],
]

/**
 * A feed's date: ISO 8601 and W3CDTF, RFC 822 in the variants that are met, and what people write, with month names in
 * the languages of `month-names.ts`. Null where it is none, such as 31 February.
 *
 * @param home the time zone (IANA name) of what names none; left out: UTC
 */
export function parseDate(text: string, home?: string): Date | null {
  // Longer than any date. The weekday says nothing that the date does not: `lördag den 21 november`.
  const wanted = text
    .slice(0, 100)
    .replace(/\([^()]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (/^\d{10}$|^\d{13}$/.test(wanted)) return new Date(Number(wanted.padEnd(13, '0')))
  return read(wanted, home) ?? read(wanted.replace(/^\p{L}[\p{L}-]*[.,]*\s*(?:den\s)?/u, ''), home)
}

function read(text: string, home?: string): Date | null {
  for (const [shape, understand] of patterns) {
    const found = shape.exec(text)
    const understood = found && understand(found as unknown as string[])
    if (understood) return toDate(understood, home)
  }
  return null
}

function parts(year = '', month = '1', day = '1', time = ''): Parts {
  return { year: fullYear(year), month: Number(month), day: Number(day), time }
}

function named(year: string | undefined, name: string, day: string | undefined, time: string | undefined) {
  const month = monthNumber(name)
  return month ? parts(year, String(month), day, time) : null
}

function dayOfYear(year: string, day: string, time = ''): Parts | null {
  const date = new Date(Date.UTC(Number(year), 0, Number(day)))
  if (date.getUTCFullYear() !== Number(year)) return null
  return { year: Number(year), month: date.getUTCMonth() + 1, day: date.getUTCDate(), time }
}

/** RFC 2822, 4.3: two digits below 50 are of this century, three count from 1900. */
function fullYear(year: string): number {
  const value = Number(year)
  if (year.length === 2) return value < 50 ? 2000 + value : 1900 + value
  return year.length === 3 ? 1900 + value : value
}

function toDate({ year, month, day, time }: Parts, home?: string): Date | null {
  const ms = time ? timeOfDay(time) : 0
  const midnight = new Date(Date.UTC(year, month - 1, day))
  const exists = midnight.getUTCMonth() === month - 1 && midnight.getUTCDate() === day && year >= 1900
  if (!exists || ms === null) return null
  const written = new Date(midnight.getTime() + ms)
  const date = home && !zoneIn(time) ? instantOf(written, home) : written
  // A zone can carry the last day of 9999 beyond what databases and ISO 8601 write in four digits.
  return date.getUTCFullYear() <= 9999 ? date : null
}

/**
 * 14:05:30.5, 14.05, 14h05, 1405; single digits after a colon; `:123` milliseconds behind; am or pm, as Finns write them
 * `ap.` and `ip.`, Swedes `fm` and `em`; a zone.
 */
const timeShape =
  /^(\d\d?)(?:[:.h]?(\d\d|(?<=:)\d(?!\d))(?:[:.]?(\d\d|(?<=:)\d(?!\d))(?:[.,](\d+))?)?)?(?::\d\d)?\s*((?:[ap]\.?m|[ai]\.?p|[fe]\.?m)\b\.?)?\s*(.*)$/i

/** The zone that a time names; empty where it names none. */
const zoneIn = (time: string) => timeShape.exec(time)?.at(-1)?.trim() ?? ''

/** Milliseconds since midnight in UTC, which another time zone's hour may put before or after the day. */
function timeOfDay(time: string): number | null {
  const [, hour, minute = '0', second = '0', fraction = '0', half, zone = ''] = timeShape.exec(time) ?? []
  if (hour === undefined) return null
  const hours = half ? (Number(hour) % 12) + (/^[pie]/i.test(half) ? 12 : 0) : Number(hour)
  // ISO 8601 lets a day end at 24:00.
  const endOfDay = hours === 24 && Number(minute) === 0 && Number(second) === 0
  if ((hours > 23 && !endOfDay) || Number(minute) > 59 || Number(second) > 60) return null
  // A leap second falls on the second before it: a Date has no place for it.
  const seconds = Math.min(Number(second), 59) + Number(`0.${fraction}`)
  return (hours * 60 + Number(minute) - zoneMinutes(zone)) * 60_000 + Math.floor(seconds * 1000)
}

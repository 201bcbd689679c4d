/** The days of the week as the settings name them, Monday first. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** A part of a day, in minutes from midnight; 1440 is its end. */
export interface DaySpan {
  from: number
  to: number
}

/** Minutes from midnight of a time such as `08:00`, or `24:00` where a span may end there; null where it is none. */
export function parseTime(text: string, latest = 1439): number | null {
  const match = /^([01]?\d|2[0-4]):([0-5]\d)$/.exec(text.trim())
  const minutes = match ? Number(match[1]) * 60 + Number(match[2]) : Number.NaN
  return minutes <= latest ? minutes : null
}

/** The spans of `08:00-12:00, 13:00-16:00`, in order and none over another; null where the text is none. */
export function parseSpans(text: string): DaySpan[] | null {
  const spans = text.split(',').map((part): DaySpan | null => {
    const [from, to, ...rest] = part.split('-').map((time) => parseTime(time, 1440))
    return from == null || to == null || rest.length > 0 || from >= to ? null : { from, to }
  })
  if (spans.some((span) => span === null)) return null
  const whole = spans as DaySpan[]
  return whole.every((span, n) => n === 0 || whole[n - 1]!.to <= span.from) ? whole : null
}

/** Which days `mon`, `mon-fri` or `sun-thu` names in their order, 0 for Monday; null where the text names none. */
export function parseDays(text: string): number[] | null {
  const [first, last = first, ...rest] = text
    .split('-')
    .map((day) => weekdays.indexOf(day.trim().toLowerCase() as (typeof weekdays)[number]))
  if (first === undefined || last === undefined || first < 0 || last < 0 || rest.length > 0) return null
  // From Sunday a week goes on with Monday.
  const count = ((last - first + 7) % 7) + 1
  return Array.from({ length: count }, (_, n) => (first + n) % 7)
}

/** The week of `{ mon-fri: "08:00-16:00", sat: "10:00-14:00" }`, Monday first; null where a day or span is wrong, or a day twice. */
export function parseWeek(open: Record<string, string>): DaySpan[][] | null {
  const week: DaySpan[][] = weekdays.map(() => [])
  for (const [days, text] of Object.entries(open)) {
    const [numbers, spans] = [parseDays(days), parseSpans(text)]
    if (!numbers || !spans || numbers.some((day) => week[day]!.length > 0)) return null
    for (const day of numbers) week[day] = spans
  }
  return week
}

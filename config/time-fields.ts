import { z } from 'zod'
import { accepted } from './fields.ts'
import { parseSpans, parseTime, parseWeek } from './spans.ts'

/** A time of day, in minutes from midnight once parsed. */
export const timeOfDay = () =>
  accepted((value) => parseTime(value) !== null, 'a time of day, such as "08:00"').transform(
    (value) => parseTime(value) ?? 0,
  )

/** A day of the calendar, as `2026-12-24`. */
export const day = () => accepted(isDay, 'a day, such as "2026-12-24"')

function isDay(value: string): boolean {
  const at = Date.parse(`${value}T00:00:00Z`)
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(value)
  )
}

const openHours =
  'days with their hours, such as { mon-fri: "08:00-16:00", sat: "10:00-12:00, 13:00-15:00" }, each day once'

const spans = () =>
  accepted(
    (value) => parseSpans(value) !== null,
    'hours in their order, such as "08:00-16:00" or "08:00-12:00, 13:00-24:00"',
  )

/** Days of the week with their hours, Monday first once parsed. Which days there are is checked apart, by the line of each. */
export const week = () =>
  z
    .record(z.string(openHours), spans(), openHours)
    .refine((open) => Object.keys(open).length > 0, openHours)
    .transform((open) => parseWeek(open) ?? [])

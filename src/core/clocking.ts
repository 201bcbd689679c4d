import type { Locale, Translate } from './texts/index.ts'
import { offsetAt } from './zone-offset.ts'

/** How times of day are written: language and time zone of the settings. */
export interface Clocking {
  locale: Locale
  /** IANA name, e.g. Europe/Helsinki. */
  timezone: string
}

/** `20 Nov, 14:05`: with the day always, since a card may be read days after it was drawn. */
export function clockTime(at: Date, { locale, timezone }: Clocking): string {
  return format(at, locale, timezone, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })
}

/** The day as people write it: `Saturday 21 November`. */
export function dayName(at: Date, { locale, timezone }: Clocking): string {
  return format(at, locale, timezone, { weekday: 'long', day: 'numeric', month: 'long' })
}

/** The day alone, with its year: `3 May 2026`. */
export function shortDay(at: Date, { locale, timezone }: Clocking): string {
  return format(at, locale, timezone, { day: 'numeric', month: 'short', year: 'numeric' })
}

/** Minutes as `25 min`, `3 h 10 min` or `2 d 4 h`. */
export function duration(minutes: number, t: Translate): string {
  if (minutes < 60) return t('card.minutes', { count: minutes })
  if (minutes < 48 * 60) return t('card.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })
  return t('card.days', { days: Math.floor(minutes / 1440), hours: Math.floor((minutes % 1440) / 60) })
}

/** The instant at which the day of `now` began in the time zone; at one o'clock where the clock skipped midnight. */
export function startOfDay(now: Date, timezone: string): Date {
  const day = dayAt(now, timezone)
  const midnight = Date.parse(`${day}T00:00:00Z`)
  const later = new Date(midnight - offsetAt(new Date(midnight - 12 * hour), timezone))
  const guesses = [later, new Date(midnight - offsetAt(later, timezone))].sort((a, b) => +a - +b)
  return guesses.find((guess) => dayAt(guess, timezone) === day) ?? later
}

const hour = 3_600_000

/** The day in the time zone, as `2026-11-21`. */
export const dayAt = (at: Date, timeZone: string) =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)

const formats = new Map<string, Intl.DateTimeFormat>()

/** Formats are kept: to make one takes a hundred times as long as to use it, and much memory. */
function format(at: Date, locale: Locale, timeZone: string, options: Intl.DateTimeFormatOptions): string {
  const key = JSON.stringify([locale, timeZone, options])
  const known =
    formats.get(key) ?? new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { timeZone, ...options })
  formats.set(key, known)
  return known.format(at)
}

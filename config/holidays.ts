import { createRequire } from 'node:module'
import type Holidays from 'date-holidays'

const dayMs = 86_400_000

/**
 * Days that the library has as whole ones and that are worked on. In Finland banks are open on New Year's Eve until one
 * o'clock: https://github.com/commenthol/date-holidays/pull/393 took away the hour that had said so.
 */
const workedOn: Record<string, string[]> = { FI: ['12-31'] }

/** Loaded with the first country that the settings name: it takes some 30 MB. */
function load(): typeof Holidays {
  return createRequire(import.meta.url)('date-holidays') as typeof Holidays
}

/** The countries whose holidays are known: their names in their own language and in English, by their codes (ISO 3166-1). */
export function holidayCountries(): Map<string, string[]> {
  countries ??= listCountries()
  return countries
}

/** Asked once: settings may have many hours. */
let countries: Map<string, string[]> | null = null

function listCountries(): Map<string, string[]> {
  const library = new (load())()
  const english = library.getCountries('en')
  return new Map(
    Object.entries(library.getCountries()).map(([code, name]) => [code, [name, english[code] ?? name]]),
  )
}

/**
 * Whether a day (`2026-12-06`) is a public or bank holiday of a country, whole: half days off are none. In Finland the
 * eves of Midsummer and Christmas are bank holidays, and nobody works on them. `country` is one of `holidayCountries`.
 */
export function holidaysOf(country: string): (day: string) => boolean {
  const library = new (load())(country)
  const worked = workedOn[country] ?? []
  const years = new Map<number, Set<string>>()
  const daysOf = (year: number) => {
    const known = years.get(year) ?? new Set(library.getHolidays(year).filter(isOff).flatMap(daysIn))
    years.set(year, known)
    return known
  }
  return (day) => {
    const year = Number(day.slice(0, 4))
    // One that begins with December's last days may go on in January.
    return !worked.includes(day.slice(5)) && (daysOf(year).has(day) || daysOf(year - 1).has(day))
  }
}

const isOff = ({ type, date, start, end }: Holiday) =>
  (type === 'public' || type === 'bank') && date.slice(11, 19) === '00:00:00' && wholeDays(start, end) > 0

/** Each day of a holiday: Eid al-Fitr and the first days of January last several in some countries. */
function daysIn({ date, start, end }: Holiday): string[] {
  const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`)
  return Array.from({ length: wholeDays(start, end) }, (_, n) =>
    new Date(first + n * dayMs).toISOString().slice(0, 10),
  )
}

/** A clock change takes an hour of a day. */
const wholeDays = (start: Date, end: Date) => Math.floor((end.getTime() - start.getTime()) / dayMs + 0.1)

type Holiday = ReturnType<InstanceType<typeof Holidays>['getHolidays']>[number]

import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { holidayCountries, holidaysOf } from '../../config/holidays.ts'
import { loadSettings } from '../../config/load-settings.ts'
import { kinds } from '../../src/collect/kinds/index.ts'

/** The modules that the library is made of, as far as this process has loaded them. */
const loaded = () =>
  Object.keys(createRequire(import.meta.url).cache).filter((file) => file.includes('date-holidays'))

const load = (holidays: string) =>
  loadSettings(`sources: []\nhours: [{ id: a, open: { mon: 8:00-9:00 }${holidays} }]\n`, 'korva.yaml', kinds)

describe('holidays', () => {
  it('take memory only where a country is named', () => {
    load('')
    expect(loaded()).toEqual([])
    load(', holidays: FI')
    expect(loaded().length).toBeGreaterThan(0)
  })

  it('are known for the countries of the library, by their codes', () => {
    const countries = holidayCountries()
    expect(countries.size).toBeGreaterThan(150)
    expect(countries.get('FI')).toEqual(['Suomi', 'Finland'])
  })

  it.each([
    ['Independence Day', '2026-12-06'],
    ['Christmas Eve', '2026-12-24'],
    ["New Year's Day", '2027-01-01'],
    ['Epiphany', '2027-01-06'],
    ['Good Friday', '2027-03-26'],
    ['Easter Monday, the day after the clocks changed', '2027-03-29'],
    ['Ascension Day', '2027-05-06'],
    ['Midsummer Eve', '2027-06-25'],
    ['Midsummer Eve of another year', '2028-06-23'],
    ["All Saints' Day", '2027-11-06'],
  ])('are days off in Finland: %s', (_name, day) => {
    expect(holidaysOf('FI')(day)).toBe(true)
  })

  it.each([
    ['the day after Independence Day', '2026-12-07'],
    ["New Year's Eve", '2026-12-31'],
    ["Mother's Day, which is kept and no holiday", '2027-05-09'],
    ['the day before Midsummer Eve', '2027-06-24'],
    ['a Saturday', '2026-11-28'],
  ])('are no days off in Finland: %s', (_name, day) => {
    expect(holidaysOf('FI')(day)).toBe(false)
  })

  it('last as many days as they do, over the turn of a year as well', () => {
    const days = (country: string, from: string, count: number) => {
      const isOff = holidaysOf(country)
      const all = Array.from({ length: count }, (_, n) =>
        new Date(Date.parse(from) + n * 86_400_000).toISOString().slice(0, 10),
      )
      return all.filter(isOff)
    }
    expect(days('RO', '2026-12-31', 4)).toEqual(['2027-01-01', '2027-01-02'])
    // Seollal: the day of the new moon with the one before and the one after.
    expect(days('KR', '2027-02-04', 7)).toEqual(['2027-02-07', '2027-02-08', '2027-02-09'])
  })

  it('are none where half a day is worked', () => {
    expect(['2027-12-24', '2027-12-31'].filter(holidaysOf('AT'))).toEqual([])
    expect(holidaysOf('AT')('2027-12-25')).toBe(true)
  })
})

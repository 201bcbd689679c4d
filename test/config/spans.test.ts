import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DaySpan, parseDays, parseSpans, parseTime, parseWeek, weekdays } from '../../config/spans.ts'

const minutes = fc.integer({ min: 0, max: 1440 })
const written = (at: number) =>
  `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
const asText = (spans: DaySpan[]) => spans.map(({ from, to }) => `${written(from)}-${written(to)}`).join(', ')

/** Spans in order and apart; with `touching` some end where the next begins. */
const spansOf = (touching: boolean) =>
  fc.uniqueArray(minutes, { minLength: 2, maxLength: 8 }).map((times): DaySpan[] => {
    const sorted = times.toSorted((a, b) => a - b)
    const step = touching ? 1 : 2
    return sorted.flatMap((from, n) =>
      n % step === 0 && n + 1 < sorted.length ? [{ from, to: sorted[n + 1]! }] : [],
    )
  })
const spans = fc.oneof(spansOf(false), spansOf(true))

describe('spans of a day', () => {
  it('are read as they are written', () => {
    fc.assert(
      fc.property(spans, (all) => {
        expect(parseSpans(asText(all))).toEqual(all)
        expect(parseSpans(asText(all).replaceAll(' ', ''))).toEqual(all)
      }),
    )
  })

  it('are refused out of their order, and one over another', () => {
    fc.assert(
      fc.property(spans, fc.nat(), (all, pick) => {
        fc.pre(all.length > 1)
        expect(parseSpans(asText(all.toReversed()))).toBeNull()
        const n = pick % (all.length - 1)
        const over = all.with(n, { from: all[n]!.from, to: all[n + 1]!.from + 1 })
        expect(parseSpans(asText(over))).toBeNull()
      }),
    )
  })

  it('are within the day or none, whatever stands there', () => {
    const nearly = fc
      .array(fc.constantFrom('8:00', '08:00', '24:00', '24:01', '9:60', '-', '-', ',', ' ', '1'), {
        maxLength: 9,
      })
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.oneof(fc.string(), nearly), (text) => {
        const found = parseSpans(text)
        if (found === null) return
        expect(found.length).toBeGreaterThan(0)
        for (const [n, { from, to }] of found.entries()) {
          expect((found[n - 1]?.to ?? 0) <= from && from < to && to <= 1440).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    '',
    '8',
    '8:00',
    '8:00-',
    '10:00-9:00',
    '8:00-8:00',
    '8:00-9:00-10:00',
    '8:60-9:00',
    '8:00-24:01',
    ',',
  ])('are refused where they are none: %j', (text) => {
    expect(parseSpans(text)).toBeNull()
  })

  it('end with the day at most, and times of day before it', () => {
    expect([parseTime('24:00'), parseTime('24:00', 1440), parseTime('7:05'), parseTime('-1:00')]).toEqual([
      ...[null, 1440, 425, null],
    ])
  })
})

describe('days of the week', () => {
  it('are those from the first to the last, past Sunday as well', () => {
    fc.assert(
      fc.property(fc.nat(6), fc.nat(6), (first, last) => {
        const days = parseDays(`${weekdays[first]}-${weekdays[last]!.toUpperCase()}`)!
        expect(days[0]).toBe(first)
        expect(days.at(-1)).toBe(last)
        expect(days.slice(1)).toEqual(days.slice(0, -1).map((day) => (day + 1) % 7))
        expect(new Set(days).size).toBe(days.length)
      }),
    )
    expect([parseDays('sun'), parseDays(' Mon - fri ')]).toEqual([[6], [0, 1, 2, 3, 4]])
  })

  it('are none where another word stands', () => {
    const nearly = fc
      .array(fc.constantFrom(...weekdays, '-', '-', ' ', 'day', 'ma'), { maxLength: 5 })
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.oneof(fc.string(), nearly), (text) => {
        const isDays = text.split('-').length <= 2 && text.split('-').every((word) => isDay(word.trim()))
        expect(parseDays(text) !== null).toBe(isDays)
      }),
      { numRuns: 500 },
    )
  })

  it('make a week with the hours of each, Monday first', () => {
    fc.assert(
      fc.property(fc.array(fc.option(spans), { minLength: 7, maxLength: 7 }), (each) => {
        const open = each.flatMap((all, day) => (all ? [[weekdays[day]!, asText(all)]] : []))
        expect(parseWeek(Object.fromEntries(open))).toEqual(each.map((all) => all ?? []))
      }),
    )
    expect(parseWeek({ 'mon-sun': '00:00-24:00' })).toEqual(Array(7).fill([{ from: 0, to: 1440 }]))
    expect([parseWeek({ 'mon-fri': '8:00-9:00', fri: '9:00-10:00' }), parseWeek({ mon: 'x' })]).toEqual([
      ...[null, null],
    ])
  })
})

const isDay = (word: string) => weekdays.some((day) => day === word.toLowerCase())

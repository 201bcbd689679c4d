import { dayAt } from './clocking.ts'
import type { PromiseTerms, Span, WorkingHours } from './promise.ts'
import { instantOf } from './zone-offset.ts'

const minute = 60_000
const day = 86_400_000
/** Days that are looked through for working time; a week of holidays on end is rare, a year of them a slip. */
const mostDays = 800

/**
 * The end of the promise: it counts from when the customer wrote, around the clock, or in working time alone. Where no
 * working time comes at all it is the plain one.
 */
export function dueAt(writtenAt: Date, { respondMs, hours }: PromiseTerms): Date {
  const plain = new Date(writtenAt.getTime() + respondMs)
  return hours ? (addWorking(writtenAt, respondMs, hours) ?? plain) : plain
}

/** Milliseconds of working time between two instants. */
export function workingBetween(from: Date, to: Date, hours: WorkingHours): number {
  let sum = 0
  for (const [start, end] of spansFrom(from, hours)) {
    if (start >= to.getTime()) break
    sum += Math.max(0, Math.min(end, to.getTime()) - Math.max(start, from.getTime()))
  }
  return sum
}

function addWorking(from: Date, ms: number, hours: WorkingHours): Date | null {
  let left = ms
  for (const [start, end] of spansFrom(from, hours)) {
    const begin = Math.max(start, from.getTime())
    if (end <= begin) continue
    if (left <= end - begin) return new Date(begin + left)
    left -= end - begin
  }
  return null
}

/**
 * The working spans as instants, from the day of `from` on: a clock change makes that day's one shorter or longer, and never
 * lets one begin before the last has ended.
 */
function* spansFrom(from: Date, { timezone, week, isHoliday }: WorkingHours): Generator<[number, number]> {
  const first = Date.parse(`${dayAt(from, timezone)}T00:00:00Z`)
  let ended = 0
  for (let n = 0; n < mostDays; n++) {
    const wall = first + n * day
    if (isHoliday(new Date(wall).toISOString().slice(0, 10))) continue
    const spans: Span[] = week[(new Date(wall).getUTCDay() + 6) % 7] ?? []
    for (const { from, to } of spans) {
      const start = Math.max(ended, at(wall + from * minute, timezone))
      ended = Math.max(start, at(wall + to * minute, timezone))
      yield [start, ended]
    }
  }
}

const at = (wall: number, timezone: string) => instantOf(new Date(wall), timezone).getTime()

/** Whole minutes until `due`, rounded down; negative when it is past. */
export function minutesLeft(due: Date, now: Date): number {
  return Math.floor((due.getTime() - now.getTime()) / minute)
}

/** Whole minutes since `then`, never negative. */
export function minutesSince(then: Date, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - then.getTime()) / minute))
}

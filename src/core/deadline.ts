const minute = 60_000

/** The end of the promise: it counts from when the customer wrote, around the clock. */
export function dueAt(writtenAt: Date, respondMs: number): Date {
  return new Date(writtenAt.getTime() + respondMs)
}

/** Whole minutes until `due`, rounded down; negative when it is past. */
export function minutesLeft(due: Date, now: Date): number {
  return Math.floor((due.getTime() - now.getTime()) / minute)
}

/** Whole minutes since `then`, never negative. */
export function minutesSince(then: Date, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - then.getTime()) / minute))
}
